package eventrelay.rehearsal.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the Condition element of a statement. */
final class ConditionReader {
  private static final String IF_EXISTS = "IfExists";

  private ConditionReader() {}

  static List<Condition> read(Place place, JsonNode node) {
    List<Condition> conditions = new ArrayList<>();
    if (node == null) {
      return List.of();
    }
    requireObject(place, "Condition", node);
    for (Map.Entry<String, JsonNode> operator : node.properties()) {
      requireObject(place, operator.getKey(), operator.getValue());
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        List<String> values =
            place.withoutVariables("Condition", place.scalars("Condition", key.getValue()));
        conditions.add(condition(place, operator.getKey(), key.getKey(), values));
      }
    }
    return List.copyOf(conditions);
  }

  private static Condition condition(
      Place place, String operator, String key, List<String> values) {
    if (operator.equals("Null")) {
      return new NullCondition(key, absent(place, values));
    }
    String base = operator.substring(Quantifier.of(operator).prefix().length());
    boolean ifExists = base.endsWith(IF_EXISTS);
    String word = ifExists ? base.substring(0, base.length() - IF_EXISTS.length()) : base;
    Comparison comparison =
        Comparison.named(word)
            .orElseThrow(
                () ->
                    place.refuse(
                        "its condition operator " + operator + " is not known",
                        "use a String, Arn, Bool, Numeric, Date, IpAddress or Null operator"));
    try {
      return ValueCondition.of(operator, comparison, ifExists, key, values);
    } catch (IllegalArgumentException e) {
      throw place.refuse(
          "its condition "
              + operator
              + " on "
              + key
              + " has a value of another type: "
              + e.getMessage(),
          "write a value of the operator's type");
    }
  }

  private static boolean absent(Place place, List<String> values) {
    String value = values.size() == 1 ? values.get(0) : "";
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw place.refuse("its condition Null has " + values, "write either true or false");
    }
    return value.equalsIgnoreCase("true");
  }

  private static void requireObject(Place place, String element, JsonNode node) {
    if (!node.isObject()) {
      throw place.refuse("its " + element + " is not a JSON object", "write operator, key, values");
    }
  }
}
