package eventrelay.rehearsal.access;

/** What a statement does to the requests it applies to. */
public enum Effect {
  ALLOW,
  DENY
}
