package eventrelay.rehearsal.access;

/** How a statement's Principal element names a caller. */
enum PrincipalMatch {
  NONE,
  /** By its account only, which leaves the decision to the account's identity policies. */
  ACCOUNT,
  DIRECT
}
