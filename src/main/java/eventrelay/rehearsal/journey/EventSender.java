package eventrelay.rehearsal.journey;

import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.matcher.MatchingTime;
import java.time.Duration;

/** Sends events, one after another, through the stacks. */
public final class EventSender {
  private final Cloud cloud;
  private final ExpectedDelivery expectedDelivery;
  private final FunctionRunner runner;
  private final boolean faulty;
  private final Duration limit;
  private final Mismatches mismatches = new Mismatches();
  private final TopicAnswers topicAnswers;

  /**
   * Sends events through these accounts.
   *
   * @param cloud what the stacks make
   * @param expectedDelivery which events are to arrive
   * @param runner runs the handlers; the caller closes it
   * @param faulty true if something in them was broken on purpose
   */
  public EventSender(
      Cloud cloud, ExpectedDelivery expectedDelivery, FunctionRunner runner, boolean faulty) {
    this(cloud, expectedDelivery, runner, faulty, MatchingTime.LIMIT);
  }

  /**
   * One that gives the matcher another time than {@link MatchingTime#LIMIT}.
   *
   * @param limit for each event
   */
  public EventSender(
      Cloud cloud,
      ExpectedDelivery expectedDelivery,
      FunctionRunner runner,
      boolean faulty,
      Duration limit) {
    this.cloud = cloud;
    this.expectedDelivery = expectedDelivery;
    this.runner = runner;
    this.faulty = faulty;
    this.limit = limit;
    this.topicAnswers = new TopicAnswers(cloud);
  }

  /**
   * Sends one event.
   *
   * @throws eventrelay.rehearsal.access.UnsupportedPolicyException if the event meets a policy that
   *     AWS would not accept
   */
  public Journey send(Event event) {
    return begin(event).end();
  }

  /**
   * Sends one event, without waiting for the functions that it reaches. Events have to end in the
   * order in which they began.
   *
   * @throws eventrelay.rehearsal.access.UnsupportedPolicyException if the event meets a policy that
   *     AWS would not accept
   */
  public PendingJourney begin(Event event) {
    var time = new MatchingTime(limit);
    var delivery = new Delivery(cloud, event, mismatches, time, runner, topicAnswers);
    // Sent first: which rules want the event matters more than what to expect of that.
    delivery.send();
    var promised = expectedDelivery.includes(event, time);
    return () -> {
      var recorder = delivery.recorder();
      recorder.end();
      if (promised.isEmpty() && recorder.outcome().compareTo(Outcome.UNPROVEN) < 0) {
        delivery.notPromised();
      }
      var expected = promised.orElse(true) ? Outcome.DELIVERED : Outcome.FILTERED;
      return new Journey(
          event, expected, recorder.outcome(), recorder.hops(), recorder.run(), faulty);
    };
  }
}
