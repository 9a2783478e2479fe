package eventrelay.rehearsal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import eventrelay.rehearsal.print.WrappedLines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The process of {@code ./rehearse}: runs a {@link RehearseCommand}. */
public final class Rehearse {
  /** Where the project is: its stack files, sample events and function. */
  static final String PROJECT = "eventrelay.project";

  private static final int WRONG_INPUT = 2;

  private Rehearse() {}

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
      var output = new Output(standardOutput, colour, columns);
      var status = run(args, new RehearseCommand(project, in, output, progress), standardError);
      standardOutput.flush();
      return status;
    } catch (Throwable anything) { // No caller could do more than say it.
      return tell(anything, standardOutput, standardError);
    }
  }

  /** Not by picocli's own execute, which shows the trace of what it does not expect. */
  private static int run(String[] args, RehearseCommand rehearse, PrintStream err) {
    var ansi = rehearse.output().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
    var command =
        OptionValues.register(new CommandLine(rehearse))
            .setOut(new PrintWriter(rehearse.output().stream(), true, UTF_8))
            .setErr(new PrintWriter(err, true, UTF_8))
            .setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
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
}
