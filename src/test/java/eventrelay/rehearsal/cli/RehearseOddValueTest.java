package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A well-formed export may still say anything anywhere. */
@Timeout(300)
class RehearseOddValueTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"{\\\"Statement\\\":[1]}\"",
        "-1e300",
      })
  void anOddValueAnywhereIsReportedOnOrRefused(String value) throws IOException {
    assertThat(Run.of("--save-exports", folder.toString()).status()).isZero();
    var refusals = 0;
    for (var stack : List.of("mgmt", "dev")) {
      var file = folder.resolve(stack + ".json");
      var valid = Files.readString(file);
      for (var pointer : pointers(JSON.readTree(valid))) {
        var export = JSON.readTree(valid);
        set(export, pointer, JSON.readTree(value));
        set(export, pointer.replace("/inputs/", "/outputs/"), JSON.readTree(value));
        Files.writeString(file, export.toString());

        var run =
            Run.of(
                "--export",
                folder.resolve("mgmt.json").toString(),
                "--export",
                folder.resolve("dev.json").toString(),
                "--event",
                "events/ec2-stopped.json");

        assertThat(run.showsTrace()).as("%s = %s%n%s", pointer, value, run.err()).isFalse();
        assertThat(run.status()).isBetween(0, 2);
        refusals += run.status() == 2 ? 1 : 0;
      }
      Files.writeString(file, valid);
    }
    assertThat(refusals).isPositive();
  }

  /** What AWS's resources and providers say, in the inputs of the first resource of each type. */
  private static List<String> pointers(JsonNode export) {
    var pointers = new ArrayList<String>();
    var types = new HashSet<String>();
    var resources = export.at("/deployment/resources");
    for (var i = 0; i < resources.size(); i++) {
      var type = resources.get(i).path("type").asText();
      if (type.contains("aws:") && types.add(type)) {
        collect(
            resources.get(i).path("inputs"), "/deployment/resources/" + i + "/inputs", pointers);
      }
    }
    return pointers;
  }

  private static void collect(JsonNode node, String at, List<String> pointers) {
    for (var field : node.properties()) {
      var inner = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
      pointers.add(inner);
      collect(field.getValue(), inner, pointers);
    }
  }

  private static void set(JsonNode root, String pointer, JsonNode value) {
    var slash = pointer.lastIndexOf('/');
    var key = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
    var parent = root.at(pointer.substring(0, slash));
    ((ObjectNode) parent).set(key, value);
  }
}
