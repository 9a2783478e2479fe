package eventrelay.rehearsal.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        List<String> values = place.scalars("Condition", key.getValue());
        condition(place, operator.getKey(), key.getKey(), values).ifPresent(conditions::add);
      }
    }
    return List.copyOf(conditions);
  }

  private static Optional<Condition> condition(
      Place place, String operator, String key, List<String> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (operator.equals("Null")) {
      return absent(place, values).map(absent -> new NullCondition(key, absent));
    }
    Quantifier quantifier = Quantifier.of(operator);
    String base = operator.substring(quantifier.prefix().length());
    boolean ifExists = base.endsWith(IF_EXISTS);
    String word = ifExists ? base.substring(0, base.length() - IF_EXISTS.length()) : base;
    Optional<Comparison> comparison = Comparison.named(word);
    if (comparison.isEmpty()) {
      place.doubt(
          "its condition operator " + operator + " is not known",
          "use a String, Arn, Bool, Numeric, Date, IpAddress or Null operator");
      return Optional.empty();
    }
    Comparison compared = comparison.get();
    boolean variables = place.variables() && compared.takesVariables();
    try {
      List<Template> wanted =
          values.stream().map(each -> new Template(each, variables, compared::compile)).toList();
      return Optional.of(
          new ValueCondition(operator, quantifier, compared.negated(), ifExists, key, wanted));
    } catch (IllegalArgumentException e) {
      place.doubt(
          "its condition "
              + operator
              + " on "
              + key
              + " has a value of another type: "
              + e.getMessage(),
          "write a value of the operator's type");
      return Optional.empty();
    }
  }

  private static Optional<Boolean> absent(Place place, List<String> values) {
    String value = values.size() == 1 ? values.get(0) : "";
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      place.doubt("its condition Null has " + values, "write either true or false");
      return Optional.empty();
    }
    return Optional.of(value.equalsIgnoreCase("true"));
  }

  private static void requireObject(Place place, String element, JsonNode node) {
    if (!node.isObject()) {
      throw place.refuse("its " + element + " is not a JSON object", "write operator, key, values");
    }
  }
}
