package eventrelay.rehearsal.access;

/** What a statement does to the requests it applies to. */
public enum Effect {
  /** The statement allows what it covers. */
  ALLOW,
  /** The statement denies what it covers, whatever others allow. */
  DENY
}
