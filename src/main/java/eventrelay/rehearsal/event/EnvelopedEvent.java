package eventrelay.rehearsal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JSON as other services carry an event: in a message of SQS, a notification of SNS, the records
 * that Lambda hands to a function, or the record that Lambda keeps of an invocation.
 *
 * @param json the innermost JSON
 * @param envelopes what it was in, each a noun with its article, the innermost first
 * @param problem what it is instead of an event, if that is known: a noun with its article
 */
public record EnvelopedEvent(JsonNode json, List<String> envelopes, Optional<String> problem) {
  private static final String SQS = "an SQS message";
  private static final String SNS = "an SNS notification";
  private static final String INVOCATION = "a record of an invocation";
  private static final int MOST_ENVELOPES = 8;

  /** Keeps its own copy of the list. */
  public EnvelopedEvent {
    envelopes = List.copyOf(envelopes);
  }

  /**
   * Takes the events out of what they are in. What is in no known envelope stays as it is, whether
   * it is an event or not.
   */
  public static List<EnvelopedEvent> in(JsonNode json) {
    return open(json, List.of());
  }

  /** The envelopes in words, such as {@code an SNS notification in an SQS message}. */
  public String where() {
    return String.join(" in ", envelopes);
  }

  private static List<EnvelopedEvent> open(JsonNode json, List<String> envelopes) {
    if (isEvent(json) || envelopes.size() == MOST_ENVELOPES) {
      return List.of(new EnvelopedEvent(json, envelopes, Optional.empty()));
    }
    for (var list : List.of("Messages", "Records")) {
      if (json.path(list).isArray() && !json.path(list).isEmpty()) {
        return elements(json.path(list), envelopes);
      }
    }
    if (json.path("Body").isTextual()) {
      return text(json.path("Body"), SQS, envelopes);
    }
    if (json.path("body").isTextual() && json.path("eventSource").asText().equals("aws:sqs")) {
      return text(json.path("body"), SQS, envelopes);
    }
    if (json.at("/Sns/Message").isTextual()) {
      return text(json.at("/Sns/Message"), SNS, envelopes);
    }
    if (isNotification(json)) {
      return text(json.path("Message"), SNS, envelopes);
    }
    var invocation = InvocationRecord.find(json);
    if (invocation.isPresent()) {
      return open(invocation.get().payload(), with(INVOCATION, envelopes));
    }
    return List.of(new EnvelopedEvent(json, envelopes, problem(json)));
  }

  /**
   * True for what a topic sends to a queue without raw delivery (<a
   * href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">SNS
   * Developer Guide, "Message and JSON formats"</a>).
   */
  public static boolean isNotification(JsonNode json) {
    return json.path("Type").asText().equals("Notification") && json.path("Message").isTextual();
  }

  private static boolean isEvent(JsonNode json) {
    return json.has("detail-type");
  }

  private static List<EnvelopedEvent> elements(JsonNode list, List<String> envelopes) {
    var events = new ArrayList<EnvelopedEvent>();
    list.forEach(element -> events.addAll(open(element, envelopes)));
    return events;
  }

  private static List<EnvelopedEvent> text(JsonNode text, String envelope, List<String> outer) {
    var envelopes = with(envelope, outer);
    try {
      return open(Json.read(text.textValue()), envelopes);
    } catch (JsonProcessingException e) {
      return List.of(new EnvelopedEvent(text, envelopes, Optional.of("a text that is not JSON")));
    }
  }

  private static List<String> with(String envelope, List<String> outer) {
    return Stream.concat(Stream.of(envelope), outer.stream()).toList();
  }

  /** What looks like an event, and lacks fields that EventBridge or a service adds. */
  private static Optional<String> problem(JsonNode json) {
    if (json.has("DetailType") || json.path("Entries").isArray()) {
      return Optional.of(
          "an entry of PutEvents, of which EventBridge makes an event with id, account, region and"
              + " time");
    }
    if (json.has("CloudTrailEvent")
        || json.has("eventVersion") && json.has("eventName") && json.has("awsRegion")) {
      return Optional.of(
          "a record of CloudTrail, which is the detail of an event of the type \"AWS API Call via"
              + " CloudTrail\"");
    }
    return json.path("eventSource").asText().startsWith("aws:")
        ? Optional.of("a record of " + json.path("eventSource").asText() + ", which holds no event")
        : Optional.empty();
  }
}
