package eventrelay.rehearsal.access;

/** One key under one operator of a statement's Condition element; all of them have to hold. */
public sealed interface Condition permits ValueCondition, NullCondition {

  /** Whether it holds for the request. */
  Truth holds(AccessRequest request);

  /** Why it does not hold, as {@code its condition … on …, the request has …}. */
  String whyNot(AccessRequest request);

  /** Why it perhaps holds, as {@code its condition … on …: …}, and what would settle it. */
  String doubt(AccessRequest request);
}
