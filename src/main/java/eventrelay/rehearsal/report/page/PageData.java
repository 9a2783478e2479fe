package eventrelay.rehearsal.report.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.attack.Attack;
import eventrelay.rehearsal.topology.Topology;
import java.util.List;

/** Everything that the page shows, as the one block of JSON that its script reads. */
final class PageData {
  private final PageOrigin origin;
  private final List<String> notes;
  private final Scenario declared;
  private final List<Scenario> faults;
  private final List<Attack> attacks;
  private final Topology topology;
  private final PageMap map;
  private final IndexedSet<StatementText> statements = new IndexedSet<>();

  PageData(
      PageOrigin origin,
      List<String> notes,
      Scenario declared,
      List<Scenario> faults,
      List<Attack> attacks) {
    this.origin = origin;
    this.notes = notes;
    this.declared = declared;
    this.faults = faults;
    this.attacks = attacks;
    this.topology = declared.topology().orElseThrow();
    this.map = new PageMap(topology);
  }

  ObjectNode json() {
    var root = JsonNodeFactory.instance.objectNode();
    origin.write(root);
    var sentences = root.putArray("notes");
    notes.forEach(note -> sentences.add(PageText.of(note)));
    map.write(root);
    var journeys = new PageJourneys(statements);
    var events = root.putArray("events");
    declared.journeys().forEach(journey -> journeys.event(journey, events.addObject()));
    var scenarios = root.putArray("scenarios");
    scenario(declared, journeys, scenarios.addObject());
    faults.forEach(fault -> scenario(fault, journeys, scenarios.addObject()));
    journeys.tables(root);
    new PageAttacks(attacks, map, statements).write(root.putArray("attacks"));
    var texts = root.putArray("statements");
    for (var statement : statements.all()) {
      texts
          .addObject()
          .put("label", PageText.of(statement.label()))
          .put("json", PageText.pretty(statement.json()));
    }
    return root;
  }

  private void scenario(Scenario scenario, PageJourneys journeys, ObjectNode object) {
    object.put("word", scenario.word()).put("sentence", scenario.sentence());
    var gone = object.putArray("gone");
    var changed = object.putArray("changed");
    object.put("applies", scenario.topology().isPresent());
    scenario
        .topology()
        .ifPresent(
            broken -> {
              map.numbers(topology.missingIn(broken)).forEach(gone::add);
              map.numbers(topology.changedIn(broken)).forEach(changed::add);
            });
    var summary = scenario.summary();
    object
        .putObject("summary")
        .put("events", summary.events())
        .put("delivered", summary.delivered())
        .put("filtered", summary.filtered())
        .put("deadLettered", summary.deadLettered())
        .put("lost", summary.lost())
        .put("unproven", summary.unproven())
        .put("unexpected", summary.unexpected());
    var list = object.putArray("journeys");
    scenario.journeys().forEach(journey -> journeys.journey(journey, list.addObject()));
  }
}
