package eventrelay.rehearsal.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A sample event as if it had happened elsewhere. */
final class Relocation {
  private Relocation() {}

  /**
   * The event with another account and Region, in its resources' ARNs too, and an id of its own.
   */
  static Event of(Event event, AccountRegion place) {
    if (place.equals(event.place())) {
      return event;
    }
    ObjectNode moved = event.json().deepCopy();
    moved.put("account", place.account());
    moved.put("region", place.region());
    if (moved.path("id").isTextual()) {
      // The function takes a second event with the same id for a repetition.
      var id = event.id() + place.account() + place.region();
      moved.put("id", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    }
    var resources = JsonNodeFactory.instance.arrayNode();
    for (var resource : event.json().path("resources")) {
      resources.add(resource.asText().replace(part(event.place()), part(place)));
    }
    moved.set("resources", resources);
    return Event.of(moved);
  }

  private static String part(AccountRegion place) {
    return ":" + place.region() + ":" + place.account() + ":";
  }
}
