package eventrelay.rehearsal.function;

import eventrelay.rehearsal.UnusableInputException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The {@code python3} to run.
 *
 * @param executable the file
 * @param path the search path on which it was found
 */
record Interpreter(Path executable, String path) {
  /**
   * Looks for {@code python3} as a shell would.
   *
   * @param path folders, separated as in the variable PATH
   * @throws PythonMissingException if none of them holds it
   */
  static Interpreter on(String path) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "python3").toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(file -> new Interpreter(file, path))
        .orElseThrow(PythonMissingException::new);
  }

  /**
   * Says that this is no Python that the rehearsal can use.
   *
   * @param problem what it did instead
   * @param cause the exception that showed it, or null
   */
  UnusableInputException unusable(String problem, Exception cause) {
    return UnusableInputException.in(
        executable,
        "the rehearsal runs the Lambda handler with it, and %s".formatted(problem),
        "install Python 3.9 or newer, and put its folder first on the PATH",
        cause);
  }
}
