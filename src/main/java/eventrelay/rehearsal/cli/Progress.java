package eventrelay.rehearsal.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A line on the terminal that says how far work has come which takes longer than two seconds: the
 * resources declared, then the events sent. It is written over itself, and is gone at the end.
 */
final class Progress implements AutoCloseable {
  /**
   * The system property by which {@code rehearse} says that standard error is a terminal: {@code
   * true}, or {@value #UNTIL_OUTPUT} if standard output is the same terminal.
   */
  static final String PROPERTY = "eventrelay.progress";

  private static final String UNTIL_OUTPUT = "until-output";
  private static final long QUIET = TimeUnit.SECONDS.toNanos(2);
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);

  private final PrintStream terminal;
  private final boolean untilOutput;
  private final LongSupplier clock;
  private long next;
  private boolean on;
  private String counted = "";
  private long count;
  private int width;

  /**
   * @param property the value of {@link #PROPERTY}; null for none
   * @param clock nanoseconds since any moment
   */
  Progress(String property, PrintStream terminal, LongSupplier clock) {
    this.terminal = terminal;
    this.clock = clock;
    untilOutput = UNTIL_OUTPUT.equals(property);
    on = untilOutput || Boolean.parseBoolean(property);
    next = clock.getAsLong() + QUIET;
  }

  /** Shows nothing. */
  static Progress none() {
    return new Progress(null, System.err, () -> 0);
  }

  void resourceDeclared() {
    count("resources declared");
  }

  void eventSent() {
    count("events sent");
  }

  private synchronized void count(String what) {
    if (!what.equals(counted)) {
      counted = what;
      count = 0;
    }
    count++;
    var now = clock.getAsLong();
    if (on && now - next >= 0) {
      next = now + INTERVAL;
      show(String.format(Locale.ROOT, "rehearse: %s: %,d", what, count));
    }
  }

  private void show(String line) {
    terminal.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    terminal.flush();
    width = line.length();
  }

  /** Clears the line, and shows nothing from then on. */
  @Override
  public synchronized void close() {
    if (width > 0) {
      show("");
      terminal.print("\r");
      terminal.flush();
    }
    on = false;
  }

  /** Standard output, whose first byte ends the line if both go to one terminal. */
  OutputStream before(OutputStream output) {
    return new FilterOutputStream(output) {
      @Override
      public void write(int octet) throws IOException {
        end();
        out.write(octet);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        end();
        out.write(bytes, offset, length);
      }

      private void end() {
        if (untilOutput) {
          Progress.this.close();
        }
      }
    };
  }
}
