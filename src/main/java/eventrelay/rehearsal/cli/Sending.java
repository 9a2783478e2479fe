package eventrelay.rehearsal.cli;

import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.fault.FaultRow;
import eventrelay.rehearsal.fault.FaultTable;
import eventrelay.rehearsal.fault.Faults;
import eventrelay.rehearsal.journey.EventSender;
import eventrelay.rehearsal.journey.EventWindow;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Summary;
import eventrelay.rehearsal.journey.Verdict;
import eventrelay.rehearsal.report.OutcomeChanges;
import eventrelay.rehearsal.report.Reporter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sends all events through the stacks, whole or broken. */
record Sending(Stacks stacks, SentEvents events, FunctionRunner runner) {
  /**
   * How many events are on their way at once, unless each is sent twice and ends before the next.
   */
  private static final int AHEAD = 8;

  /**
   * Sends every event and reports each.
   *
   * @return true if every event ended as expected, and that proves something
   */
  boolean send(List<Fault> faults, Reporter reporter) {
    reporter.start(stacks.names(), notes());
    // What the next update would make of stacks that are broken on purpose is of no use.
    var drift =
        stacks
            .afterUpdate()
            .filter(update -> faults.isEmpty())
            .map(update -> DriftComparison.with(update, events, runner));
    var summary =
        send(
            faults,
            drift.isPresent() ? 1 : AHEAD,
            journey -> {
              drift.ifPresent(comparison -> comparison.add(journey));
              reporter.journey(journey);
            });
    drift.map(DriftComparison::effect).ifPresent(reporter::drift);
    var nothing =
        faults.isEmpty() ? nothing().sentence(summary) : nothing().sentenceOnFault(summary);
    nothing.ifPresent(reporter::nothing);
    reporter.end(summary);
    return summary.unexpected() == 0 && nothing.isEmpty();
  }

  /**
   * Sends every event through both states, reports each, and reports what is not the same.
   *
   * @return true if every event ended as expected, that proves something, and nothing is deleted
   *     with what it holds
   */
  boolean compare(Baseline against, Reporter reporter) {
    var fates = new OutcomeChanges();
    var before = against.eventSender(runner);
    reporter.start(stacks.names(), notes());
    var summary =
        send(
            List.of(),
            1,
            journey -> {
              fates.add(events.judged(against.send(before, journey.event())), journey);
              reporter.journey(journey);
            });
    var changes = against.changes(stacks, fates);
    reporter.changes(changes);
    var nothing = nothing().sentence(summary);
    nothing.ifPresent(reporter::nothing);
    reporter.end(summary);
    return summary.unexpected() == 0 && changes.losses() == 0 && nothing.isEmpty();
  }

  /** Sends every event once for each fault. */
  FaultTable breakEach() {
    var rows = Faults.ALL.stream().map(this::breakOne).toList();
    return new FaultTable(stacks.names(), rows, nothing().sentence(rows));
  }

  private NothingDelivered nothing() {
    return new NothingDelivered(stacks, events);
  }

  private FaultRow breakOne(Fault fault) {
    if (!stacks.canBreak(fault)) {
      return new FaultRow(
          fault.word(), fault.sentence(), Optional.empty(), List.of(), List.of(), List.of());
    }
    var heldBy = new TreeSet<String>();
    var lost = new TreeSet<String>();
    var unproven = new TreeSet<String>();
    var summary =
        send(
            List.of(fault),
            AHEAD,
            journey -> {
              if (journey.outcome() == Outcome.DEAD_LETTERED) {
                heldBy.add(queue(journey));
              } else if (journey.outcome() == Outcome.LOST) {
                lost.add(reason(journey, verdict -> verdict != Verdict.NOT_JUDGED));
              } else if (journey.outcome() == Outcome.UNPROVEN) {
                unproven.add(reason(journey, verdict -> verdict == Verdict.NOT_JUDGED));
              }
            });
    return new FaultRow(
        fault.word(),
        fault.sentence(),
        Optional.of(summary),
        List.copyOf(heldBy),
        List.copyOf(lost),
        List.copyOf(unproven));
  }

  private List<String> notes() {
    return Stream.concat(stacks.notes().stream(), events.notes().stream()).toList();
  }

  private Summary send(List<Fault> faults, int ahead, Consumer<Journey> consumer) {
    var cloud = faults.isEmpty() ? stacks.cloud() : stacks.broken(faults).cloud();
    return send(cloud, !faults.isEmpty(), ahead, consumer);
  }

  /** Sends every event through these accounts; what the stacks promise is asked of them. */
  Summary send(Cloud cloud, boolean faulty, Consumer<Journey> consumer) {
    return send(cloud, faulty, AHEAD, consumer);
  }

  private Summary send(Cloud cloud, boolean faulty, int ahead, Consumer<Journey> consumer) {
    var eventSender = new EventSender(cloud, stacks.expectedDelivery(), runner, faulty);
    var summary = new Summary[] {Summary.NONE};
    var window =
        new EventWindow(
            eventSender,
            ahead,
            sent -> {
              var journey = events.judged(sent);
              summary[0] = summary[0].with(journey);
              consumer.accept(journey);
            });
    events.forEach(window::add);
    window.end();
    return summary[0];
  }

  /** Another target may have taken the event after the one that lost it. */
  private static String reason(Journey journey, Predicate<Verdict> decides) {
    return journey.hops().stream()
        .filter(hop -> !hop.verdict().passes() && decides.test(hop.verdict()))
        .reduce((first, later) -> later)
        .map(Hop::because)
        .orElseThrow();
  }

  private static String queue(Journey journey) {
    return journey.hops().stream()
        .filter(hop -> hop.verdict() == Verdict.STORED)
        .map(Hop::at)
        .filter(arn -> Set.of("sqs", "sns").contains(Arn.serviceOf(arn)))
        .map(Arn::nameOf)
        .reduce((first, later) -> later)
        .orElseThrow();
  }
}
