package eventrelay.terraform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A short list of exceptions, each with its reason, in a file beside the tests. */
final class Reasons {
  private Reasons() {}

  /** The reasons of {@code aws-provider/<name>}, whose lines are {@code what | reason}. */
  static Map<String, String> read(String name) {
    try (var file = Reasons.class.getResourceAsStream("/aws-provider/" + name);
        var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      var reasons = new LinkedHashMap<String, String>();
      for (var line : new BufferedReader(reader).lines().toList()) {
        var parts = line.split(" \\| ", 2);
        if (parts.length != 2 || parts[1].isBlank() || reasons.put(parts[0], parts[1]) != null) {
          throw new IllegalStateException(name + ": no exception with its reason: " + line);
        }
      }
      return reasons;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
