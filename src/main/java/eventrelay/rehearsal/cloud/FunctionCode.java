package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds a function's files: an export holds their paths, not their contents (Pulumi documentation,
 * "Assets and archives").
 */
final class FunctionCode {
  private final Path project;

  /**
   * @param project the folder that relative paths start from
   */
  FunctionCode(Path project) {
    this.project = project;
  }

  /** Name in the archive to file; empty if the export names no files, or not all are there. */
  Map<String, Path> files(JsonNode code) {
    try {
      var files = named(code);
      return files.values().stream().allMatch(Files::isRegularFile) ? files : Map.of();
    } catch (InvalidPathException | UncheckedIOException | IOException e) {
      return Map.of(); // A path that no file can have, or that may not be read.
    }
  }

  private Map<String, Path> named(JsonNode code) throws IOException {
    var files = new TreeMap<String, Path>();
    for (var asset : code.path("assets").properties()) {
      var path = asset.getValue().path("path");
      if (!path.isTextual() || !fits(asset.getKey(), files)) {
        return Map.of();
      }
      files.put(asset.getKey(), project.resolve(path.textValue()));
    }
    if (code.path("path").isTextual()) {
      files.putAll(inFolder(project.resolve(code.path("path").textValue())));
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

  private static Map<String, Path> inFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(path -> folder.relativize(path).toString(), path -> path));
    }
  }
}
