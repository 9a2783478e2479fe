package eventrelay.rehearsal.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.attack.Attack;
import eventrelay.rehearsal.report.Changes;
import eventrelay.rehearsal.report.OutcomeChanges;
import java.io.PrintStream;
import java.util.List;

/**
 * One page for a browser: the map of the accounts, each event's path through it, as declared and
 * under each fault, and the attacks. It needs no network, and it computes no verdict: all of them
 * are in it. It can hold the same of a state before, with what changed since.
 */
public final class HtmlReport {
  /** How many events a page holds; with each fault's journeys, no one would read more. */
  public static final int MOST_EVENTS = 1000;

  private final Scenario declared;
  private final List<Scenario> faults;
  private final List<Attack> attacks;
  private final PageData data;

  /**
   * Puts the page together.
   *
   * @param origin the stacks rehearsed, and what they were read from
   * @param notes what the reader has to know about them, each a sentence
   * @param declared what becomes of the events in the stacks as they are
   * @param faults what becomes of the same events under each fault
   * @param attacks what was tried against the stacks as they are
   */
  public HtmlReport(
      PageOrigin origin,
      List<String> notes,
      Scenario declared,
      List<Scenario> faults,
      List<Attack> attacks) {
    this.declared = declared;
    this.faults = List.copyOf(faults);
    this.attacks = List.copyOf(attacks);
    data = new PageData(origin, notes, declared, faults, attacks);
  }

  /**
   * True if every event ended as expected, none is lost or unproven under any fault, and no attack
   * succeeds or is unproven.
   */
  public boolean allIsWell() {
    return declared.summary().unexpected() == 0
        && faults.stream()
            .map(Scenario::summary)
            .allMatch(summary -> summary.lost() == 0 && summary.unproven() == 0)
        && attacks.stream().allMatch(attack -> attack.outcome().isWell());
  }

  /** Which of the events end differently than they did on another page, which has the same ones. */
  public OutcomeChanges outcomesSince(HtmlReport before) {
    var outcomes = new OutcomeChanges();
    var was = before.declared.journeys();
    for (var i = 0; i < was.size(); i++) {
      outcomes.add(was.get(i), declared.journeys().get(i));
    }
    return outcomes;
  }

  /** Writes the page, in the stream's encoding, which has to be UTF-8. */
  public void write(PrintStream out) {
    write(data.json(), out);
  }

  /**
   * Writes the page with the state before as its second side.
   *
   * @param before what a page of that state has, with the same events
   * @param changes what differs from it
   * @param out in UTF-8
   */
  public void write(HtmlReport before, Changes changes, PrintStream out) {
    var root = data.json();
    PageChanges.write(changes, root.putObject("changes"));
    root.set("before", before.data.json());
    write(root, out);
  }

  private static void write(JsonNode data, PrintStream out) {
    out.print(PageTemplate.fill(data));
    out.flush();
  }
}
