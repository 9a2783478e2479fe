package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds a function's files: an export holds their paths, not their contents (Pulumi documentation,
 * "Assets and archives"). It can hold any path, so only what is inside of the project is taken.
 */
final class FunctionCode {
  /** Lambda Developer Guide, "Lambda quotas": a deployment package, unzipped. */
  private static final long MOST_BYTES = 250L << 20;

  /** What Linux and macOS take as the name of one file or folder, in bytes. */
  private static final int LONGEST_NAME = 255;

  /** With a temporary folder before it, what Linux takes as a path, in bytes. */
  private static final int LONGEST_PATH = 4000;

  private final Path project;

  /**
   * @param project the folder that relative paths start from, and that no code may be outside of
   */
  FunctionCode(Path project) {
    this.project = project;
  }

  /**
   * Finds the files of an archive; none if the export names no files, or not all are there and
   * inside of the project.
   *
   * @param function the function's name, for sentences
   * @throws UnusableInputException if Lambda would not take the archive, or no file system its
   *     names
   */
  CodeAtHand of(String function, JsonNode code) {
    try {
      var files = named(function, code);
      var elsewhere = elsewhere(files);
      if (elsewhere.isPresent()) {
        return CodeAtHand.none(
            ("the code of function %s is not run: its archive names %s, which is outside of the"
                    + " project's folder")
                .formatted(function, elsewhere.get()));
      }
      if (files.isEmpty() || !files.values().stream().allMatch(Files::isRegularFile)) {
        return CodeAtHand.NONE;
      }
      checkSize(function, files);
      return new CodeAtHand(files, CodeComparison.of(function, code, files).stream().toList());
    } catch (InvalidPathException | UncheckedIOException | IOException e) {
      return CodeAtHand.NONE; // A path that no file can have, or that may not be read.
    }
  }

  private Map<String, Path> named(String function, JsonNode code) throws IOException {
    var files = new TreeMap<String, Path>();
    for (var asset : code.path("assets").properties()) {
      var path = asset.getValue().path("path");
      checkName(function, asset.getKey());
      if (!path.isTextual() || !fits(asset.getKey(), files)) {
        return Map.of();
      }
      files.put(asset.getKey(), project.resolve(path.textValue()));
    }
    if (code.path("path").isTextual()) {
      var folder = project.resolve(code.path("path").textValue());
      files.putAll(isOutside(folder) ? Map.of("", folder) : ArchiveFolder.files(folder));
      files.keySet().forEach(name -> checkName(function, name));
    }
    return files;
  }

  /** An archive holds no name that leads out of it, and none that is both a file and a folder. */
  private static boolean fits(String name, Map<String, Path> others) {
    var path = Path.of(name);
    return !name.isEmpty()
        && !path.isAbsolute()
        && path.normalize().equals(path)
        && !path.startsWith("..")
        && others.keySet().stream().map(Path::of).noneMatch(path::startsWith);
  }

  private static void checkName(String function, String name) {
    var longest = List.of(name.split("/")).stream().mapToInt(FunctionCode::bytes).max().orElse(0);
    if (name.indexOf(0) >= 0 || longest > LONGEST_NAME || bytes(name) > LONGEST_PATH) {
      throw new UnusableInputException(
          ("function %s: its archive holds a file with a name that no file system accepts; give it a"
                  + " name of at most %d bytes, with at most %d between slashes and no NUL")
              .formatted(function, LONGEST_PATH, LONGEST_NAME));
    }
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void checkSize(String function, Map<String, Path> files) throws IOException {
    var bytes = 0L;
    for (var file : files.values()) {
      bytes += Files.size(file);
    }
    if (bytes > MOST_BYTES) {
      throw new UnusableInputException(
          ("function %s: its archive holds %d bytes, and Lambda accepts %d (250 MB) unzipped; leave"
                  + " files out")
              .formatted(function, bytes, MOST_BYTES));
    }
  }

  /** The first file that is not inside of the project. */
  private Optional<Path> elsewhere(Map<String, Path> files) throws IOException {
    for (var file : files.values()) {
      if (isOutside(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Also if a link leads there. */
  private boolean isOutside(Path path) throws IOException {
    var folder = project.toAbsolutePath().normalize();
    var named = path.toAbsolutePath().normalize();
    return Files.exists(path)
        ? !path.toRealPath().startsWith(project.toRealPath())
        : !named.startsWith(folder);
  }
}
