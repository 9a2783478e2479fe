package eventrelay.rehearsal.function;

import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A temporary folder with a copy of a function's files, and one for the function's own. */
final class FunctionFolder implements AutoCloseable {
  private final Path root;

  /**
   * Makes the folders.
   *
   * @throws UnusableInputException if there is no place for them
   */
  FunctionFolder() {
    try {
      root = Files.createTempDirectory("event-relay-function-").toRealPath();
    } catch (IOException e) {
      throw UnusableInputException.in(
          Path.of(System.getProperty("java.io.tmpdir")),
          "no temporary folder can be made in it, for the function's code",
          "make the folder, or room in it",
          e);
    }
    try {
      make(code());
      make(Path.of(temporary()));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The folder itself. */
  Path root() {
    return root;
  }

  /** Where the code is. */
  Path code() {
    return root.resolve("code");
  }

  /** Where the function may write. */
  String temporary() {
    return root.resolve("tmp").toString();
  }

  /**
   * Copies the files.
   *
   * @param files name in the archive to file on disk
   * @throws IllegalArgumentException if a name leads out of the archive
   * @throws UnusableInputException if one cannot be copied
   */
  void copy(Map<String, Path> files) {
    files.forEach(this::copy);
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unusable(folder, "it cannot be made", e);
    }
  }

  private void copy(String name, Path file) {
    var target = code().resolve(name).normalize();
    if (!target.startsWith(code()) || target.equals(code())) {
      throw new IllegalArgumentException("not a file of the archive: " + name);
    }
    make(target.getParent());
    try {
      Files.copy(file, target);
    } catch (IOException e) {
      throw unusable(file, "it cannot be copied as %s for a rehearsal".formatted(name), e);
    }
  }

  private static UnusableInputException unusable(Path path, String problem, IOException e) {
    return UnusableInputException.in(
        path, problem, "check its permissions, and the room for temporary files", e);
  }

  /**
   * Deletes the folder, whatever the function made of it.
   *
   * @throws UnusableInputException if that cannot be done
   */
  @Override
  public void close() {
    Deletion.of(root);
  }
}
