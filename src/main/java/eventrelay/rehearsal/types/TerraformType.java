package eventrelay.rehearsal.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.Arn;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Terraform's name of a type and of its attributes. Pulumi's names are the same in camel case, but
 * for a few.
 *
 * @param name such as {@code aws_sqs_queue}
 * @param renamed Pulumi's names by Terraform's in camel case, where they differ
 * @param nameOf the properties that may hold an ARN where the name is meant
 * @param defaults what the provider takes where an input is not set
 */
public record TerraformType(
    String name, Map<String, String> renamed, Set<String> nameOf, Map<String, JsonNode> defaults) {
  private static final Pattern WORD = Pattern.compile("_([a-z0-9])");
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

  /** Terraform's attributes by Pulumi's names. */
  public ObjectNode properties(ObjectNode attributes) {
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

  /** A property, or what the provider takes where nothing is set. */
  public JsonNode value(ObjectNode properties, String name) {
    var value = properties.path(name);
    var isSet = !value.isMissingNode() && !value.isNull() && !value.asText("-").isEmpty();
    return isSet ? value : defaults.getOrDefault(name, value);
  }

  /** A property as text: the name where it holds an ARN although the name is meant. */
  String name(ObjectNode properties, String name) {
    var text = value(properties, name).asText();
    return nameOf.contains(name) ? Arn.nameOf(text) : text;
  }

  /** True if the provider takes this value where the input is not set. */
  public boolean isDefault(String input, JsonNode value) {
    return defaults.containsKey(input) && value.asText().equals(defaults.get(input).asText());
  }

  /** Pulumi's name of one of Terraform's attributes. */
  public String property(String attribute) {
    var camel = camelCase(attribute);
    return renamed.getOrDefault(camel, camel);
  }

  /** Terraform's name of one of Pulumi's properties: the way back from {@link #property}. */
  public String attribute(String property) {
    var camel =
        renamed.entrySet().stream()
            .filter(entry -> entry.getValue().equals(property))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(property);
    return snakeCase(camel);
  }

  static String snakeCase(String name) {
    return CAPITAL.matcher(name).replaceAll(m -> "_" + m.group().toLowerCase(Locale.ROOT));
  }

  /**
   * Pulumi's token of a type without an entry in the register that can do something to an event:
   * those of Terraform's provider for the Cloud Control API (awscc) are those of aws-native.
   */
  public static Optional<String> otherToken(String name) {
    return Stream.concat(
            UnmodelledType.all().stream().map(UnmodelledType::token),
            OrganizationsTypes.ALL.stream())
        .filter(token -> nameOf(token).equals(name))
        .findFirst();
  }

  private static String nameOf(String token) {
    var parts = token.split("[:/]");
    return parts.length == 1
        ? token
        : "%s_%s%s"
            .formatted(
                parts[0].equals("aws") ? "aws" : "awscc",
                parts[1],
                snakeCase(parts[parts.length - 1]));
  }

  /** The properties of a resource of such a type by Pulumi's names. */
  public static ObjectNode otherProperties(ObjectNode attributes) {
    var properties = JsonNodeFactory.instance.objectNode();
    attributes
        .properties()
        .forEach(attribute -> properties.set(camelCase(attribute.getKey()), attribute.getValue()));
    return properties;
  }

  static String camelCase(String attribute) {
    return WORD.matcher(attribute).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }
}
