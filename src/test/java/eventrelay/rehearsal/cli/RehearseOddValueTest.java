package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.types.LambdaTypes;
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
    var refusals = 0;
    // The function's own values are odd for the process that runs it; no others come that far.
    refusals += refusals(ShippedStacks.ALL, JSON.readTree(value), true);
    refusals += refusals(ShippedStacks.WITHOUT_CODE, JSON.readTree(value), false);
    assertThat(refusals).isPositive();
  }

  private int refusals(List<Deployment> stacks, JsonNode value, boolean ofFunctions)
      throws IOException {
    var files = new ArrayList<Path>();
    for (var stack : stacks) {
      files.add(folder.resolve(stack.stack() + ".json"));
      ExportFile.write(stack, files.get(files.size() - 1));
    }
    var refusals = 0;
    for (var file : files) {
      var valid = Files.readString(file);
      for (var pointer : pointers(JSON.readTree(valid), ofFunctions)) {
        var export = JSON.readTree(valid);
        set(export, pointer, value);
        set(export, pointer.replace("/inputs/", "/outputs/"), value);
        Files.writeString(file, export.toString());

        var run =
            Run.of(
                "--export",
                files.get(0).toString(),
                "--export",
                files.get(1).toString(),
                "--event",
                "events/ec2-stopped.json");

        assertThat(run.showsTrace()).as("%s = %s%n%s", pointer, value, run.err()).isFalse();
        assertThat(run.status()).isBetween(0, 2);
        refusals += run.status() == 2 ? 1 : 0;
      }
      Files.writeString(file, valid);
    }
    return refusals;
  }

  /** What AWS's resources and providers say, in the inputs of the first resource of each type. */
  private static List<String> pointers(JsonNode export, boolean ofFunctions) {
    var pointers = new ArrayList<String>();
    var types = new HashSet<String>();
    var resources = export.at("/deployment/resources");
    for (var i = 0; i < resources.size(); i++) {
      var type = resources.get(i).path("type").asText();
      if (type.contains("aws:")
          && type.equals(LambdaTypes.FUNCTION) == ofFunctions
          && types.add(type)) {
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
