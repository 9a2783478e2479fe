package eventrelay.rehearsal.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.change.InputChange;
import eventrelay.rehearsal.change.ResourceChange;

/** Changes for programs: whole values, nothing cut. */
final class JsonChanges {
  private JsonChanges() {}

  static ObjectNode of(Changes changes) {
    var root = JsonNodeFactory.instance.objectNode().put("against", changes.against());
    var stacks = root.putObject("stacks");
    changes.stacks().added().forEach(stacks.putArray("added")::add);
    changes.stacks().removed().forEach(stacks.putArray("removed")::add);
    var resources = root.putArray("resources");
    changes.stacks().resources().forEach(change -> resources.add(resource(change)));
    root.set("events", events(changes.fates()));
    root.put("eventsChanged", changes.fates().count());
    return root;
  }

  /** What the next update sets back, and which events end differently after it. */
  static ObjectNode of(DriftEffect effect) {
    var root = JsonNodeFactory.instance.objectNode();
    var inputs = root.putArray("inputs");
    for (var drift : effect.drift()) {
      inputs
          .addObject()
          .put("stack", drift.stack())
          .put("name", drift.resource())
          .put("input", drift.input());
    }
    root.set("events", events(effect.fates()));
    return root.put("eventsChanged", effect.fates().count());
  }

  private static ArrayNode events(OutcomeChanges fates) {
    var events = JsonNodeFactory.instance.arrayNode();
    for (var change : fates.first()) {
      var event = change.event();
      events
          .addObject()
          .put("id", event.id())
          .put("source", event.source())
          .put("detailType", event.detailType())
          .put("account", event.account())
          .put("region", event.region())
          .setAll(fates(change));
    }
    return events;
  }

  private static ObjectNode fates(OutcomeChange change) {
    var fates = JsonNodeFactory.instance.objectNode();
    fates.set("before", fate(change.before()));
    fates.set("after", fate(change.after()));
    return fates;
  }

  private static ObjectNode fate(OutcomeSummary fate) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("expected", fate.expected().text())
        .put("outcome", fate.outcome().text());
  }

  private static ObjectNode resource(ResourceChange change) {
    var resource =
        JsonNodeFactory.instance
            .objectNode()
            .put("stack", change.stack())
            .put("type", change.type())
            .put("name", change.name())
            .put("change", change.kind().word());
    var inputs = resource.putArray("inputs");
    change.inputs().forEach(input -> inputs.add(input(input)));
    change
        .loss()
        .ifPresent(loss -> resource.put("deletes", loss.what()).put("protected", loss.refused()));
    return resource;
  }

  private static ObjectNode input(InputChange change) {
    var input =
        JsonNodeFactory.instance.objectNode().put("input", change.input()).put("at", change.at());
    change.before().ifPresent(value -> input.set("before", value));
    change.after().ifPresent(value -> input.set("after", value));
    return change.secret() ? input.put("secret", true) : input;
  }
}
