package eventrelay.settings;

/** Which half of the relay a stack deploys. */
public enum Deploy {
  MANAGEMENT,
  DEVELOPMENT,
  BOTH;

  /** True if the stack declares the management half. */
  public boolean management() {
    return this != DEVELOPMENT;
  }

  /** True if the stack declares the development half. */
  public boolean development() {
    return this != MANAGEMENT;
  }
}
