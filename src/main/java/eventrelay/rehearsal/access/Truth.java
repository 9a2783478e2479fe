package eventrelay.rehearsal.access;

/** Whether something holds; in the order in which "and" takes the lower and "or" the higher. */
enum Truth {
  NO,
  /** What is at hand does not say. */
  PERHAPS,
  YES;

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Truth not() {
    return values()[YES.ordinal() - ordinal()];
  }

  /** True if it holds, with a doubt counted as the caller says. */
  boolean holds(boolean doubtCounts) {
    return this == YES || (this == PERHAPS && doubtCounts);
  }
}
