package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.core.annotations.Import;
import eventrelay.names.Arn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What adopting needs to know about a type; {@code types.yaml} says what each is.
 *
 * @param terraform Terraform's type
 * @param id a template for the id that {@code pulumi import} takes
 * @param match a template for what tells that two are the same one; the id if it is not given
 */
record ResourceType(
    String terraform,
    String id,
    Optional<String> match,
    Map<String, String> renamed,
    Set<String> nameOf,
    Set<String> keeps,
    Map<String, JsonNode> defaults,
    Set<String> hidden,
    Map<String, String> because) {
  private static final Pattern PROPERTY = Pattern.compile("\\{([A-Za-z]+)\\}");
  private static final Pattern WORD = Pattern.compile("_([a-z0-9])");

  /** What a template makes of properties; empty if one of them is not known. */
  Optional<String> fill(String template, ObjectNode properties) {
    var known = true;
    var text = new StringBuilder();
    var matcher = PROPERTY.matcher(template);
    while (matcher.find()) {
      var value = value(properties, matcher.group(1)).asText();
      known &= !value.isEmpty();
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return known ? Optional.of(matcher.appendTail(text).toString()) : Optional.empty();
  }

  /** What tells that two are the same one; empty if the properties do not say. */
  Optional<String> identity(ObjectNode properties) {
    return fill(match.orElse(id), properties);
  }

  /** A property, or what the provider takes where nothing is set. */
  JsonNode value(ObjectNode properties, String name) {
    var value = properties.path(name);
    var isSet = !value.isMissingNode() && !value.isNull() && !value.asText("-").isEmpty();
    return isSet ? value : defaults.getOrDefault(name, value);
  }

  /** Terraform's attributes by Pulumi's names. */
  ObjectNode properties(ObjectNode attributes) {
    var properties = JsonNodeFactory.instance.objectNode();
    for (var attribute : attributes.properties()) {
      var name = property(attribute.getKey());
      var value = attribute.getValue();
      if (nameOf.contains(name) && Arn.isArn(value.asText())) {
        properties.put(name, Arn.nameOf(value.asText()));
      } else {
        properties.set(name, value);
      }
    }
    return properties;
  }

  /** Pulumi's name of one of Terraform's attributes. */
  String property(String attribute) {
    var camel = WORD.matcher(attribute).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    return renamed.getOrDefault(camel, camel);
  }

  /** Why an input of an adopted resource is changed. */
  String because(String input) {
    return because.getOrDefault(input, "the relay does not set it");
  }

  /** The inputs that the AWS provider has for a type token. */
  static List<String> inputs(String token) {
    var module = token.substring(token.indexOf(':') + 1, token.indexOf('/'));
    var name = "com.pulumi.aws." + module + token.substring(token.lastIndexOf(':')) + "Args";
    try {
      return Arrays.stream(Class.forName(name.replace(':', '.')).getDeclaredFields())
          .map(field -> field.getAnnotation(Import.class))
          .filter(Objects::nonNull)
          .map(Import::name)
          .toList();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the AWS provider has no type " + token, e);
    }
  }
}
