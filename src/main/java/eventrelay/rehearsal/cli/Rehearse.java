package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.access.UnsupportedPolicyException;
import eventrelay.rehearsal.function.PythonMissingException;
import eventrelay.rehearsal.journey.Courier;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.Promise;
import eventrelay.rehearsal.report.JsonReport;
import eventrelay.rehearsal.report.Reporter;
import eventrelay.rehearsal.report.Summary;
import eventrelay.rehearsal.report.TextReport;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      "0:every event ended as it should",
      "1:one did not",
      "2:the command line, a stack file, an export or an event is wrong"
    })
public final class Rehearse implements Callable<Integer> {
  /** Where the project is: its stack files, sample events and function. */
  static final String PROJECT = "eventrelay.project";

  private static final int UNEXPECTED = 1;
  private static final int WRONG_INPUT = 2;

  /** Spelled as on the command line. */
  enum Format {
    text,
    json
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

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
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

  @Override
  public Integer call() {
    if (!exports.isEmpty() && (folder != null || saveExports != null)) {
      throw new UnusableInputException(
          "--export takes the place of running the program: leave out "
              + (folder != null ? "the folder " + folder : "--save-exports"));
    }
    try (var sources = new EventSources(events, project.resolve("events"), in);
        var runner = new FunctionRunner()) {
      var stacks =
          exports.isEmpty()
              ? Stacks.ofFolder(folder == null ? project : folder, project)
              : Stacks.ofExports(exports, project);
      if (saveExports != null) {
        stacks.save(saveExports);
      }
      var promise = new Promise(stacks.deployments(), stacks.clouds());
      var summary =
          report(stacks, sources, new Courier(stacks.clouds(), promise, runner), reporter());
      return summary.unexpected() == 0 ? CommandLine.ExitCode.OK : UNEXPECTED;
    }
  }

  private Reporter reporter() {
    return format == Format.json ? new JsonReport(out) : new TextReport(out, colour);
  }

  private static Summary report(
      Stacks stacks, EventSources sources, Courier courier, Reporter reporter) {
    reporter.start(stacks.names(), stacks.notes());
    var summary = new Summary[] {Summary.NONE};
    for (var source : sources.all()) {
      source.forEach(
          event -> {
            var journey = courier.send(event);
            summary[0] = summary[0].with(journey);
            reporter.journey(journey);
          });
    }
    reporter.end(summary[0]);
    return summary[0];
  }
}
