package eventrelay.rehearsal.cli;

/**
 * What a command line can ask for, in the order in which conflicts between options are looked for.
 */
enum Report {
  /** What messages of a dead-letter queue say. */
  DEAD_LETTERS("--dead-letter"),
  /** Which resources exist already. */
  ADOPTION("--import-file"),
  /** What differs from another state. */
  CHANGES("--against"),
  /** What an intruder might try. */
  ATTACKS("--attacks"),
  /** What becomes of events if something is broken. */
  FAULTS("--break"),
  /** What becomes of events. */
  EVENTS("--event");

  private final String option;

  Report(String option) {
    this.option = option;
  }

  /** The option that asks for it. */
  String option() {
    return option;
  }
}
