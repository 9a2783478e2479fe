package eventrelay.rehearsal.stackfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** YAML in tests, read as the rehearsal reads a stack file. */
public final class YamlText {
  private YamlText() {}

  /** The tree of a text. */
  public static JsonNode read(String yaml) {
    return YamlDocument.of(Path.of("text of a test"), yaml);
  }

  /** The tree of a file. */
  public static JsonNode read(Path file) {
    return YamlDocument.of(file);
  }
}
