package eventrelay.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a plan does to one resource (Terraform documentation, "JSON Output Format").
 *
 * @param address the resource's
 * @param type Terraform's
 * @param actions such as {@code update}
 * @param imported the id by which it is imported; empty if it is not
 * @param attributes those that change
 */
record PlannedChange(
    String address, String type, List<String> actions, String imported, Set<String> attributes) {

  static PlannedChange of(JsonNode resource) {
    var change = resource.path("change");
    var actions = new ArrayList<String>();
    change.path("actions").forEach(action -> actions.add(action.asText()));
    var attributes = new TreeSet<String>();
    for (var attribute : change.path("after").properties()) {
      var before = change.path("before").path(attribute.getKey());
      if (!same(before, attribute.getValue()) && isSet(before, attribute.getValue())) {
        attributes.add(attribute.getKey());
      }
    }
    return new PlannedChange(
        resource.path("address").asText(),
        resource.path("type").asText(),
        actions,
        change.at("/importing/id").asText(),
        attributes);
  }

  /** Also if a block has a zero where the other has nothing, which the provider's SDK writes. */
  private static boolean same(JsonNode before, JsonNode after) {
    if (before.isArray() && after.isArray() && before.size() == after.size()) {
      return IntStream.range(0, after.size()).allMatch(i -> same(before.get(i), after.get(i)));
    }
    if (before.isObject() && after.isObject() && before.size() == after.size()) {
      return after.properties().stream()
          .allMatch(
              field -> {
                var was = before.path(field.getKey());
                return same(was, field.getValue())
                    || was.isNumber() && was.asInt() == 0 && field.getValue().isNull();
              });
    }
    return before.equals(after);
  }

  /** False if neither is: an import reads nothing where a configuration has a false or a none. */
  private static boolean isSet(JsonNode... values) {
    return Arrays.stream(values)
        .anyMatch(value -> !value.isEmpty() || !value.asText("").matches("|null|false"));
  }

  /** False for a resource that stays as it is and is not imported either. */
  boolean isOne() {
    return !actions.equals(List.of("no-op")) || !imported.isEmpty();
  }
}
