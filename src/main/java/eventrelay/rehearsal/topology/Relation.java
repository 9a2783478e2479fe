package eventrelay.rehearsal.topology;

/** How one node is connected to another, in the direction in which an event or a message goes. */
public enum Relation {
  /** From a bus to a rule on it. */
  OFFERS("offers events to"),
  /** A rule to its target. */
  SENDS("sends to"),
  /** A rule or a function to the role that it acts as. */
  ACTS_AS("acts as"),
  /** A rule or a function to its dead-letter queue. */
  GIVES_UP_TO("gives up to"),
  /** A function to its log group. */
  WRITES("writes to"),
  /** From a function to a topic that its configuration names. */
  PUBLISHES("publishes to"),
  /** A bus to its archive. */
  ARCHIVES("is archived in");

  private final String text;

  Relation(String text) {
    this.text = text;
  }

  /** The words between the names of the two nodes in a sentence. */
  public String text() {
    return text;
  }
}
