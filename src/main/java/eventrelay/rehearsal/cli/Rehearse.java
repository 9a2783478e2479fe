package eventrelay.rehearsal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import eventrelay.rehearsal.attack.AttackTable;
import eventrelay.rehearsal.attack.Attacks;
import eventrelay.rehearsal.cli.Options.Format;
import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.print.WrappedLines;
import eventrelay.rehearsal.report.JsonReport;
import eventrelay.rehearsal.report.MarkdownReport;
import eventrelay.rehearsal.report.Reporter;
import eventrelay.rehearsal.report.TextReport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The command {@code ./rehearse}. */
@Command(
    name = "./rehearse",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Sends events through the resources that the stacks declare, makes at each hop the checks that"
          + " AWS would make, and names the statement that stops an event. Needs no AWS account.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every event ended as expected; under --break, none was lost; every attack was refused",
      "1:one did not, or is unproven; nothing was delivered, could be lost or was attacked; under"
          + " --against, something that holds events would be deleted; under --import-file,"
          + " something would be replaced; under --dead-letter, something is unknown",
      "2:the command line, a stack file, an export, an event or another file is wrong, or"
          + " something cannot be read or written"
    })
public final class Rehearse implements Callable<Integer> {
  /** Where the project is: its stack files, sample events and function. */
  static final String PROJECT = "eventrelay.project";

  private static final String SAMPLES = "events";
  private static final int OK = 0;
  private static final int UNEXPECTED = 1;
  private static final int WRONG_INPUT = 2;

  @Mixin private final Options given = new Options();

  private final Path project;
  private final InputStream in;
  private final PrintStream out;
  private final boolean colour;
  private final int columns;
  private final Progress progress;

  Rehearse(
      Path project,
      InputStream in,
      PrintStream out,
      boolean colour,
      int columns,
      Progress progress) {
    this.project = project;
    this.in = in;
    this.out = out;
    this.colour = colour;
    this.columns = columns;
    this.progress = progress;
  }

