package eventrelay.rehearsal;

import eventrelay.text.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person handed over cannot be used; its message says which file, what is wrong and what to
 * write instead.
 */
public final class UnusableInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Takes a message for one line.
   *
   * @param message what it has of text from outside cannot break the line, nor drive a terminal
   */
  public UnusableInputException(String message) {
    this(message, null);
  }

  /**
   * Takes a message for one line, and keeps what led to it for debugging.
   *
   * @param message what it has of text from outside cannot break the line, nor drive a terminal
   * @param cause never shown to the person
   */
  public UnusableInputException(String message, Throwable cause) {
    this(List.of(message), cause);
  }

  private UnusableInputException(List<String> lines, Throwable cause) {
    super(lines.stream().map(PlainText::line).collect(Collectors.joining("\n")), cause);
  }

  /** Several problems at once, one on each line. */
  public static UnusableInputException ofLines(List<String> lines) {
    return new UnusableInputException(lines, null);
  }

  /** The same with a word before the first line. */
  public UnusableInputException after(String word) {
    return new UnusableInputException((word + getMessage()).lines().toList(), this);
  }

  /**
   * Builds the message {@code <file>: <what is wrong>; <what to do>}.
   *
   * @param file the file or folder, as the person named it
   * @param problem what is wrong with it
   * @param remedy what to do about it
   */
  public static UnusableInputException in(Path file, String problem, String remedy) {
    return new UnusableInputException(message(file, problem, remedy));
  }

  /**
   * As {@link #in(Path, String, String)}, keeping the exception as the cause.
   *
   * @param cause never shown to the person
   */
  public static UnusableInputException in(
      Path file, String problem, String remedy, Throwable cause) {
    return new UnusableInputException(message(file, problem, remedy), cause);
  }

  private static String message(Path file, String problem, String remedy) {
    return file + ": " + problem + "; " + remedy;
  }
}
