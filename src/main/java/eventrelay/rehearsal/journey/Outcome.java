package eventrelay.rehearsal.journey;

/** What became of an event in the end; of several ends the one that stands last here counts. */
public enum Outcome {
  /** The function ran and its line reached the log. */
  DELIVERED("delivered"),
  /** No rule wanted it: nothing was lost, nothing was to arrive. */
  FILTERED("filtered"),
  /** It did not arrive, but a dead-letter queue holds it. */
  DEAD_LETTERED("dead-lettered"),
  /** What becomes of it cannot be said. */
  UNPROVEN("unproven"),
  /** It did not arrive and nothing holds it. */
  LOST("lost");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** The word that reports use. */
  public String text() {
    return text;
  }
}
