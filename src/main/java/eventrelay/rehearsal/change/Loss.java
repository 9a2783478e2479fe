package eventrelay.rehearsal.change;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.Optional;

/**
 * What is deleted with a resource that holds something: events, lines of a log, or subscriptions,
 * which people have confirmed.
 *
 * @param what the thing that is deleted, a noun with its article
 * @param refused true if the resource is protected, so that an update stops at its preview
 */
public record Loss(String what, boolean refused) {
  private static final String ARCHIVE = "aws:cloudwatch/eventArchive:EventArchive";

  /**
   * What is lost with a resource; empty if it holds nothing.
   *
   * @param stack what the resource is part of, before it is deleted
   */
  static Optional<Loss> with(ResourceState resource, Deployment stack, boolean refused) {
    return held(resource, stack).map(what -> new Loss(what, refused));
  }

  private static Optional<String> held(ResourceState resource, Deployment stack) {
    return switch (resource.type()) {
      case "aws:sqs/queue:Queue" -> Optional.of("the messages that wait in queue " + resource.id());
      case ARCHIVE -> Optional.of("the events that archive " + resource.id() + " keeps");
      case "aws:cloudwatch/logGroup:LogGroup" ->
          Optional.of("the lines of log group " + resource.id());
      case "aws:sns/topic:Topic" ->
          Optional.of(
              "the subscriptions of topic %s, each of which has to be confirmed again"
                  .formatted(resource.id()));
      case "aws:cloudformation/stackInstances:StackInstances" ->
          Optional.of(
              "the messages that wait in the queues of the rollout's accounts, and the"
                  + " subscriptions of their topics");
      case "aws:cloudwatch/eventBus:EventBus" ->
          archiveOf(resource, stack)
              .map(
                  archive ->
                      "the only bus that the events of archive %s can be replayed to"
                          .formatted(archive.id()));
      default -> Optional.empty();
    };
  }

  /**
   * Events are replayed to the bus that they came from, and to no other (<a
   * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html">EventBridge
   * User Guide, "Replaying archived events"</a>).
   */
  private static Optional<ResourceState> archiveOf(ResourceState bus, Deployment stack) {
    var arn = bus.outputs().path("arn");
    return stack.resources().stream()
        .filter(resource -> resource.type().equals(ARCHIVE))
        .filter(archive -> archive.inputs().path("eventSourceArn").equals(arn))
        .findFirst();
  }
}
