package eventrelay.rehearsal.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * Terraform's values in the shape that Pulumi gives them: a block of which there can be only one is
 * a list in Terraform and an object in Pulumi (<a
 * href="https://github.com/pulumi/pulumi-terraform-bridge/blob/main/docs/README.md">Pulumi's bridge
 * to Terraform's providers</a>, {@code MaxItemsOne}). The SDK's classes say which it is.
 */
final class TerraformBlocks {
  private TerraformBlocks() {}

  /**
   * The properties, those within blocks too.
   *
   * @param attributes the values by Pulumi's names
   */
  static ObjectNode shaped(String token, ObjectNode attributes) {
    return object(attributes, ArgumentClass.inputs(ArgumentClass.of(token)));
  }

  private static ObjectNode object(ObjectNode attributes, Map<String, Type> types) {
    var object = JsonNodeFactory.instance.objectNode();
    for (var attribute : attributes.properties()) {
      var name = TerraformType.camelCase(attribute.getKey());
      var type = types.get(name);
      var value = type == null ? attribute.getValue() : value(attribute.getValue(), type);
      if (!value.isMissingNode()) {
        object.set(name, value);
      }
    }
    return object;
  }

  private static JsonNode value(JsonNode value, Type type) {
    if (ArgumentClass.isA(Map.class, type)) {
      return value;
    }
    if (ArgumentClass.isA(List.class, type)) {
      var element = ArgumentClass.element(type);
      var list = JsonNodeFactory.instance.arrayNode();
      value.forEach(each -> list.add(value(each, element)));
      return value instanceof ArrayNode ? list : value;
    }
    if (value instanceof ArrayNode list) {
      return list.isEmpty() ? list.path(0) : value(list.get(0), type);
    }
    return value instanceof ObjectNode object ? object(object, ArgumentClass.inputs(type)) : value;
  }
}
