package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the code at hand with the hashes that an export holds of it. */
final class CodeComparison {
  /** How much of a hash is shown. */
  private static final int SHOWN = 12;

  private static final String HASH = "hash";

  private CodeComparison() {}

  /**
   * A sentence if the code at hand is not the one whose hash the export holds, or if that cannot be
   * said; empty if it is, and if there is no hash, as in what the program declares.
   *
   * @param function the function's name
   * @param code the archive, as the export has it
   * @param files name in the archive to file on disk
   */
  static Optional<String> of(String function, JsonNode code, Map<String, Path> files)
      throws IOException {
    var differences = differences(code, files);
    if (!differences.isEmpty()) {
      return Optional.of(
          "the code that ran for function %s is this project's, not the stack's: %s"
              .formatted(function, String.join("; ", differences)));
    }
    var expected = code.path(HASH);
    if (!expected.isTextual()) {
      return Optional.empty();
    }
    var found = ArchiveHash.of(files, code.path("path").isTextual());
    if (found.isEmpty()) {
      return Optional.of(
          ("the code that ran for function %s is this project's; whether the stack's is the same"
                  + " cannot be said, because a name in its archive is long or not ASCII")
              .formatted(function));
    }
    return found
        .filter(hash -> !hash.equals(expected.textValue()))
        .map(
            hash ->
                "the code that ran for function %s is this project's, not the stack's: %s"
                    .formatted(function, difference("the archive", hash, expected.textValue())));
  }

  /** Each single file with another hash than its own. */
  private static List<String> differences(JsonNode code, Map<String, Path> files)
      throws IOException {
    var differences = new ArrayList<String>();
    for (var asset : code.path("assets").properties()) {
      var expected = asset.getValue().path(HASH);
      if (expected.isTextual()) {
        var found = ArchiveHash.of(files.get(asset.getKey()));
        if (!found.equals(expected.textValue())) {
          differences.add(difference(asset.getKey(), found, expected.textValue()));
        }
      }
    }
    return differences;
  }

  private static String difference(String what, String here, String there) {
    return "%s has the hash %s here and %s there".formatted(what, shown(here), shown(there));
  }

  private static String shown(String hash) {
    return hash.length() > SHOWN ? hash.substring(0, SHOWN) + "…" : hash;
  }
}
