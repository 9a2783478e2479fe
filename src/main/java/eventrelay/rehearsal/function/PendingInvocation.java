package eventrelay.rehearsal.function;

/** An event that a handler was given, or will be once it is done with those before. */
public interface PendingInvocation {
  /**
   * Waits until the handler is done with it. The invocations of a function end in the order in
   * which they began.
   *
   * @throws PythonMissingException if there is no {@code python3} on the PATH
   */
  Invocation end();

  /** Hands it over once more after it failed, before any that waits. */
  Invocation again();
}
