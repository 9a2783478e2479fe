package eventrelay.rehearsal.map;

/** What the first of two nodes has to do with the second. */
public enum Relation {
  /** A bus has a rule. */
  HAS("has"),
  /** A rule sends what it matches to a target. */
  SENDS("sends"),
  /** A rule is served as a role, or a function runs as one. */
  AS("as"),
  /** A function writes its log. */
  WRITES("writes"),
  /** A function publishes to a topic. */
  PUBLISHES("publishes"),
  /** What a rule cannot deliver, or a function fails at, goes to a queue. */
  UNDELIVERED("undelivered");

  private final String word;

  Relation(String word) {
    this.word = word;
  }

  /** The word beside the arrow. */
  public String word() {
    return word;
  }
}