  /**
   * Ends the process with the exit status that {@code --help} lists, or that {@link Failure} gives.
   */
  public static void main(String[] args) {
    // Not System.out, which keeps what goes wrong to itself.
    var err = new FileOutputStream(FileDescriptor.err);
    // Libraries and other threads say what they have to say by the same way.
    var others = new PrintStream(new Outlet("standard error", err, false), true, UTF_8);
    System.setErr(others);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> System.exit(Failure.of(thrown).tell(others)));
    // Past the outlet, which takes out the carriage return that the line is written over itself by.
    var terminal = new PrintStream(err, true, UTF_8);
    var progress = new Progress(System.getProperty(Progress.PROPERTY), terminal, System::nanoTime);
    var out = progress.before(new FileOutputStream(FileDescriptor.out));
    var project = Path.of(System.getProperty(PROJECT, ""));
    var colour = Boolean.getBoolean("eventrelay.colour");
    System.exit(run(args, project, System.in, out, err, colour, columns(), progress));
  }

  /** The width of the terminal, which the launcher sets where standard output is one. */
  private static int columns() {
    var columns = System.getenv().getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(columns) : WrappedLines.UNLIMITED;
  }

  /** Runs one command line with lines of any length. */
  static int run(
      String[] args,
      Path project,
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean colour) {
    return run(args, project, in, out, err, colour, WrappedLines.UNLIMITED, Progress.none());
  }

  /** Runs one command line; whatever happens, the answer is an exit status. */
  static int run(
      String[] args,
      Path project,
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean colour,
      int columns,
      Progress progress) {
    var standardOutput = new Outlet("standard output", out, colour).print();
    var standardError = new Outlet("standard error", err, false).print();
    try {
      var rehearse = new Rehearse(project, in, standardOutput, colour, columns, progress);
      var status = run(args, rehearse, standardError);
      standardOutput.flush();
      return status;
    } catch (Throwable anything) { // No caller could do more than say it.
      return tell(anything, standardOutput, standardError);
    }
  }

  /** Not by picocli's own execute, which shows the trace of what it does not expect. */
  private static int run(String[] args, Rehearse rehearse, PrintStream err) {
    var ansi = rehearse.colour ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
    var command =
        new CommandLine(rehearse)
            .setOut(new PrintWriter(rehearse.out, true, UTF_8))
            .setErr(new PrintWriter(err, true, UTF_8))
            .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
            .registerConverter(Path.class, Rehearse::path)
            .registerConverter(Outcome.class, Rehearse::outcome);
    try {
      var helped = CommandLine.executeHelpRequest(command.parseArgs(args));
      return helped == null ? rehearse.call() : helped;
    } catch (ParameterException wrong) {
      WrongCommandLine.tell(wrong);
      return WRONG_INPUT;
    }
  }

  /** What was found before it comes first, if it can be written. */
  private static int tell(Throwable thrown, PrintStream out, PrintStream err) {
    try {
      out.flush();
    } catch (OutputException e) {
      return Failure.of(thrown instanceof OutputException ? thrown : e).tell(err);
    }
    return Failure.of(thrown).tell(err);
  }

  private static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("the name is empty; name a file or a folder");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("no file can have this name here: " + e.getReason());
    }
  }

  private static Outcome outcome(String word) {
    return Outcome.of(word)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s (case-sensitive) but was '%s'"
                        .formatted(Outcome.words(), word)));
  }

  @Override
  public Integer call() {
    try (progress) {
      return rehearse();
    }
  }

  private int rehearse() {
    OptionConflicts.check(given);
    if (given.attacks) {
      var tried = stacks(Set.of());
      var table = new AttackTable(tried.names(), Attacks.on(tried.cloud()));
      return print(table, table.allRefused());
    }
    if (given.deadLetter != null) {
      var report = new DeadLetters(given.deadLetter, in).explain(this::stacks);
      return print(report, report.unknown() == 0);
    }
    if (given.adoption != null) {
      var adopting = new Adopting(stacks(Set.of()), given.adoption);
      var adoption = adopting.adopt();
      return print(
          adopting.write(adoption), !adoption.replaces() && adoption.conflicts().isEmpty());
    }
    try (var sources = new EventSources(given.events, samples(), in, progress);
        var runner = new FunctionRunner()) {
      return send(sources, runner);
    }
  }

  private int send(EventSources sources, FunctionRunner runner) {
    if (given.format == Format.html) {
      var stacks = stacks(sources.senders());
      return status(new PageRun(stacks, sentTo(stacks, sources)).write(out));
    }
    // Before anything is saved.
    var other =
        given.against.isEmpty()
            ? Optional.<Baseline>empty()
            : Optional.of(Baseline.of(given, folder(), reading(sources.senders())));
    var stacks = stacks(sources.senders());
    var sending = new Sending(stacks, sentTo(stacks, sources), runner);
    if (given.breaksEach()) {
      var table = sending.breakEach();
      return print(table, table.allIsWell());
    }
    var broken = new ChosenFaults(given.faults).in(stacks);
    var reporter = reporter(stacks, broken);
    return status(
        other.isEmpty() ? sending.send(broken, reporter) : sending.compare(other.get(), reporter));
  }

  private SentEvents sentTo(Stacks stacks, EventSources sources) {
    return sources.sentTo(
        stacks,
        Optional.ofNullable(given.expect),
        Optional.ofNullable(given.bus).map(StartingBus::new));
  }

  private Reporter reporter(Stacks stacks, List<Fault> broken) {
    return switch (given.format) {
      case text -> new TextReport(WrappedLines.over(out, columns), colour);
      case json -> new JsonReport(out);
      case markdown -> {
        var drawn = broken.isEmpty() ? stacks : stacks.broken(broken);
        yield new MarkdownReport(out, drawn.cloud());
      }
      case html -> throw OptionConflicts.unchecked();
    };
  }

  private int print(PrintableReport printed, boolean allIsWell) {
    switch (given.format) {
      case text -> printed.text(out, colour, columns);
      case json -> printed.json(out);
      case markdown -> printed.markdown(out);
      case html -> throw OptionConflicts.unchecked();
    }
    return status(allIsWell);
  }

  private static int status(boolean allIsWell) {
    return allIsWell ? OK : UNEXPECTED;
  }

  /** The folder with the stack files. */
  private Path folder() {
    return given.folder == null ? project : given.folder;
  }

  private Path samples() {
    var own = folder().resolve(SAMPLES);
    return Files.isDirectory(own) ? own : project.resolve(SAMPLES);
  }

  private StackReading reading(Set<String> senders) {
    return new StackReading(
        project, senders, given.asDeclared, Members.of(given.members), progress);
  }

  private Stacks stacks(Set<String> senders) {
    var stacks =
        given.exports.isEmpty()
            ? Stacks.ofFolder(folder(), reading(senders))
            : Stacks.ofExports(given.exports, reading(senders));
    if (!given.exports.isEmpty()) {
      stacks.requireBusOrRule(given.exports);
    }
    if (given.saveExports != null) {
      stacks.save(given.saveExports);
    }
    return stacks;
  }
}
