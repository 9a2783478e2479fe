package eventrelay.engine.provider;

/** What a provider does to a resource. */
public enum Call {
  CREATE,
  READ,
  UPDATE,
  DELETE
}
