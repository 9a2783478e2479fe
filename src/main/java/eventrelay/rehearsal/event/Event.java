package eventrelay.rehearsal.event;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.AccountRegion;
import eventrelay.names.PhysicalNames;
import java.util.Optional;

/**
 * An event, with the fields of its envelope that decide where it goes (EventBridge User Guide,
 * "Event structure"). A field is an empty string if it is missing or no string.
 *
 * @param id the field {@code id}
 * @param source such as {@code aws.ec2}
 * @param detailType the field {@code detail-type}
 * @param place the account and Region in which it happened
 * @param bus the ARN of the bus on which it starts
 * @param json the whole event, as a handler receives it
 */
public record Event(
    String id, String source, String detailType, AccountRegion place, String bus, JsonNode json) {

  /** Reads the envelope of an event, which starts on the default bus. */
  public static Event of(JsonNode json) {
    var place = new AccountRegion(text(json, "account"), text(json, "region"));
    return new Event(
        text(json, "id"),
        text(json, "source"),
        text(json, "detail-type"),
        place,
        place.arns().bus(PhysicalNames.DEFAULT_BUS),
        json);
  }

  /** The same event, put onto another bus by its sender. */
  public Event startingOn(String other) {
    return new Event(id, source, detailType, place, other, json);
  }

  /**
   * True if an AWS service sends it, and so to the default bus of its account and Region; what a
   * partner sends starts on a bus of the partner's.
   */
  public boolean isOfService() {
    return source.startsWith("aws.") && !source.startsWith("aws.partner/");
  }

  /** Reads the envelope, if the JSON has every field of it that decides where an event goes. */
  public static Optional<Event> find(JsonNode json) {
    for (var field : new String[] {"source", "detail-type", "account", "region"}) {
      if (!json.path(field).isTextual()) {
        return Optional.empty();
      }
    }
    return Optional.of(of(json));
  }

  /** A text of the event's {@code detail}; empty if it has none of that name. */
  public String detail(String name) {
    return text(json.path("detail"), name);
  }

  private static String text(JsonNode object, String name) {
    var value = object.path(name);
    return value.isTextual() ? value.textValue() : "";
  }
}
