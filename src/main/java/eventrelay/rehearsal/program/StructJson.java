package eventrelay.rehearsal.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.TreeMap;

/** Turns what goes over Pulumi's wire into the JSON that a stack export has. */
final class StructJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StructJson() {}

  static ObjectNode of(Struct struct) {
    var object = JSON.objectNode();
    // Sorted, as the engine writes them: the same program always gives the same file.
    new TreeMap<>(struct.getFieldsMap()).forEach((key, value) -> object.set(key, of(value)));
    return object;
  }

  private static JsonNode of(Value value) {
    return switch (value.getKindCase()) {
      case STRUCT_VALUE -> of(value.getStructValue());
      case LIST_VALUE -> {
        var array = JSON.arrayNode();
        value.getListValue().getValuesList().forEach(item -> array.add(of(item)));
        yield array;
      }
      case STRING_VALUE -> JSON.textNode(value.getStringValue());
      case BOOL_VALUE -> JSON.booleanNode(value.getBoolValue());
      case NUMBER_VALUE -> number(value.getNumberValue());
      case NULL_VALUE, KIND_NOT_SET -> JSON.nullNode();
    };
  }

  /** The wire knows doubles only; a whole number is written as one. */
  private static JsonNode number(double number) {
    var whole = (long) number;
    return whole == number ? JSON.numberNode(whole) : JSON.numberNode(number);
  }
}
