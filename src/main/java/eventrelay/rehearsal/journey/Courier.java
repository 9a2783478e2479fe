package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.matcher.MatchingTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sends events, one after another, through each reading of the stacks. */
public final class Courier {
  private final List<Cloud> clouds;
  private final Promise promise;
  private final FunctionRunner runner;
  private final boolean faulty;
  private final Duration limit;
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
    this(clouds, promise, runner, faulty, MatchingTime.LIMIT);
  }

  /**
   * One that gives the matcher another time than {@link MatchingTime#LIMIT}.
   *
   * @param limit for each event
   */
  Courier(
      List<Cloud> clouds, Promise promise, FunctionRunner runner, boolean faulty, Duration limit) {
    this.clouds = List.copyOf(clouds);
    this.promise = promise;
    this.runner = runner;
    this.faulty = faulty;
    this.limit = limit;
  }

  /**
   * Sends one event. Where the readings differ, the worse journey counts.
   *
   * @throws eventrelay.rehearsal.access.UnsupportedPolicyException if the event meets a policy that
   *     AWS would not accept
   */
  public Journey send(JsonNode event) {
    var time = new MatchingTime(limit);
    var deliveries =
        clouds.stream()
            .map(cloud -> new Delivery(cloud, event, mismatches, time, runner, topicAnswers))
            .toList();
    // Sent first: which rules want the event matters more than what to expect of that.
    deliveries.forEach(Delivery::send);
    var promised = promise.includes(event, time);
    return deliveries.stream()
        .map(delivery -> journey(delivery, event, promised))
        .max(
            Comparator.comparing((Journey journey) -> !journey.asExpected())
                .thenComparing(Journey::outcome))
        .orElseThrow();
  }

  private Journey journey(Delivery delivery, JsonNode event, Optional<Boolean> promised) {
    var trail = delivery.trail();
    if (promised.isEmpty() && trail.outcome().compareTo(Outcome.UNPROVEN) < 0) {
      delivery.notPromised();
    }
    var expected = promised.orElse(true) ? Outcome.DELIVERED : Outcome.FILTERED;
    return new Journey(event, expected, trail.outcome(), trail.hops(), trail.run(), faulty);
  }
}
