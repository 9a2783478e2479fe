package eventrelay.rehearsal.report;

import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;

/**
 * What became of an event, and what should have.
 *
 * @param asExpected false if that is not as expected
 */
record OutcomeSummary(Outcome outcome, Outcome expected, boolean asExpected) {
  static OutcomeSummary of(Journey journey) {
    return new OutcomeSummary(journey.outcome(), journey.expected(), journey.asExpected());
  }

  /** The sign, the outcome, and what was expected if that was something else. */
  String text() {
    return asExpected
        ? "✔ " + outcome.text()
        : "%s %s — expected %s".formatted(sign(), outcome.text(), expected.text());
  }

  private String sign() {
    return outcome == Outcome.UNPROVEN ? "?" : "✘";
  }
}
