package eventrelay.rehearsal.journey;

import java.util.ArrayList;
import java.util.Optional;

/**
 * How many events ended in which way.
 *
 * @param events how many were sent
 * @param unproven of how many it cannot be said
 * @param unexpected how many did not end as the stacks promise
 */
public record Summary(
    long events,
    long delivered,
    long filtered,
    long deadLettered,
    long lost,
    long unproven,
    long unexpected) {

  /** Before any event. */
  public static final Summary NONE = new Summary(0, 0, 0, 0, 0, 0, 0);

  /** True if no rule wanted any event, so that nothing more was asked about one. */
  public boolean everythingFiltered() {
    return filtered == events;
  }

  /** How many ended in which way, such as {@code 10 events: 3 delivered, 7 filtered}. */
  public String counts() {
    var counts = new ArrayList<String>();
    counts.add(delivered + " delivered");
    counts.add(filtered + " filtered");
    if (deadLettered > 0) {
      counts.add(deadLettered + " dead-lettered");
    }
    if (lost > 0) {
      counts.add(lost + " lost");
    }
    if (unproven > 0) {
      counts.add(unproven + " unproven");
    }
    return events + (events == 1 ? " event: " : " events: ") + String.join(", ", counts);
  }

  private String end() {
    if (unexpected == 0) {
      return "every event ended as expected";
    }
    return unexpected + " did not end as expected";
  }

  /**
   * Whether they ended as expected, and whether that proves nothing.
   *
   * @param nothing why it proves nothing, as a clause; empty if it proves something
   */
  public String end(Optional<String> nothing) {
    if (nothing.isEmpty()) {
      return end();
    }
    return unexpected == 0 ? nothing.get() : end() + "; " + nothing.get();
  }

  /** This summary with one more journey counted. */
  public Summary with(Journey journey) {
    var outcome = journey.outcome();
    return new Summary(
        events + 1,
        delivered + (outcome == Outcome.DELIVERED ? 1 : 0),
        filtered + (outcome == Outcome.FILTERED ? 1 : 0),
        deadLettered + (outcome == Outcome.DEAD_LETTERED ? 1 : 0),
        lost + (outcome == Outcome.LOST ? 1 : 0),
        unproven + (outcome == Outcome.UNPROVEN ? 1 : 0),
        unexpected + (journey.asExpected() ? 0 : 1));
  }
}
