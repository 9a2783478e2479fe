package eventrelay.rehearsal.report;

import eventrelay.rehearsal.journey.Journey;
import java.util.ArrayList;
import java.util.List;

/** Which events end differently than they did: the first of them, and how many there are. */
public final class OutcomeChanges {
  /** Any number of events has to fit in memory. */
  private static final int MOST = 1_000;

  private final List<OutcomeChange> first = new ArrayList<>();
  private long count;

  /** Starts with none. */
  public OutcomeChanges() {}

  /** Takes note of an event, if its two journeys end differently or should. */
  public void add(Journey before, Journey after) {
    var was = OutcomeSummary.of(before);
    var is = OutcomeSummary.of(after);
    if (was.equals(is)) {
      return;
    }
    count++;
    if (first.size() < MOST) {
      first.add(new OutcomeChange(EventFacts.of(after.event()), was, is));
    }
  }

  /** How many events end differently. */
  public long count() {
    return count;
  }

  /** How many there are beside the first. */
  long left() {
    return count - first.size();
  }

  /** Such as {@code 1 event ends differently}. */
  String inWords() {
    if (count == 0) {
      return "no event ends differently";
    }
    return count == 1 ? "1 event ends differently" : count + " events end differently";
  }

  /** Such as {@code and 1 more event}. */
  String leftInWords() {
    return left() == 1 ? "and 1 more event" : "and %d more events".formatted(left());
  }

  /** The first of them. */
  List<OutcomeChange> first() {
    return List.copyOf(first);
  }
}
