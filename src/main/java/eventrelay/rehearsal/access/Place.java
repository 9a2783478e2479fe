package eventrelay.rehearsal.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where in a policy the reader is, for what it says of something that it does not know.
 *
 * @param label the policy, or the statement of the policy
 * @param variables true if the policy's version has policy variables
 * @param doubts what of it is not known, each with what would settle it
 */
record Place(String label, boolean variables, List<String> doubts) {

  /** Part of this place, with the same doubts and some of its own. */
  Place part(String name) {
    return new Place(name + " of " + label, variables, new ArrayList<>(doubts));
  }

  /** Something that AWS would not take. */
  UnsupportedPolicyException refuse(String problem, String remedy) {
    return new UnsupportedPolicyException(label, problem, remedy);
  }

  /** Something that AWS may well take, and that is not known here. */
  void doubt(String problem, String remedy) {
    doubts.add(problem + "; " + remedy);
  }

  /** Doubts an object that has other keys than those known. */
  void onlyKnows(JsonNode object, Set<String> known) {
    for (var each : object.properties()) {
      if (!known.contains(each.getKey())) {
        doubt(
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
    var values = new ArrayList<String>();
    for (var each : node.isArray() ? node : List.of(node)) {
      if (!each.isTextual() && !(anyScalar && (each.isBoolean() || each.isNumber()))) {
        throw refuse("its " + element + " has " + each, "write a string or a list of strings");
      }
      values.add(each.asText());
    }
    if (values.isEmpty()) {
      doubt("its " + element + " is an empty list", "give it at least one value");
    }
    return values;
  }
}
