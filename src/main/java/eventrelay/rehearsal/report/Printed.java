package eventrelay.rehearsal.report;

import java.io.PrintStream;

/** What is printed once all of it is known. */
public interface Printed {
  /** For people. */
  void text(PrintStream out, boolean colour);

  /** For programs. */
  void json(PrintStream out);

  /** For pull requests; only of what a pull request asks for. */
  default void markdown(PrintStream out) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " has no Markdown");
  }
}
