package eventrelay.rehearsal.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A sample event as if it had happened elsewhere. */
final class Relocation {
  private Relocation() {}

  /**
   * The event with another account and Region, in its resources' ARNs too, and an id of its own.
   */
  static JsonNode of(JsonNode event, AccountRegion place) {
    var account = event.path("account").asText();
    var region = event.path("region").asText();
    if (place.account().equals(account) && place.region().equals(region)) {
      return event;
    }
    ObjectNode moved = event.deepCopy();
    moved.put("account", place.account());
    moved.put("region", place.region());
    if (event.path("id").isTextual()) {
      // The function takes a second event with the same id for a repetition.
      var id = event.path("id").textValue() + place.account() + place.region();
      moved.put("id", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString());
    }
    var resources = JsonNodeFactory.instance.arrayNode();
    for (var resource : event.path("resources")) {
      resources.add(
          resource
              .asText()
              .replace(
                  ":" + region + ":" + account + ":",
                  ":" + place.region() + ":" + place.account() + ":"));
    }
    moved.set("resources", resources);
    return moved;
  }
}
