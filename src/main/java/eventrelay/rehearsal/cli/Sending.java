package eventrelay.rehearsal.cli;

import eventrelay.names.Arns;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.attack.Attacks;
import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.journey.Courier;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Promise;
import eventrelay.rehearsal.journey.Verdict;
import eventrelay.rehearsal.report.FaultRow;
import eventrelay.rehearsal.report.HtmlReport;
import eventrelay.rehearsal.report.Reporter;
import eventrelay.rehearsal.report.Scenario;
import eventrelay.rehearsal.report.Summary;
import eventrelay.rehearsal.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Sends all events through the stacks, whole or broken. */
record Sending(Stacks stacks, EventSources sources, FunctionRunner runner) {

  /** Sends every event and reports each. */
  Summary send(List<Fault> faults, Reporter reporter) {
    reporter.start(stacks.names(), stacks.notes());
    var summary = send(faults, reporter::journey);
    reporter.end(summary);
    return summary;
  }

  /** Sends every event once for each fault. */
  List<FaultRow> breakEach() {
    return Arrays.stream(Fault.values()).map(this::breakOne).toList();
  }

  /** Sends every event through the stacks as they are, and once for each fault. */
  HtmlReport page() {
    var faults = new ArrayList<Scenario>();
    var declared = scenario("", "nothing is broken", List.of(), stacks);
    for (var fault : Fault.values()) {
      faults.add(
          stacks.canBreak(fault)
              ? scenario(
                  fault.word(), fault.sentence(), List.of(fault), stacks.broken(List.of(fault)))
              : new Scenario(fault.word(), fault.sentence(), Optional.empty(), List.of()));
    }
    return new HtmlReport(
        stacks.names(), stacks.notes(), declared, faults, Attacks.on(stacks.clouds()));
  }

  private Scenario scenario(String word, String sentence, List<Fault> faults, Stacks shown) {
    var journeys = new ArrayList<Journey>();
    send(
        faults,
        journey -> {
          if (journeys.size() == HtmlReport.MOST_EVENTS) {
            throw new UnusableInputException(
                ("--format html: there are more events than the %d that a page holds; name fewer"
                        + " with --event, or write --format json")
                    .formatted(HtmlReport.MOST_EVENTS));
          }
          journeys.add(journey);
        });
    return new Scenario(word, sentence, Optional.of(Topology.of(shown.clouds().get(0))), journeys);
  }

  private FaultRow breakOne(Fault fault) {
    if (!stacks.canBreak(fault)) {
      return new FaultRow(fault.word(), fault.sentence(), Optional.empty(), List.of(), List.of());
    }
    var heldBy = new TreeSet<String>();
    var lost = new TreeSet<String>();
    var summary =
        send(
            List.of(fault),
            journey -> {
              if (journey.outcome() == Outcome.DEAD_LETTERED) {
                heldBy.add(queue(journey));
              } else if (journey.outcome() == Outcome.LOST) {
                lost.add(loss(journey));
              }
            });
    return new FaultRow(
        fault.word(),
        fault.sentence(),
        Optional.of(summary),
        List.copyOf(heldBy),
        List.copyOf(lost));
  }

  private Summary send(List<Fault> faults, Consumer<Journey> consumer) {
    var promise = new Promise(stacks.deployments(), stacks.clouds());
    var clouds = faults.isEmpty() ? stacks.clouds() : stacks.broken(faults).clouds();
    var courier = new Courier(clouds, promise, runner, !faults.isEmpty());
    var summary = new Summary[] {Summary.NONE};
    for (var source : sources.all()) {
      source.forEach(
          event -> {
            var journey = courier.send(event);
            summary[0] = summary[0].with(journey);
            consumer.accept(journey);
          });
    }
    return summary[0];
  }

  /** Another target may have taken the event after the one that lost it. */
  private static String loss(Journey journey) {
    return journey.hops().stream()
        .filter(hop -> !hop.verdict().passes())
        .reduce((first, later) -> later)
        .map(Hop::because)
        .orElseThrow();
  }

  private static String queue(Journey journey) {
    return journey.hops().stream()
        .filter(hop -> hop.verdict() == Verdict.STORED)
        .map(Hop::at)
        .filter(arn -> arn.contains(":sqs:"))
        .map(Arns::name)
        .findFirst()
        .orElseThrow();
  }
}
