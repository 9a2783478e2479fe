package eventrelay.rehearsal.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the Condition element of a statement. */
final class ConditionReader {
  private static final String IF_EXISTS = "IfExists";

  private ConditionReader() {}

  static List<Condition> read(Place place, JsonNode node) {
    var conditions = new ArrayList<Condition>();
    if (node == null) {
      return List.of();
    }
    requireObject(place, "Condition", node);
    for (var operator : node.properties()) {
      requireObject(place, operator.getKey(), operator.getValue());
      for (var key : operator.getValue().properties()) {
        var values = place.scalars("Condition", key.getValue());
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
    var quantifier = Quantifier.of(operator);
    var base = operator.substring(quantifier.prefix().length());
    var ifExists = base.endsWith(IF_EXISTS);
    var word = ifExists ? base.substring(0, base.length() - IF_EXISTS.length()) : base;
    var comparison = Comparison.named(word);
    if (comparison.isEmpty()) {
      place.doubt(
          "its condition operator " + operator + " is not known",
          "use a String, Arn, Bool, Numeric, Date, IpAddress or Null operator");
      return Optional.empty();
    }
    var compared = comparison.get();
    var variables = place.variables() && compared.takesVariables();
    try {
      var wanted =
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
    var value = values.size() == 1 ? values.get(0) : "";
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
