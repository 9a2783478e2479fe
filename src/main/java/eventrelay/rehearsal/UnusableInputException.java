package eventrelay.rehearsal;

import java.nio.file.Path;

/**
 * What a person handed over cannot be used; its message says which file, what is wrong and what to
 * write instead.
 */
public final class UnusableInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Takes a message that is shown as it is.
   *
   * @param message one line
   */
  public UnusableInputException(String message) {
    super(message);
  }

  /**
   * Takes a message that is shown as it is, and keeps what led to it for debugging.
   *
   * @param message one line
   * @param cause never shown to the person
   */
  public UnusableInputException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Builds the message {@code <file>: <what is wrong>; <what to do>}.
   *
   * @param file the file or folder, as the person named it
   * @param problem what is wrong with it
   * @param mend what to do about it
   */
  public static UnusableInputException in(Path file, String problem, String mend) {
    return new UnusableInputException(message(file, problem, mend));
  }

  /**
   * As {@link #in(Path, String, String)}, keeping the exception that told.
   *
   * @param cause never shown to the person
   */
  public static UnusableInputException in(Path file, String problem, String mend, Throwable cause) {
    return new UnusableInputException(message(file, problem, mend), cause);
  }

  private static String message(Path file, String problem, String mend) {
    // Names and parsers' reasons may hold line breaks; a report gives each problem one line.
    return (file + ": " + problem + "; " + mend).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }
}
