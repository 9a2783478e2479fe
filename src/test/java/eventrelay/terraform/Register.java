package eventrelay.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the provider answered, against the ids and outputs that the register computes. */
final class Register {
  /** A queue's URL has moto's host, which here is AWS's. */
  private static final Pattern MOTO = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

  /** What CloudFormation and SNS generate. */
  private static final Pattern GENERATED =
      Pattern.compile("(?<=:)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

  private Register() {}

  /** Each id, ARN or other output that is another than the register says. */
  static List<String> differences(
      Map<String, ResourceState> declared, Map<String, JsonNode> state) {
    var differences = new ArrayList<String>();
    declared.forEach(
        (address, resource) -> {
          var attributes = state.get(address);
          var terraform = ResourceTypes.of(resource.type()).terraform();
          compare(address + ".id", resource.id(), attributes.path("id"), differences);
          for (var output : resource.outputs().properties()) {
            if (!resource.inputs().has(output.getKey()) && output.getValue().isTextual()) {
              var name = terraform.attribute(output.getKey());
              compare(
                  address + "." + name,
                  output.getValue().textValue(),
                  attributes.path(name),
                  differences);
            }
          }
        });
    return differences;
  }

  private static void compare(
      String what, String computed, JsonNode answered, List<String> differences) {
    var region = computed.replaceFirst("^(https://sqs\\.[a-z0-9-]+\\.amazonaws\\.com/).*", "$1");
    var real = MOTO.matcher(answered.asText()).replaceFirst(region);
    if (!generated(computed).equals(generated(real))) {
      differences.add("%s: the register says %s, the provider %s".formatted(what, computed, real));
    }
  }

  private static String generated(String id) {
    return GENERATED.matcher(id).replaceFirst("(generated)");
  }
}
