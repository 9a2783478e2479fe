package eventrelay.rehearsal.journey;

/** What one hop said to an event. */
public enum Verdict {
  /** The rule matches the event. */
  MATCHED("matched"),
  /** The rule does not want the event. */
  NO_MATCH("no-match"),
  /** Policies allow the hop. */
  ALLOWED("allowed"),
  /** Policies refuse the hop. */
  DENIED("denied"),
  /** What the hop leads to is in no stack. */
  MISSING("missing"),
  /** The rule is switched off. */
  DISABLED("disabled"),
  /** The function failed. */
  FAILED("failed"),
  /** The event, or what was said of it, is kept there. */
  STORED("stored"),
  /** What AWS would answer cannot be said. */
  NOT_JUDGED("not-judged");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** The word that reports use. */
  public String text() {
    return text;
  }

  /** True if the event goes on (or is kept) after this verdict. */
  public boolean passes() {
    return this == MATCHED || this == ALLOWED || this == STORED;
  }
}
