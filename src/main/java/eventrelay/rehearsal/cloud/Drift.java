package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.policy.Json;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An input of which AWS has another value than the program declares. Pulumi holds the one as input
 * and the other as output, after a refresh.
 *
 * @param stack the stack's name
 * @param resource the resource's logical name
 * @param input the input's name
 * @see <a href="https://www.pulumi.com/docs/iac/cli/commands/pulumi_refresh/">pulumi refresh</a>
 */
public record Drift(String stack, String resource, String input) {

  /** Every drift of resources that the rehearsal examines; none in a fresh stack. */
  public static List<Drift> in(List<Deployment> deployments) {
    var found = new ArrayList<Drift>();
    for (var deployment : deployments) {
      for (var resource : deployment.resources()) {
        if (!Inventory.models(resource)) {
          continue;
        }
        for (var input : resource.inputs().properties()) {
          var output = resource.outputs().path(input.getKey());
          // A property that AWS does not return has one side only.
          if (!output.isMissingNode() && !same(input.getValue(), output)) {
            found.add(new Drift(deployment.stack(), resource.name(), input.getKey()));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /** The input and its resource, such as {@code policy of bus-policy in stack mgmt}. */
  public String what() {
    return "%s of %s in stack %s".formatted(input, resource, stack);
  }

  /** The engine's own notes ({@code __defaults}) stand in inputs only. */
  private static boolean same(JsonNode input, JsonNode output) {
    if (ExportFile.isEncrypted(input)) {
      return true; // The same secret is not encrypted the same twice.
    }
    if (input.isObject() && output.isObject()) {
      return input.properties().stream()
          .filter(field -> !field.getKey().startsWith("__") && !field.getValue().isNull())
          .allMatch(field -> same(field.getValue(), output.path(field.getKey())));
    }
    if (input.isArray() && output.isArray()) {
      return input.size() == output.size()
          && IntStream.range(0, input.size()).allMatch(i -> same(input.get(i), output.get(i)));
    }
    return input.isValueNode() && output.isValueNode() && sameText(input, output);
  }

  /** Policies and patterns are JSON in a text, which AWS writes in its own order. */
  private static boolean sameText(JsonNode input, JsonNode output) {
    if (input.asText().equals(output.asText())) {
      return true;
    }
    return input.isTextual()
        && output.isTextual()
        && input.textValue().startsWith("{")
        && sameJson(input.textValue(), output.textValue());
  }

  private static boolean sameJson(String input, String output) {
    try {
      return Json.read(input).equals(Json.read(output));
    } catch (JsonProcessingException e) {
      return false; // One of them is no JSON, so they differ; the cloud's builder says which.
    }
  }
}
