package eventrelay.rehearsal.report.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.Arn;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.journey.FunctionRun;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Verdict;
import eventrelay.rehearsal.print.ResourceName;
import eventrelay.rehearsal.report.EventFacts;

/** The events and their journeys; hops and log lines, which many share, are stored once each. */
final class PageJourneys {
  private final IndexedSet<StatementText> statements;
  private final IndexedSet<Hop> hops = new IndexedSet<>();
  private final IndexedSet<String> lines = new IndexedSet<>();

  PageJourneys(IndexedSet<StatementText> statements) {
    this.statements = statements;
  }

  void event(Journey journey, ObjectNode object) {
    var event = EventFacts.of(journey.event());
    object
        .put("source", PageText.of(event.source()))
        .put("detailType", PageText.of(event.detailType()))
        .put("state", PageText.of(event.state()))
        .put("instance", PageText.of(event.instance()))
        .put("account", PageText.of(event.account()))
        .put("region", PageText.of(event.region()))
        .put("start", PageText.of(journey.event().bus()))
        .put("expected", journey.expected().text())
        .put("json", PageText.pretty(journey.event().json()));
  }

  void journey(Journey journey, ObjectNode object) {
    object.put("outcome", journey.outcome().text()).put("asExpected", journey.asExpected());
    var path = object.putArray("hops");
    for (var hop : journey.hops()) {
      path.addArray().add(hops.number(hop)).add(standing(hop, journey));
    }
    journey.function().ifPresent(run -> function(run, object.putObject("function")));
  }

  /** What the journeys name by number. */
  void tables(ObjectNode root) {
    var hopList = root.putArray("hops");
    for (var hop : hops.all()) {
      var object =
          hopList
              .addObject()
              .put("account", PageText.of(hop.place().account()))
              .put("region", PageText.of(hop.place().region()))
              .put("at", PageText.of(hop.at()))
              .put("name", PageText.of(ResourceName.of(hop.at()).text()))
              .put("verdict", hop.verdict().text())
              .put("because", PageText.of(hop.because()));
      var named = object.putArray("statements");
      hop.statements().forEach(statement -> named.add(statements.number(statement)));
    }
    var lineList = root.putArray("lines");
    lines.all().forEach(lineList::add);
  }

  private void function(FunctionRun run, ObjectNode object) {
    object
        .put("name", PageText.of(run.name()))
        .put("result", run.result().isNull() ? "" : PageText.pretty(run.result()));
    var log = object.putArray("log");
    run.log().forEach(line -> log.add(lines.number(PageText.of(line))));
  }

  /**
   * How the hop is shown: the event passed, was kept in a queue, stopped, or went another way, or
   * nothing can be said.
   */
  private static String standing(Hop hop, Journey journey) {
    if (hop.verdict() == Verdict.STORED && Arn.serviceOf(hop.at()).equals("sqs")) {
      return "kept";
    }
    if (hop.verdict().passes()) {
      return "passed";
    }
    if (!journey.stoppedAt(hop)) {
      return "aside";
    }
    if (hop.verdict() == Verdict.NOT_JUDGED) {
      return "not-judged";
    }
    return journey.outcome() == Outcome.FILTERED && journey.asExpected() ? "filtered" : "stopped";
  }
}
