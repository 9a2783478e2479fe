package eventrelay.rehearsal.report;

import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Verdict;
import java.util.Optional;

/** Which of the hops stopped an event. */
final class Stops {
  private Stops() {}

  /** A rule that did not match stopped an event only if nothing else did. */
  static boolean stopped(Hop hop, Journey journey) {
    if (journey.outcome() == Outcome.DELIVERED || hop.verdict().passes()) {
      return false;
    }
    return hop.verdict() != Verdict.NO_MATCH
        || journey.hops().stream()
            .map(Hop::verdict)
            .allMatch(verdict -> verdict.passes() || verdict == Verdict.NO_MATCH);
  }

  /** The last hop that did. */
  static Optional<Hop> last(Journey journey) {
    return journey.hops().stream()
        .filter(hop -> stopped(hop, journey))
        .reduce((first, later) -> later);
  }
}
