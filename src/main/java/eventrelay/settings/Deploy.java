package eventrelay.settings;

/** Which half of the relay a stack deploys. */
public enum Deploy {
  /** The half that receives. */
  MANAGEMENT,
  /** The half that forwards. */
  DEVELOPMENT,
  /** Both halves in one stack. */
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
