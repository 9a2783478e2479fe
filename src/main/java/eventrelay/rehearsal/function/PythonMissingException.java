package eventrelay.rehearsal.function;

/** There is no {@code python3} on the PATH, so that no handler can be run. */
public final class PythonMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what to install. */
  public PythonMissingException() {
    super(
        "python3 is not on the PATH: the rehearsal runs the Lambda handler with it;"
            + " install Python 3.9 or newer");
  }
}
