package eventrelay.rehearsal.journey;

import eventrelay.rehearsal.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * One event's way through the declared resources.
 *
 * @param event the event as it was sent
 * @param expected what it has to come to; the stacks promise {@code DELIVERED} or {@code FILTERED}
 * @param outcome what became of it
 * @param hops the questions asked on the way, in order
 * @param function the handler's run, if the event got that far
 * @param faulty true if something was broken on purpose
 */
public record Journey(
    Event event,
    Outcome expected,
    Outcome outcome,
    List<Hop> hops,
    Optional<FunctionRun> function,
    boolean faulty) {
  /** A journey through stacks as they are. */
  public Journey(
      Event event,
      Outcome expected,
      Outcome outcome,
      List<Hop> hops,
      Optional<FunctionRun> function) {
    this(event, expected, outcome, hops, function, false);
  }

  /** Keeps its own copy of the hops. */
  public Journey {
    hops = List.copyOf(hops);
  }

  /**
   * True if the event ended as expected: as the stacks promise, or under a fault, where it may be
   * neither lost nor unproven.
   */
  public boolean asExpected() {
    return faulty ? outcome != Outcome.LOST && outcome != Outcome.UNPROVEN : outcome == expected;
  }

  /** The same journey, for which only this outcome is as expected, whatever was broken. */
  public Journey expecting(Outcome other) {
    return new Journey(event, other, outcome, hops, function);
  }

  /**
   * True if the hop stopped the event; a rule that did not match did so only if nothing else did.
   */
  public boolean stoppedAt(Hop hop) {
    if (outcome == Outcome.DELIVERED || hop.verdict().passes()) {
      return false;
    }
    return hop.verdict() != Verdict.NO_MATCH
        || hops.stream()
            .map(Hop::verdict)
            .allMatch(verdict -> verdict.passes() || verdict == Verdict.NO_MATCH);
  }

  /** The last hop that stopped the event, if one did. */
  public Optional<Hop> lastStop() {
    return hops.stream().filter(this::stoppedAt).reduce((first, later) -> later);
  }
}
