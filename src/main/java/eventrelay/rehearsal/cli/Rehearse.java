package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.access.UnsupportedPolicyException;
import eventrelay.rehearsal.attack.Attacks;
import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.function.PythonMissingException;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.report.AttackTable;
import eventrelay.rehearsal.report.DeadLetterReport;
import eventrelay.rehearsal.report.FaultTable;
import eventrelay.rehearsal.report.JsonReport;
import eventrelay.rehearsal.report.MarkdownReport;
import eventrelay.rehearsal.report.Reporter;
import eventrelay.rehearsal.report.TextReport;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command {@code ./rehearse}. */
@Command(
    name = "./rehearse",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Sends events through what the stacks declare, asks at each hop what AWS would ask, and names"
          + " the statement that stops an event. Needs no AWS account.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every event ended as it should; under --break, none was lost; every attack was refused",
      "1:one did not; under --import-file, something would be replaced; under --dead-letter,"
          + " something is unknown",
      "2:the command line, a stack file, an export, an event or another file is wrong"
    })
public final class Rehearse implements Callable<Integer> {
  /** Where the project is: its stack files, sample events and function. */
  static final String PROJECT = "eventrelay.project";

  private static final String SAMPLES = "events";
  static final String ALL = "all";
  private static final int OK = 0;
  private static final int UNEXPECTED = 1;
  private static final int WRONG_INPUT = 2;

  /** Spelled as on the command line. */
  enum Format {
    text,
    json,
    markdown,
    html
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder with Pulumi.<stack>.yaml files. Default: the project's own.")
  Path folder;

  @Option(
      names = "--event",
      paramLabel = "FILE|-",
      description =
          "An event, or JSON Lines of events; - for standard input. Repeatable. Default:"
              + " FOLDER/events/*.json if there is such a folder, or else the project's"
              + " events/*.json.")
  List<String> events = new ArrayList<>();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "What `pulumi stack export` wrote of a deployed stack, in place of running the program."
              + " Repeatable.")
  List<Path> exports = new ArrayList<>();

  @Option(
      names = "--save-exports",
      paramLabel = "FOLDER",
      description =
          "Write what each stack declares there, as `pulumi stack export` would, and the templates"
              + " of StackSets.")
  Path saveExports;

  @Option(
      names = "--break",
      paramLabel = "WHAT",
      description =
          "Break something first: function, function-permission, bus-policy, forwarding-role, bus,"
              + " dead-letter-queue; repeatable, together. all: each alone, in turn, as a table."
              + " Then no event may be lost.")
  List<String> faults = new ArrayList<>();

  @Option(
      names = "--attacks",
      description = "Try what an intruder might, and name the statement that refuses it.")
  boolean attacks;

  @Option(
      names = "--against",
      paramLabel = "FOLDER|FILE",
      description =
          "Another state to compare with: a folder of stack files or of exports, or an export,"
              + " repeatable. Says which resources and inputs changed, and which events end"
              + " otherwise.")
  List<Path> against = new ArrayList<>();

  @Option(
      names = "--dead-letter",
      paramLabel = "FILE|-",
      description =
          "Explain messages of a dead-letter queue, as `aws sqs receive-message` prints them with"
              + " their attributes; - for standard input.")
  String deadLetter;

