package eventrelay.rehearsal.report;

import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;

/**
 * What became of an event, and what should have.
 *
 * @param asExpected false if that is not as it should be
 */
record Fate(Outcome outcome, Outcome expected, boolean asExpected) {
  static Fate of(Journey journey) {
    return new Fate(journey.outcome(), journey.expected(), journey.asExpected());
  }

  String text() {
    return asExpected
        ? "✔ " + outcome.text()
        : "✘ " + outcome.text() + " — expected " + expected.text();
  }
}
