package eventrelay.rehearsal.types;

/** What a resource of a type can do to an event. */
public enum EventEffect {
  /** Events pass through it, or it says how they do. */
  CARRIES,
  /** It says who may pass an event on. */
  GRANTS,
  /** It limits what accounts of an organization may allow, and is in no place itself. */
  LIMITS,
  /** It holds events, or what became of them. */
  KEEPS,
  /** It counts, sends mail or deploys; no event passes through it or waits for it. */
  BESIDE
}
