package eventrelay.rehearsal.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in a policy the reader is, for what it says when it refuses something.
 *
 * @param label the policy, or the statement of the policy
 */
record Place(String label) {

  UnsupportedPolicyException refuse(String problem, String remedy) {
    return new UnsupportedPolicyException(label, problem, remedy);
  }

  /** Refuses an object that has other keys than those known. */
  void onlyKnows(JsonNode object, Set<String> known) {
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      if (!known.contains(each.getKey())) {
        throw refuse(
            "its key " + each.getKey() + " is not known",
            "remove it, or write the policy without it");
      }
    }
  }

  /** The strings of an element that is a string or a list of strings. */
  List<String> strings(String element, JsonNode node) {
    return values(element, node, false);
  }

  /** The same, with booleans and numbers taken as they are written. */
  List<String> scalars(String element, JsonNode node) {
    return values(element, node, true);
  }

  private List<String> values(String element, JsonNode node, boolean anyScalar) {
    List<String> values = new ArrayList<>();
    for (JsonNode each : node.isArray() ? node : List.of(node)) {
      if (!each.isTextual() && !(anyScalar && (each.isBoolean() || each.isNumber()))) {
        throw refuse("its " + element + " has " + each, "write a string or a list of strings");
      }
      values.add(each.asText());
    }
    if (values.isEmpty()) {
      throw refuse("its " + element + " is an empty list", "give it at least one value");
    }
    return values;
  }

  /** Refuses values with a policy variable. */
  List<String> withoutVariables(String element, List<String> values) {
    for (String value : values) {
      if (value.contains("${")) {
        throw refuse(
            "its " + element + " has the policy variable " + value,
            "write the value itself, the rehearsal has none for variables");
      }
    }
    return values;
  }
}
