package eventrelay.rehearsal.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.event.Event;
import eventrelay.text.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A message as {@code aws sqs receive-message --message-attribute-names All} prints it.
 *
 * @param id the message's id; empty if it has none
 * @param receiptHandle the handle that deletes it; empty if it has no valid one
 * @param body what was not delivered
 * @param attributes the message attributes' texts by name
 */
record DeadLetter(String id, String receiptHandle, String body, Map<String, String> attributes) {

  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9+/][A-Za-z0-9+/=_-]*");

  static DeadLetter of(JsonNode message) {
    var attributes = new TreeMap<String, String>();
    message
        .path("MessageAttributes")
        .properties()
        .forEach(
            entry -> attributes.put(entry.getKey(), entry.getValue().path("StringValue").asText()));
    var handle = message.path("ReceiptHandle").asText();
    return new DeadLetter(
        message.path("MessageId").asText(),
        HANDLE.matcher(handle).matches() ? handle : "",
        message.path("Body").asText(),
        attributes);
  }

  /** An attribute's text; empty if the message has none of this name. */
  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /** The event in the body, if that is one as EventBridge delivers them. */
  Optional<Event> event() {
    try {
      return Event.find(Json.read(body));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // A body may hold anything; what is no event is said not to be one.
    }
  }
}
