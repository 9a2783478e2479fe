package eventrelay.rehearsal.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.access.UnsupportedPolicyException;
import eventrelay.rehearsal.function.PythonMissingException;
import eventrelay.text.PlainText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.PicocliException;

/**
 * Why a run could not go on.
 *
 * @param message for standard error; empty if there is nothing to say
 * @param status the exit status
 * @param thrown what led to it
 */
record Failure(Optional<String> message, int status, Throwable thrown) {
  /** The variable that, set to 1, shows the stack trace of what went wrong. */
  static final String TRACE = "EVENT_RELAY_TRACE";

  private static final int WRONG = 2;

  /** What a shell reports of a program that SIGPIPE has ended: 128 and the signal's number. */
  private static final int CLOSED_PIPE = 141;

  private static final String REPORT =
      "please report it as an issue of event-relay, with the command line and what %s=1 shows"
          .formatted(TRACE);

  /**
   * What to say of anything that was thrown: one sentence, never a trace.
   *
   * <p>A pipe that its reader has closed, as by {@code ./rehearse | head}, is no mistake. It ends
   * the run without a word and with the exit status that a shell gives for other Unix tools, which
   * the signal SIGPIPE ends there; Java ignores that signal.
   */
  static Failure of(Throwable thrown) {
    if (thrown instanceof OutputException output && output.isClosedPipe()) {
      return new Failure(Optional.empty(), CLOSED_PIPE, thrown);
    }
    return new Failure(Optional.of(sentence(thrown)), WRONG, thrown);
  }

  /** Says it, and gives the exit status. */
  int tell(PrintStream err) {
    try {
      message.stream().flatMap(String::lines).map(Failure::noCommand).forEach(err::println);
      if ("1".equals(System.getenv(TRACE))) {
        thrown.printStackTrace(err);
      }
      err.flush();
    } catch (OutputException e) {
      // There is no place left to say it; the status says that something went wrong.
    }
    return status;
  }

  /**
   * A message may begin with the name of a file, and GitHub Actions takes a line that begins with
   * two colons for a command to itself (GitHub documentation, "Workflow commands").
   */
  private static String noCommand(String line) {
    return line.startsWith("::") || line.startsWith("##[") ? " " + line : line;
  }

  private static String sentence(Throwable thrown) {
    if (thrown instanceof UnusableInputException
        || thrown instanceof UnsupportedPolicyException
        || thrown instanceof PythonMissingException) {
      return thrown.getMessage(); // For people already, on as many lines as there are mistakes.
    }
    if (thrown instanceof OutputException) {
      return PlainText.line(thrown.getMessage()) + "; free some space, or send it elsewhere";
    }
    if (thrown instanceof UncheckedIOException unchecked) {
      return PlainText.line(sentence(unchecked.getCause()));
    }
    if (thrown instanceof PicocliException) {
      return PlainText.line("the command line cannot be read: " + thrown.getMessage());
    }
    if (thrown instanceof OutOfMemoryError) {
      return "Java has too little memory for these stacks and events: rehearse fewer at once, or on a"
          + " machine with more memory";
    }
    if (thrown instanceof StackOverflowError) {
      return "something in these files is nested too deeply; if it has to be, " + REPORT;
    }
    return PlainText.line("the rehearsal failed: %s; %s".formatted(thrown, REPORT));
  }

  private static String sentence(IOException thrown) {
    if (thrown instanceof JsonProcessingException json) {
      return "the process of a function answered with something that is not JSON: %s; check that the"
              .formatted(json.getOriginalMessage())
          + " first python3 on the PATH is Python 3.9 or newer";
    }
    return "%s; check that there is space, and that the folder for temporary files is there: %s"
        .formatted(reason(thrown), System.getProperty("java.io.tmpdir"));
  }

  private static String reason(IOException thrown) {
    if (thrown instanceof FileSystemException file && file.getReason() == null) {
      // Java's own words are the name of the file, and the class says what is wrong with it.
      var problem = thrown.getClass().getSimpleName().replaceFirst("Exception$", "");
      var words = problem.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
      return "%s cannot be read or written: %s".formatted(file.getFile(), words);
    }
    return "a file or a process cannot be read or written: " + thrown.getMessage();
  }
}
