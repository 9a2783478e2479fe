package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.matcher.MatchingTime;
import eventrelay.rehearsal.matcher.TimedMatcher;
import eventrelay.text.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Says which field keeps a rule from wanting an event, by asking Event Ruler field by field. */
final class Mismatches {
  private static final int MOST_VALUES = 6;
  private static final String OR = "$or";

  private final Map<Rule, List<Field>> fields = new HashMap<>();

  /** One field of a pattern, with a matcher that knows nothing else. */
  private record Field(List<String> path, JsonNode wanted, TimedMatcher<String> matcher) {
    Optional<Boolean> holdsFor(JsonNode event, MatchingTime time) {
      return matcher.matching(event, time, time.rest()).map(found -> !found.isEmpty());
    }

    String sentence(JsonNode event) {
      var last = path.size() - 1;
      if (path.get(last).equals(OR)) {
        return "requires %s to hold%s, but none does"
            .formatted(
                list(wanted), last == 0 ? "" : " in " + String.join(".", path.subList(0, last)));
      }
      return "requires %s to be %s, but the event has %s"
          .formatted(String.join(".", path), list(wanted), text(actual(event)));
    }

    /** The value that the event has there, or all of them where a list is on the way. */
    private JsonNode actual(JsonNode event) {
      var found = List.of(event);
      var isList = false;
      for (var name : path) {
        isList |= found.stream().anyMatch(JsonNode::isArray);
        found =
            found.stream()
                .flatMap(Mismatches::elements)
                .map(element -> element.path(name))
                .filter(value -> !value.isMissingNode())
                .toList();
      }
      if (found.isEmpty()) {
        return MissingNode.getInstance();
      }
      return isList
          ? JsonNodeFactory.instance
              .arrayNode()
              .addAll(found.stream().flatMap(Mismatches::elements).toList())
          : found.get(0);
    }
  }

  /** The first field that keeps the rule from wanting the event. */
  String of(Rule rule, JsonNode event, MatchingTime time) {
    for (var field : fields.computeIfAbsent(rule, Mismatches::fieldsOf)) {
      var holds = field.holdsFor(event, time);
      if (holds.isEmpty()) {
        return "does not match it; because of which field, the matcher could not tell within "
            + time.text();
      }
      if (!holds.get()) {
        return field.sentence(event);
      }
    }
    return "has fields that hold one by one, but not for the same element of a list";
  }

  private static List<Field> fieldsOf(Rule rule) {
    var fields = new ArrayList<Field>();
    try {
      collect((ObjectNode) Json.read(rule.pattern().json()), List.of(), fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a rule's pattern was accepted and is not JSON", e);
    }
    return fields;
  }

  private static void collect(ObjectNode pattern, List<String> path, List<Field> fields) {
    for (var entry : pattern.properties()) {
      var inner = new ArrayList<>(path);
      inner.add(entry.getKey());
      if (entry.getValue() instanceof ObjectNode object) {
        collect(object, inner, fields);
      } else {
        fields.add(new Field(inner, entry.getValue(), matcher(inner, entry.getValue())));
      }
    }
  }

  private static TimedMatcher<String> matcher(List<String> path, JsonNode wanted) {
    var pattern = wanted;
    for (var i = path.size() - 1; i >= 0; i--) {
      pattern = JsonNodeFactory.instance.objectNode().set(path.get(i), pattern);
    }
    var matcher = new TimedMatcher<String>();
    try {
      matcher.add("field", Json.write(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return matcher;
  }

  /**
   * Event Ruler looks into the objects of a list as if each stood in the list's place (<a
   * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-arrays.html">
   * EventBridge User Guide, "Arrays in event patterns"</a>).
   */
  private static Stream<JsonNode> elements(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).flatMap(Mismatches::elements)
        : Stream.of(value);
  }

  private static String list(JsonNode values) {
    var shown =
        StreamSupport.stream(values.spliterator(), false)
            .limit(MOST_VALUES)
            .map(Mismatches::text)
            .collect(Collectors.joining(", "));
    var more = values.size() - MOST_VALUES;
    return (values.size() > 1 ? "one of " : "")
        + shown
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode()) {
      return "nothing there";
    }
    return value.isTextual() ? '"' + value.textValue() + '"' : Json.write(value);
  }
}
