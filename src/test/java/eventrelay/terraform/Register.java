package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

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

  /**
   * Each id, ARN or other output is what the register says, except for what moto does not answer:
   * an entry of {@code not-answered.txt} that is not needed fails.
   */
  static void isRight(Map<String, ResourceState> declared, Map<String, JsonNode> state) {
    var known = Reasons.read("not-answered.txt").keySet();
    var differences = differences(declared, state);
    assertThat(differences)
        .filteredOn(each -> !each.answered().isEmpty() || !known.contains(each.what()))
        .isEmpty();
    assertThat(known)
        .filteredOn(entry -> declared.keySet().stream().anyMatch(of -> of.startsWith(type(entry))))
        .as("entries of not-answered.txt that are needed")
        .allMatch(entry -> differences.stream().anyMatch(each -> each.what().equals(entry)));
  }

  private static String type(String entry) {
    return entry.substring(0, entry.indexOf('.') + 1);
  }

  /** An attribute of a type, and what is wrong with one resource's. */
  private record Difference(String what, String address, String computed, String answered) {}

  private static List<Difference> differences(
      Map<String, ResourceState> declared, Map<String, JsonNode> state) {
    var differences = new ArrayList<Difference>();
    declared.forEach(
        (address, resource) -> {
          var attributes = state.get(address);
          var terraform = ResourceTypes.of(resource.type()).terraform();
          compare(address, "id", resource.id(), attributes.path("id"), differences);
          for (var output : resource.outputs().properties()) {
            if (!resource.inputs().has(output.getKey()) && output.getValue().isTextual()) {
              var name = terraform.attribute(output.getKey());
              compare(
                  address, name, output.getValue().textValue(), attributes.path(name), differences);
            }
          }
        });
    return differences;
  }

  private static void compare(
      String address,
      String attribute,
      String computed,
      JsonNode answered,
      List<Difference> differences) {
    var region = computed.replaceFirst("^(https://sqs\\.[a-z0-9-]+\\.amazonaws\\.com/).*", "$1");
    var real = MOTO.matcher(answered.asText()).replaceFirst(region);
    if (!generated(computed).equals(generated(real))) {
      differences.add(new Difference(type(address) + attribute, address, computed, real));
    }
  }

  private static String generated(String id) {
    return GENERATED.matcher(id).replaceFirst("(generated)");
  }
}