  @ArgGroup(exclusive = false)
  AdoptionOptions adoption;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text (default), json, markdown, for a pull request, or html: one page with the map, each"
              + " event's path, every fault and every attack.")
  Format format = Format.text;

  private final Path project;
  private final InputStream in;
  private final PrintStream out;
  private final boolean colour;

  Rehearse(Path project, InputStream in, PrintStream out, boolean colour) {
    this.project = project;
    this.in = in;
    this.out = out;
    this.colour = colour;
  }

  /** Ends the process with the exit status that {@code --help} lists. */
  public static void main(String[] args) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    var project = Path.of(System.getProperty(PROJECT, ""));
    var colour = Boolean.getBoolean("eventrelay.colour");
    System.exit(run(args, project, System.in, out, err, colour));
  }

  /** Runs one command line. */
  static int run(
      String[] args,
      Path project,
      InputStream in,
      PrintStream out,
      PrintStream err,
      boolean colour) {
    var status =
        new CommandLine(new Rehearse(project, in, out, colour))
            .setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8))
            .registerConverter(Path.class, Rehearse::path)
            .setExecutionExceptionHandler(
                (exception, command, parsed) -> {
                  if (exception instanceof UnusableInputException
                      || exception instanceof UnsupportedPolicyException
                      || exception instanceof PythonMissingException) {
                    out.flush();
                    command.getErr().println(exception.getMessage());
                    return WRONG_INPUT;
                  }
                  throw exception;
                })
            .execute(args);
    out.flush();
    return status;
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("no file can have this name here: " + e.getReason());
    }
  }

  @Override
  public Integer call() {
    Combination.check(this);
    if (attacks) {
      return attack(stacks(Set.of()));
    }
    if (deadLetter != null) {
      return explain(new DeadLetters(deadLetter, in).explain(this::stacks));
    }
    if (adoption != null) {
      return adopt(new Adopting(stacks(Set.of()), adoption));
    }
    try (var sources = new EventSources(events, samples(), in);
        var runner = new FunctionRunner()) {
      if (format == Format.html) {
        return page(new PageRun(stacks(sources.senders()), sources));
      }
      // Before anything is saved.
      var other =
          against.isEmpty()
              ? Optional.<Against>empty()
              : Optional.of(Against.of(against, project, sources.senders()));
      var sending = new Sending(stacks(sources.senders()), sources, runner);
      return Set.copyOf(faults).equals(Set.of(ALL)) ? breakEach(sending) : send(sending, other);
    }
  }

  private int send(Sending sending, Optional<Against> other) {
    var broken = new Faults(faults).in(sending.stacks());
    var reporter = reporter(sending.stacks(), broken);
    var summary =
        other.isEmpty() ? sending.send(broken, reporter) : sending.compare(other.get(), reporter);
    return summary.unexpected() == 0 ? OK : UNEXPECTED;
  }

  private Reporter reporter(Stacks stacks, List<Fault> broken) {
    return switch (format) {
      case text -> new TextReport(out, colour);
      case json -> new JsonReport(out);
      case markdown -> {
        var drawn = broken.isEmpty() ? stacks : stacks.broken(broken);
        yield new MarkdownReport(out, drawn.clouds().get(0));
      }
      case html -> throw Combination.unchecked();
    };
  }

  private int page(PageRun run) {
    var page = run.report();
    page.write(out);
    return page.allIsWell() ? OK : UNEXPECTED;
  }

  private int breakEach(Sending sending) {
    var table = new FaultTable(sending.stacks().names(), sending.breakEach());
    switch (format) {
      case text -> table.text(out, colour);
      case json -> table.json(out);
      case markdown -> table.markdown(out);
      case html -> throw Combination.unchecked();
    }
    return table.lost() == 0 ? OK : UNEXPECTED;
  }

  private int attack(Stacks stacks) {
    var table = new AttackTable(stacks.names(), Attacks.on(stacks.clouds()));
    switch (format) {
      case text -> table.text(out, colour);
      case json -> table.json(out);
      case markdown -> table.markdown(out);
      case html -> throw Combination.unchecked();
    }
    return table.succeeded() == 0 ? OK : UNEXPECTED;
  }

  private Path samples() {
    var own = folder == null ? project.resolve(SAMPLES) : folder.resolve(SAMPLES);
    return Files.isDirectory(own) ? own : project.resolve(SAMPLES);
  }

  private int adopt(Adopting adopting) {
    var adoption = adopting.adopt();
    var report = adopting.write(adoption);
    if (format == Format.json) {
      report.json(out);
    } else {
      report.text(out, colour);
    }
    return adoption.replaces() ? UNEXPECTED : OK;
  }

  private int explain(DeadLetterReport report) {
    if (format == Format.json) {
      report.json(out);
    } else {
      report.text(out, colour);
    }
    return report.unknown() == 0 ? OK : UNEXPECTED;
  }

  private Stacks stacks(Set<String> senders) {
    var stacks =
        exports.isEmpty()
            ? Stacks.ofFolder(folder == null ? project : folder, project, senders)
            : Stacks.ofExports(exports, project, senders);
    if (saveExports != null) {
      stacks.save(saveExports);
    }
    return stacks;
  }
}
