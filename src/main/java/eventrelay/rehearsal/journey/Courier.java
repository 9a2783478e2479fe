package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.cloud.Cloud;
import java.util.Comparator;
import java.util.List;

/** Sends events, one after another, through each reading of the stacks. */
public final class Courier {
  private final List<Cloud> clouds;
  private final Promise promise;
  private final FunctionRunner runner;
  private final boolean faulty;
  private final Mismatches mismatches = new Mismatches();
  private final TopicAnswers topicAnswers = new TopicAnswers();

  /**
   * Sends events through these readings of the stacks.
   *
   * @param clouds the readings of the stacks; one, unless they differ
   * @param promise which events are to arrive
   * @param runner runs the handlers; the caller closes it
   * @param faulty true if something in the clouds was broken on purpose
   */
  public Courier(List<Cloud> clouds, Promise promise, FunctionRunner runner, boolean faulty) {
    this.clouds = List.copyOf(clouds);
    this.promise = promise;
    this.runner = runner;
    this.faulty = faulty;
  }

  /**
   * Sends one event. Where the readings differ, the worse journey counts.
   *
   * @throws eventrelay.rehearsal.access.UnsupportedPolicyException if the event meets a policy that
   *     the evaluator does not understand
   */
  public Journey send(JsonNode event) {
    var expected = promise.includes(event) ? Outcome.DELIVERED : Outcome.FILTERED;
    return clouds.stream()
        .map(cloud -> journey(cloud, event, expected))
        .max(
            Comparator.comparing((Journey journey) -> !journey.asExpected())
                .thenComparing(Journey::outcome))
        .orElseThrow();
  }

  private Journey journey(Cloud cloud, JsonNode event, Outcome expected) {
    var trail = new Delivery(cloud, event, mismatches, runner, topicAnswers).send();
    return new Journey(event, expected, trail.outcome(), trail.hops(), trail.run(), faulty);
  }
}
