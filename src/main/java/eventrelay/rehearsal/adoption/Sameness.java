package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.policy.Json;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Whether a declared value and Terraform's are the same to AWS. */
final class Sameness {
  /** In this matcher the order of a list counts: {@code {"numeric": [">", 0, "<", 5]}}. */
  private static final String ORDERED = "numeric";

  private Sameness() {}

  static boolean of(JsonNode declared, JsonNode existing) {
    if (declared.isObject()) {
      return existing.isArray()
          ? existing.size() == 1 && sameBlock(declared, existing.get(0))
          : existing.size() == declared.size() && sameBlock(declared, existing);
    }
    if (declared.isArray() && existing.isArray()) {
      return declared.size() == existing.size() && sameList(declared, existing);
    }
    return declared.isValueNode() && existing.isValueNode() && sameText(declared, existing);
  }

  /** Terraform's blocks also list what was not set. */
  private static boolean sameBlock(JsonNode declared, JsonNode block) {
    return declared.properties().stream()
        .allMatch(
            field -> {
              var other = block.path(field.getKey());
              return of(
                  field.getValue(),
                  other.isMissingNode() ? block.path(snakeCase(field.getKey())) : other);
            });
  }

  private static boolean sameList(JsonNode declared, JsonNode existing) {
    return texts(declared).equals(texts(existing))
        || IntStream.range(0, declared.size())
            .allMatch(i -> sameElement(declared.get(i), existing.get(i)));
  }

  private static boolean sameElement(JsonNode declared, JsonNode existing) {
    return declared.isObject() ? sameBlock(declared, existing) : of(declared, existing);
  }

  /** Lists of texts are sets to AWS. */
  private static Set<String> texts(JsonNode list) {
    var texts = new TreeSet<String>();
    list.forEach(value -> texts.add(value.toString()));
    return texts;
  }

  private static boolean sameText(JsonNode declared, JsonNode existing) {
    if (declared.asText().equals(existing.asText())) {
      return true;
    }
    try {
      return declared.asText().startsWith("{")
          && canonical(Json.read(declared.asText()), "")
              .equals(canonical(Json.read(existing.asText()), ""));
    } catch (JsonProcessingException e) {
      return false; // What is not JSON is not the same as what is.
    }
  }

  /** Policies and patterns: a value alone is a list of one, and lists have no order. */
  private static JsonNode canonical(JsonNode value, String key) {
    var nodes = JsonNodeFactory.instance;
    if (value instanceof ObjectNode object) {
      var sorted = new TreeMap<String, JsonNode>();
      object
          .properties()
          .forEach(field -> sorted.put(field.getKey(), list(field.getValue(), field.getKey())));
      return nodes.objectNode().setAll(sorted);
    }
    return value.isBoolean() && !key.isEmpty() && Character.isUpperCase(key.charAt(0))
        ? nodes.textNode(value.asText())
        : value;
  }

  private static ArrayNode list(JsonNode value, String key) {
    var values = JsonNodeFactory.instance.arrayNode();
    if (!value.isArray()) {
      return values.add(canonical(value, key));
    }
    value.forEach(element -> values.add(canonical(element, key)));
    if (key.equals(ORDERED)) {
      return values;
    }
    var sorted = new TreeMap<String, JsonNode>();
    values.forEach(element -> sorted.put(element.toString(), element));
    return JsonNodeFactory.instance.arrayNode().addAll(sorted.values());
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
