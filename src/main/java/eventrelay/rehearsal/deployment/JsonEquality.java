package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.text.Json;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * When two values of a property count as the same. That depends on who wrote them, so there is one
 * method for each pair of writers:
 *
 * <ul>
 *   <li>{@link #values}: both are Pulumi's, so only the form of a number may differ.
 *   <li>{@link #inputAndOutput}: the AWS provider gives back what it was given, in its own form.
 *   <li>{@link #declaredAndExisting}: Pulumi's against Terraform's, which has other forms of the
 *       same value.
 * </ul>
 */
public final class JsonEquality {
  /** In this matcher the order of a list counts: {@code {"numeric": [">", 0, "<", 5]}}. */
  private static final String ORDERED = "numeric";

  private JsonEquality() {}

  /**
   * Two values that Pulumi wrote. The numbers 1 and 1.0 are the same, and so are null and a value
   * that is not there. Everything else counts: the order of a list, and whether 1 is a number or a
   * text.
   */
  public static boolean values(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    return one.equals(other) || isAbsent(one) && isAbsent(other);
  }

  /** True for null, and for a value that is not there. */
  public static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /**
   * An input and the output of the same name. A number is the same as its text. An encrypted input
   * is the same as any output, because each encryption of a value differs. An object of the output
   * may have more keys, and the input's nulls and the engine's own notes ({@code __defaults}) do
   * not count. The order of a list counts. JSON in a text is compared with {@link #texts}.
   */
  public static boolean inputAndOutput(JsonNode input, JsonNode output) {
    if (ExportFile.isEncrypted(input)) {
      return true;
    }
    if (input.isObject() && output.isObject()) {
      return input.properties().stream()
          .filter(field -> !field.getKey().startsWith("__") && !field.getValue().isNull())
          .allMatch(field -> inputAndOutput(field.getValue(), output.path(field.getKey())));
    }
    if (input.isArray() && output.isArray()) {
      return input.size() == output.size()
          && IntStream.range(0, input.size())
              .allMatch(i -> inputAndOutput(input.get(i), output.get(i)));
    }
    return input.isValueNode()
        && output.isValueNode()
        && (input.asText().equals(output.asText())
            || input.isTextual()
                && output.isTextual()
                && texts(input.textValue(), output.textValue()));
  }

  /**
   * Two texts that hold a JSON object each. AWS gives a document back with its own blanks and order
   * of keys, so these do not count; everything else does. If one of the texts is not a JSON object,
   * they are not the same.
   */
  public static boolean texts(String one, String other) {
    try {
      return one.startsWith("{") && Json.read(one).equals(Json.read(other));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * An input and what Terraform has of the same resource. A number is the same as its text, and a
   * list of values may have any order. An object may be Terraform's block: a list of one, with its
   * keys in snake case and with more keys, as for what was not set. JSON in a text is compared with
   * {@link #documents}.
   */
  public static boolean declaredAndExisting(JsonNode declared, JsonNode existing) {
    if (declared.isObject()) {
      return existing.isArray()
          ? existing.size() == 1 && block(declared, existing.get(0))
          : existing.size() == declared.size() && block(declared, existing);
    }
    if (declared.isArray() && existing.isArray()) {
      return declared.size() == existing.size() && lists(declared, existing);
    }
    return declared.isValueNode()
        && existing.isValueNode()
        && (declared.asText().equals(existing.asText())
            || documents(declared.asText(), existing.asText()));
  }

  private static boolean block(JsonNode declared, JsonNode block) {
    return declared.properties().stream()
        .allMatch(
            field -> {
              var other = block.path(field.getKey());
              return declaredAndExisting(
                  field.getValue(),
                  other.isMissingNode() ? block.path(snakeCase(field.getKey())) : other);
            });
  }

  private static boolean lists(JsonNode declared, JsonNode existing) {
    return elements(declared).equals(elements(existing))
        || IntStream.range(0, declared.size())
            .allMatch(i -> element(declared.get(i), existing.get(i)));
  }

  private static boolean element(JsonNode declared, JsonNode existing) {
    return declared.isObject()
        ? block(declared, existing)
        : declaredAndExisting(declared, existing);
  }

  private static Set<String> elements(JsonNode list) {
    var elements = new TreeSet<String>();
    list.forEach(value -> elements.add(Json.write(value)));
    return elements;
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /**
   * Two policies or event patterns in texts, as <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM</a>
   * and EventBridge read them. The order of keys, blanks and the order of a list do not count, a
   * value alone is the same as a list of one, and a policy's true is the same as its text. The
   * order counts within the matcher {@code numeric}. If one of the texts is not a JSON object, they
   * are not the same.
   */
  public static boolean documents(String one, String other) {
    try {
      return one.startsWith("{")
          && canonical(Json.read(one), "").equals(canonical(Json.read(other), ""));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static JsonNode canonical(JsonNode value, String key) {
    var nodes = JsonNodeFactory.instance;
    if (value instanceof ObjectNode object) {
      var sorted = new TreeMap<String, JsonNode>();
      object
          .properties()
          .forEach(field -> sorted.put(field.getKey(), list(field.getValue(), field.getKey())));
      return nodes.objectNode().setAll(sorted);
    }
    // Keys of policies begin with a capital letter, keys of patterns that are matchers do not.
    return value.isBoolean() && !key.isEmpty() && Character.isUpperCase(key.charAt(0))
        ? nodes.textNode(value.asText())
        : value;
  }

  /** True for the one key of a document whose list says something by its order. */
  public static boolean isOrdered(String key) {
    return key.equals(ORDERED);
  }

  private static ArrayNode list(JsonNode value, String key) {
    var values = JsonNodeFactory.instance.arrayNode();
    if (!value.isArray()) {
      return values.add(canonical(value, key));
    }
    value.forEach(element -> values.add(canonical(element, key)));
    if (isOrdered(key)) {
      return values;
    }
    var sorted = new TreeMap<String, JsonNode>();
    values.forEach(element -> sorted.put(Json.write(element), element));
    return JsonNodeFactory.instance.arrayNode().addAll(sorted.values());
  }
}
