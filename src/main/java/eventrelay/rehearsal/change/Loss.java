package eventrelay.rehearsal.change;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.Optional;

/**
 * What is deleted with a resource that holds something: events, lines of a log, or subscriptions,
 * which people have confirmed.
 *
 * @param what the thing that is deleted, a noun with its article
 * @param refused true if the resource is protected, so that an update stops at its preview
 */
public record Loss(String what, boolean refused) {
  /**
   * What is lost with a resource; empty if it holds nothing.
   *
   * @param stack what the resource is part of, before it is deleted
   */
  static Optional<Loss> with(ResourceState resource, Deployment stack, boolean refused) {
    return held(resource, stack).map(what -> new Loss(what, refused));
  }

  private static Optional<String> held(ResourceState resource, Deployment stack) {
    if (resource.type().equals(EventBridgeTypes.BUS)) {
      return archiveOf(resource, stack)
          .map(
              archive ->
                  "the only bus that the events of archive %s can be replayed to"
                      .formatted(archive.id()));
    }
    return ResourceTypes.find(resource.type())
        .flatMap(type -> type.existence().loss())
        .map(what -> what.formatted(resource.id()));
  }

  /**
   * Events are replayed to the bus that they came from, and to no other (<a
   * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html">EventBridge
   * User Guide, "Replaying archived events"</a>).
   */
  private static Optional<ResourceState> archiveOf(ResourceState bus, Deployment stack) {
    var arn = bus.outputs().path("arn");
    return stack.resources().stream()
        .filter(resource -> resource.type().equals(EventBridgeTypes.ARCHIVE))
        .filter(archive -> archive.inputs().path("eventSourceArn").equals(arn))
        .findFirst();
  }
}
