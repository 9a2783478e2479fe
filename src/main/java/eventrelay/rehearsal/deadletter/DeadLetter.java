package eventrelay.rehearsal.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.event.EnvelopedEvent;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.event.InvocationRecord;
import eventrelay.text.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A message as {@code aws sqs receive-message --message-attribute-names All} prints it, as Lambda
 * hands it to a function, or as a topic sends it.
 *
 * @param id the message's id; empty if it has none
 * @param receiptHandle the handle that deletes it; empty if it has no valid one
 * @param body what was not delivered
 * @param attributes the message attributes' texts by name
 */
record DeadLetter(String id, String receiptHandle, String body, Map<String, String> attributes) {

  private static final String ATTRIBUTES = "MessageAttributes";
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9+/][A-Za-z0-9+/=_-]*");

  static DeadLetter of(JsonNode message) {
    if (EnvelopedEvent.isNotification(message)) {
      return new DeadLetter(
          "", "", message.path("Message").asText(), texts(message.path(ATTRIBUTES), "Value"));
    }
    if (InvocationRecord.find(message).isPresent()) {
      return new DeadLetter("", "", Json.write(message), Map.of());
    }
    // As the SQS API names the fields, or as Lambda does in what it hands to a function.
    var isApi = message.has("Body");
    return outOfNotification(
        message.path(isApi ? "MessageId" : "messageId").asText(),
        message.path(isApi ? "ReceiptHandle" : "receiptHandle").asText(),
        message.path(isApi ? "Body" : "body").asText(),
        isApi
            ? texts(message.path(ATTRIBUTES), "StringValue")
            : texts(message.path("messageAttributes"), "stringValue"));
  }

  private static DeadLetter outOfNotification(
      String id, String handle, String body, Map<String, String> attributes) {
    var valid = HANDLE.matcher(handle).matches() ? handle : "";
    // A topic without raw delivery puts the message and its attributes into the body.
    return json(body)
        .filter(EnvelopedEvent::isNotification)
        .map(DeadLetter::of)
        .map(inner -> new DeadLetter(id, valid, inner.body, inner.attributes))
        .orElseGet(() -> new DeadLetter(id, valid, body, attributes));
  }

  private static Map<String, String> texts(JsonNode attributes, String field) {
    var texts = new TreeMap<String, String>();
    attributes
        .properties()
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue().path(field).asText()));
    return texts;
  }

  /** An attribute's text; empty if the message has none of this name. */
  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /** The record of an invocation in the body, if that is one. */
  Optional<InvocationRecord> invocation() {
    return json(body).flatMap(InvocationRecord::find);
  }

  /** The event in the body or in its record, if it is one as EventBridge delivers them. */
  Optional<Event> event() {
    var json = json(body);
    return json.flatMap(Event::find)
        .or(() -> invocation().map(InvocationRecord::payload).flatMap(Event::find));
  }

  /** A body may hold anything; what is no JSON is said not to be an event. */
  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(Json.read(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
