package eventrelay.rehearsal.report;

import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;

/**
 * How many events ended in which way.
 *
 * @param events how many were sent
 * @param unexpected how many did not end as the stacks promise
 */
public record Summary(
    long events, long delivered, long filtered, long deadLettered, long lost, long unexpected) {

  /** Before any event. */
  public static final Summary NONE = new Summary(0, 0, 0, 0, 0, 0);

  /** This summary with one more journey counted. */
  public Summary with(Journey journey) {
    var outcome = journey.outcome();
    return new Summary(
        events + 1,
        delivered + (outcome == Outcome.DELIVERED ? 1 : 0),
        filtered + (outcome == Outcome.FILTERED ? 1 : 0),
        deadLettered + (outcome == Outcome.DEAD_LETTERED ? 1 : 0),
        lost + (outcome == Outcome.LOST ? 1 : 0),
        unexpected + (journey.asExpected() ? 0 : 1));
  }
}
