package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.access.UnsupportedPolicyException;
import eventrelay.rehearsal.attack.Attacks;
import eventrelay.rehearsal.function.PythonMissingException;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.report.AttackTable;
import eventrelay.rehearsal.report.FaultTable;
import eventrelay.rehearsal.report.JsonReport;
import eventrelay.rehearsal.report.TextReport;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
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
      "1:one did not",
      "2:the command line, a stack file, an export or an event is wrong"
    })
public final class Rehearse implements Callable<Integer> {
  /** Where the project is: its stack files, sample events and function. */
  static final String PROJECT = "eventrelay.project";

  private static final String ALL = "all";
  private static final int OK = 0;
  private static final int UNEXPECTED = 1;
  private static final int WRONG_INPUT = 2;

  /** Spelled as on the command line. */
  enum Format {
    text,
    json,
    html
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder with Pulumi.<stack>.yaml files. Default: the project's own.")
  private Path folder;

  @Option(
      names = "--event",
      paramLabel = "FILE|-",
      description =
          "An event, or JSON Lines of events; - for standard input. Repeatable. Default: the"
              + " project's events/*.json.")
  private List<String> events = new ArrayList<>();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "What `pulumi stack export` wrote of a deployed stack, in place of running the program."
              + " Repeatable.")
  private List<Path> exports = new ArrayList<>();

  @Option(
      names = "--save-exports",
      paramLabel = "FOLDER",
      description = "Write what each stack declares there, as `pulumi stack export` would.")
  private Path saveExports;

  @Option(
      names = "--break",
      paramLabel = "WHAT",
      description =
          "Break something first: function, function-permission, bus-policy, forwarding-role, bus,"
              + " dead-letter-queue; repeatable, together. all: each alone, in turn, as a table."
              + " Then no event may be lost.")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--attacks",
      description = "Try what an intruder might, and name the statement that refuses it.")
  private boolean attacks;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text (default), json, or html: one page with the map, each event's path, every fault and"
              + " every attack.")
  private Format format = Format.text;

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
    checkCombination();
    if (attacks) {
      return attack(stacks());
    }
    try (var sources = new EventSources(events, project.resolve("events"), in);
        var runner = new FunctionRunner()) {
      if (format == Format.html) {
        return page(new PageRun(stacks(), sources));
      }
      var sending = new Sending(stacks(), sources, runner);
      return Set.copyOf(faults).equals(Set.of(ALL)) ? breakEach(sending) : send(sending);
    }
  }

  private int send(Sending sending) {
    var broken = new Faults(faults).in(sending.stacks());
    var reporter = format == Format.json ? new JsonReport(out) : new TextReport(out, colour);
    return sending.send(broken, reporter).unexpected() == 0 ? OK : UNEXPECTED;
  }

  private int page(PageRun run) {
    var page = run.report();
    page.write(out);
    return page.allIsWell() ? OK : UNEXPECTED;
  }

  private int breakEach(Sending sending) {
    var table = new FaultTable(sending.stacks().names(), sending.breakEach());
    if (format == Format.json) {
      table.json(out);
    } else {
      table.text(out, colour);
    }
    return table.lost() == 0 ? OK : UNEXPECTED;
  }

  private int attack(Stacks stacks) {
    var table = new AttackTable(stacks.names(), Attacks.on(stacks.clouds()));
    if (format == Format.json) {
      table.json(out);
    } else {
      table.text(out, colour);
    }
    return table.succeeded() == 0 ? OK : UNEXPECTED;
  }

  private Stacks stacks() {
    var stacks =
        exports.isEmpty()
            ? Stacks.ofFolder(folder == null ? project : folder, project)
            : Stacks.ofExports(exports, project);
    if (saveExports != null) {
      stacks.save(saveExports);
    }
    return stacks;
  }

  private void checkCombination() {
    if (!exports.isEmpty() && (folder != null || saveExports != null)) {
      throw new UnusableInputException(
          "--export takes the place of running the program: leave out "
              + (folder != null ? "the folder " + folder : "--save-exports"));
    }
    if (faults.contains(ALL) && !Set.copyOf(faults).equals(Set.of(ALL))) {
      throw new UnusableInputException(
          "--break all breaks each thing alone: leave out the other --break, or all");
    }
    if (format == Format.html && (attacks || !faults.isEmpty())) {
      throw new UnusableInputException(
          "--format html shows every fault and every attack: leave out "
              + (attacks ? "--attacks" : "--break"));
    }
    if (attacks && (!events.isEmpty() || !faults.isEmpty())) {
      throw new UnusableInputException(
          "--attacks sends no events: leave out " + (events.isEmpty() ? "--break" : "--event"));
    }
  }
}
