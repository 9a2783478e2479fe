package eventrelay.rehearsal.stackset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.Arns;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudFormation's functions, as far as the relay's template uses them, in one account and Region
 * (AWS CloudFormation Template Reference, "Intrinsic functions" and "Pseudo parameters").
 */
final class Intrinsics {
  /** Gives what a resource of the same template is known by. */
  interface Lookup {
    /** An output, or what {@code Ref} gives if the attribute is empty. */
    JsonNode of(String logicalId, String attribute);
  }

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  private final Template template;
  private final Map<String, String> pseudoParameters;
  private final Lookup resources;

  Intrinsics(Template template, Arns place, Lookup resources) {
    this.template = template;
    this.resources = resources;
    this.pseudoParameters =
        Map.of(
            "AWS::AccountId", place.account(),
            "AWS::Region", place.region(),
            "AWS::Partition", place.partition());
  }

  /** The value with every function in it carried out. */
  JsonNode evaluate(JsonNode value) {
    if (value instanceof ObjectNode object) {
      var first = object.properties().stream().findFirst();
      if (object.size() == 1 && isFunction(first.orElseThrow().getKey())) {
        return call(first.get().getKey(), first.get().getValue());
      }
      var evaluated = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(field -> evaluated.set(field.getKey(), evaluate(field.getValue())));
      return evaluated;
    }
    if (value.isArray()) {
      var evaluated = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> evaluated.add(evaluate(item)));
      return evaluated;
    }
    return value;
  }

  /** Whether a condition of the template holds here. */
  boolean holds(String condition) {
    var body = template.document().path("Conditions").path(condition);
    var sides = body.path("Fn::Equals");
    if (body.size() != 1 || sides.size() != 2) {
      throw template.unknown("the condition " + condition + " as " + body);
    }
    return evaluate(sides.get(0)).equals(evaluate(sides.get(1)));
  }

  private static boolean isFunction(String key) {
    return key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::");
  }

  private JsonNode call(String function, JsonNode arguments) {
    if (function.equals("Ref") && arguments.isTextual()) {
      return reference(arguments.textValue());
    }
    if (function.equals("Fn::Sub") && arguments.isTextual()) {
      var text =
          VARIABLE
              .matcher(arguments.textValue())
              .replaceAll(match -> Matcher.quoteReplacement(reference(match.group(1)).asText()));
      return JsonNodeFactory.instance.textNode(text);
    }
    if (function.equals("Fn::GetAtt") && arguments.size() == 2) {
      return resources.of(arguments.get(0).asText(), arguments.get(1).asText());
    }
    if (function.equals("Fn::If") && arguments.size() == 3) {
      return evaluate(arguments.get(holds(arguments.get(0).asText()) ? 1 : 2));
    }
    throw template.unknown(function + " of " + arguments);
  }

  private JsonNode reference(String name) {
    if (pseudoParameters.containsKey(name)) {
      return JsonNodeFactory.instance.textNode(pseudoParameters.get(name));
    }
    return resources.of(name, "");
  }
}
