package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
    var files = new TreeMap<String, Path>();
    for (var asset : code.path("assets").properties()) {
      var path = asset.getValue().path("path");
      if (!path.isTextual()) {
        return Map.of();
      }
      files.put(asset.getKey(), project.resolve(path.textValue()));
    }
    if (code.path("path").isTextual()) {
      files.putAll(inFolder(project.resolve(code.path("path").textValue())));
    }
    return files.values().stream().allMatch(Files::isRegularFile) ? files : Map.of();
  }

  private static Map<String, Path> inFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(path -> folder.relativize(path).toString(), path -> path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
