package eventrelay.rehearsal.stackset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.text.Json;

/**
 * A StackSet's template.
 *
 * @param stackSet the StackSet's name, for messages
 * @param document the template itself
 */
record Template(String stackSet, ObjectNode document) {

  /**
   * Reads a template in JSON, the only form that the relay writes.
   *
   * @throws UnusableInputException if it is none
   */
  static Template read(String stackSet, String text) {
    try {
      if (Json.read(text) instanceof ObjectNode document
          && document.path("Resources") instanceof ObjectNode resources
          && resources.properties().stream().allMatch(entry -> entry.getValue().isObject())) {
        return new Template(stackSet, document);
      }
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(message(stackSet, "is not JSON"), e);
    }
    throw new UnusableInputException(message(stackSet, "has no object of Resources"));
  }

  /** One of the resources as the template has it; missing if there is none of this name. */
  JsonNode resource(String logicalId) {
    return document.path("Resources").path(logicalId);
  }

  /** What CloudFormation knows and the rehearsal does not, or what neither does. */
  UnusableInputException unknown(String what) {
    return new UnusableInputException(
        message(stackSet, "has " + what + ", which the rehearsal does not know"));
  }

  private static String message(String stackSet, String problem) {
    return "StackSet %s: its template %s".formatted(stackSet, problem);
  }
}
