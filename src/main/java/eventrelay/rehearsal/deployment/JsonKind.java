package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.databind.JsonNode;

/** Names what a JSON value is, for messages: the value itself may be long or secret. */
final class JsonKind {
  private JsonKind() {}

  static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> Secret.isWrapped(value) ? "a secret" : "an object";
      case ARRAY -> "a list";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> value.asText();
      case NULL -> "null";
      case MISSING -> "missing";
      case BINARY, POJO -> "not JSON";
    };
  }
}
