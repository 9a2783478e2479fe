package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.text.Json;
import java.util.ArrayList;
import java.util.List;

/** A property's value on one line. */
final class DisplayValue {
  /** The order in which AWS's guides write policies and patterns. */
  private static final List<String> KEYS =
      List.of(
          "Version",
          "Id",
          "Statement",
          "Sid",
          "Effect",
          "Principal",
          "Action",
          "Resource",
          "Condition",
          "account",
          "source",
          "detail-type",
          "detail");

  private DisplayValue() {}

  static String of(JsonNode value) {
    // Pulumi's own form of code is about signatures; a reader knows it by its files.
    var paths = new ArrayList<String>();
    value.path("assets").forEach(asset -> paths.add(asset.path("path").asText()));
    if (!paths.isEmpty()) {
      return String.join(", ", paths);
    }
    if (value.isTextual() && value.textValue().startsWith("{")) {
      return document(value.textValue());
    }
    // Terraform holds a block that may occur once as a list of one.
    var isBlock = value.isArray() && value.size() == 1 && value.get(0).isObject();
    var shown = isBlock ? value.get(0) : value;
    return shown.isValueNode() ? shown.asText() : Json.write(shown);
  }

  private static String document(String text) {
    try {
      return Json.write(ordered(Json.read(text)));
    } catch (JsonProcessingException e) {
      return text; // It only looked like JSON.
    }
  }

  private static JsonNode ordered(JsonNode value) {
    if (value instanceof ObjectNode object) {
      var sorted = JsonNodeFactory.instance.objectNode();
      KEYS.stream().filter(object::has).forEach(key -> sorted.set(key, ordered(object.get(key))));
      object
          .properties()
          .forEach(field -> sorted.putIfAbsent(field.getKey(), ordered(field.getValue())));
      return sorted;
    }
    if (value.isArray()) {
      var list = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> list.add(ordered(element)));
      return list;
    }
    return value;
  }
}
