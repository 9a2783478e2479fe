package eventrelay.rehearsal.journey;

/** What one hop said to an event. */
public enum Verdict {
  MATCHED("matched"),
  NO_MATCH("no-match"),
  ALLOWED("allowed"),
  DENIED("denied"),
  MISSING("missing"),
  DISABLED("disabled"),
  FAILED("failed"),
  STORED("stored");

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
