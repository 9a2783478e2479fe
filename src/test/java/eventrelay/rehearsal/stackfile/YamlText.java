package eventrelay.rehearsal.stackfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** YAML in tests, read as the rehearsal reads a stack file. */
public final class YamlText {
  private YamlText() {}

  /** The tree of a text. */
  public static JsonNode read(String yaml) {
    return new YamlDocument(Path.of("text of a test")).read(yaml);
  }

  /** The tree of a file. */
  public static JsonNode read(Path file) {
    try {
      return new YamlDocument(file).read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
