package eventrelay.rehearsal.print;

import java.io.PrintStream;

/** A report that is printed once all of it is known. */
public interface PrintableReport {
  /**
   * For people.
   *
   * @param columns the width of the terminal, {@link WrappedLines#UNLIMITED} for anything else
   */
  default void text(PrintStream out, boolean colour, int columns) {
    var wrapped = WrappedLines.over(out, columns);
    text(wrapped, colour);
    wrapped.flush();
  }

  /** For people, each sentence on one line. */
  void text(PrintStream out, boolean colour);

  /** For programs. */
  void json(PrintStream out);

  /** For pull requests; only of what a pull request asks for. */
  default void markdown(PrintStream out) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " has no Markdown");
  }
}
