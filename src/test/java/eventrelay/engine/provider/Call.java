package eventrelay.engine.provider;

/** What a provider does to a resource, or answers. */
public enum Call {
  CREATE,
  READ,
  UPDATE,
  DELETE,
  INVOKE
}
