package eventrelay.rehearsal.access;

/**
 * The ways a request can end, and the one in which that is not known; see the IAM User Guide,
 * "Policy evaluation logic".
 */
public enum Access {
  /** A statement allows it and none denies it. */
  ALLOWED,
  /** A Deny statement applies, whatever else allows. */
  EXPLICITLY_DENIED,
  /** Nothing denies, and something that has to allow does not. */
  IMPLICITLY_DENIED,
  /** What is not known here decides. */
  CANNOT_SAY
}
