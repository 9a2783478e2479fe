package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.attack.Attack.Outcome;
import eventrelay.rehearsal.attack.AttackTable;
import eventrelay.rehearsal.attack.Attacks;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.fault.Faults;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.report.DriftEffect;
import eventrelay.rehearsal.report.page.HtmlReport;
import eventrelay.rehearsal.report.page.PageOrigin;
import eventrelay.rehearsal.report.page.Scenario;
import eventrelay.rehearsal.topology.Topology;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything for one page: the events as the stacks are, the events under each fault, the attacks.
 *
 * @param made when the page is said to be made
 */
record PageRun(Stacks stacks, SentEvents events, Instant made) {

  /**
   * Sends every event, sends it again for each fault, and writes the page.
   *
   * @return true if everything ended as expected, and that proves something
   * @throws UnusableInputException if there are more events than a page holds
   */
  boolean write(PrintStream out) {
    var now = side(origin());
    now.page().write(out);
    return now.isWell();
  }

  /**
   * Sends everything through both states, and writes a page that has both.
   *
   * @return true if everything ended as expected in the present state, that proves something, and
   *     nothing is deleted with what it holds
   * @throws UnusableInputException if there are more events than a page holds
   */
  boolean compare(Baseline against, PrintStream out) {
    var now = side(origin());
    var before = against.page(events, made);
    var changes = against.changes(stacks, now.page().outcomesSince(before));
    now.page().write(before, changes, out);
    return now.isWell() && changes.losses() == 0;
  }

  /** What the page has of these stacks if they are the state before, which the reader names. */
  HtmlReport before() {
    // A commit's stacks come from files that are gone again, so no files are named.
    return side(new PageOrigin(
            projects(), stacks.names(), false, List.of(), Optional.empty(), made))
        .page();
  }

  private record Side(HtmlReport page, boolean isWell) {}

  private Side side(PageOrigin origin) {
    var notes = new ArrayList<>(stacks.notes());
    notes.addAll(events.notes());
    var declared = declared(notes);
    var faults = Faults.ALL.stream().map(this::under).toList();
    var attacks = Attacks.on(stacks.cloud());
    var nothing = new ArrayList<String>();
    new NothingDelivered(stacks, events).sentence(declared.summary()).ifPresent(nothing::add);
    if (attacks.stream().allMatch(attack -> attack.outcome() == Outcome.BY_DESIGN)) {
      nothing.add(AttackTable.NOTHING);
    }
    notes.addAll(nothing);
    var page = new HtmlReport(origin, notes, declared, faults, attacks);
    return new Side(page, page.allIsWell() && nothing.isEmpty());
  }

  private PageOrigin origin() {
    var reading = stacks.reading();
    return new PageOrigin(
        projects(),
        stacks.names(),
        reading.source().exports(),
        reading.source().names(reading.project()),
        reading.source().commit(reading.project()),
        made);
  }

  private List<String> projects() {
    return stacks.deployments().stream()
        .map(Deployment::project)
        .filter(project -> !project.isEmpty())
        .distinct()
        .toList();
  }

  /** The stacks as they are; what the next update makes of drift becomes a note. */
  private Scenario declared(List<String> notes) {
    // A function of its own: one that has seen the event before would say so.
    try (var runner = new FunctionRunner()) {
      var drift = stacks.afterUpdate().map(update -> DriftComparison.with(update, events, runner));
      var scenario =
          scenario(
              "",
              "nothing is broken",
              stacks,
              journey -> drift.ifPresent(comparison -> comparison.add(journey)));
      drift.map(DriftComparison::effect).map(DriftEffect::summary).ifPresent(notes::add);
      return scenario;
    }
  }

  private Scenario under(Fault fault) {
    return stacks.canBreak(fault)
        ? scenario(fault.word(), fault.sentence(), stacks.broken(List.of(fault)), journey -> {})
        : new Scenario(fault.word(), fault.sentence(), Optional.empty(), List.of());
  }

  private Scenario scenario(String word, String sentence, Stacks shown, Consumer<Journey> also) {
    var journeys = new ArrayList<Journey>();
    // A function of its own: one that has seen the event before would say so.
    try (var runner = new FunctionRunner()) {
      new Sending(stacks, word.isEmpty() ? events : events.expectingWhatIsPromised(), runner)
          .send(
              shown.cloud(),
              !word.isEmpty(),
              journey -> {
                if (journeys.size() == HtmlReport.MOST_EVENTS) {
                  throw tooMany();
                }
                journeys.add(journey);
                also.accept(journey);
              });
    }
    return new Scenario(word, sentence, Optional.of(Topology.of(shown.cloud())), journeys);
  }

  private static UnusableInputException tooMany() {
    return new UnusableInputException(
        ("--format html: there are more events than the %d that a page holds; name fewer with"
                + " --event, or write --format json")
            .formatted(HtmlReport.MOST_EVENTS));
  }
}
