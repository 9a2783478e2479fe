package eventrelay.rehearsal.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A temporary folder with a copy of a function's files, and beside it the file that is its log. */
final class FunctionFolder implements AutoCloseable {
  private final Path root;

  /**
   * Copies the files.
   *
   * @param files name in the archive to file on disk
   * @throws IllegalArgumentException if a name leads out of the archive
   */
  FunctionFolder(Map<String, Path> files) {
    try {
      root = Files.createTempDirectory("event-relay-function-");
      Files.createDirectory(code());
      Files.createFile(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      for (var file : files.entrySet()) {
        copy(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where the code is. */
  Path code() {
    return root.resolve("code");
  }

  /** The file to which the function's processes append. */
  Path log() {
    return root.resolve("log");
  }

  /** The lines that were logged since the last call; what is not UTF-8 is replaced by U+FFFD. */
  List<String> takeLog() {
    try {
      var text = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
      if (text.isEmpty()) {
        return List.of();
      }
      Files.write(log(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
      // Not lines(): a lone carriage return does not end a line in a log.
      return List.of(
          (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(String name, Path file) throws IOException {
    var target = code().resolve(name).normalize();
    if (!target.startsWith(code()) || target.equals(code())) {
      throw new IllegalArgumentException("not a file of the archive: " + name);
    }
    Files.createDirectories(target.getParent());
    Files.copy(file, target);
  }

  /** Deletes the folder. */
  @Override
  public void close() {
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
