package eventrelay.rehearsal.access;

/** One key under one operator of a statement's Condition element; all of them have to hold. */
public sealed interface Condition permits ValueCondition, NullCondition {

  /** True if it holds for the request. */
  boolean holds(AccessRequest request);

  /** Why it does not hold, as {@code its condition … on …, the request has …}. */
  String whyNot(AccessRequest request);
}
