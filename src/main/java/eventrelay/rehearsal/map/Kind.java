package eventrelay.rehearsal.map;

/** What a node is. */
public enum Kind {
  BUS("bus"),
  RULE("rule"),
  ROLE("role"),
  FUNCTION("function"),
  QUEUE("queue"),
  TOPIC("topic"),
  LOG_GROUP("log group"),
  /** A target that the rehearsal does not follow. */
  OTHER("target");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** What people call it. */
  public String word() {
    return word;
  }
}
