package eventrelay.rehearsal.function;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads the log from the pipe that the process writes it to, and keeps it until it is asked for. A
 * sealed mark of the driver's ends what belongs to one request.
 */
final class LogReader implements Runnable {
  /** At one event. Lambda has no such limit; this is far beyond what a log is good for. */
  static final int MOST_BYTES = 16 << 20;

  static final int MOST_LINES = 100_000;

  /** What is kept of a log that is longer. */
  private static final int KEPT_BYTES = 1 << 16;

  private static final int KEPT_LINES = 1_000;
  private static final long MARK_MILLIS = 5_000;

  private final InputStream in;
  private final Seal seal;
  private final Runnable tooLong;
  private byte[] buffer = new byte[1 << 13];
  private int size;
  private int lines;
  private int searched;
  private byte[] mark;
  private long marks;
  private int marked;
  private boolean flooded;
  private boolean over;

  /**
   * @param tooLong is called once if the log becomes too long, after which no more of it is read
   */
  LogReader(InputStream in, Seal seal, Runnable tooLong) {
    this.in = in;
    this.seal = seal;
    this.tooLong = tooLong;
    this.mark = mark(0);
  }

  @Override
  public void run() {
    try (in) {
      var chunk = new byte[1 << 13];
      for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (!add(chunk, read)) {
          tooLong.run();
          return;
        }
      }
    } catch (IOException e) {
      // Ending the process closes the stream under the reader: an end like any other.
    } finally {
      end();
    }
  }

  /**
   * Takes the lines that were logged since the last call, up to a mark, or all if nothing more will
   * come; what is not UTF-8 is replaced by U+FFFD.
   *
   * @param wanted how many marks the driver has written in all
   */
  synchronized List<String> take(long wanted) {
    var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MARK_MILLIS);
    try {
      // A handler may keep the driver from writing its mark.
      while (marks < wanted && !over && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var length = over || marks < wanted ? size : marked;
    var text = new String(buffer, 0, Math.min(length, limit()), StandardCharsets.UTF_8);
    System.arraycopy(buffer, length, buffer, 0, size - length);
    size -= length;
    searched = Math.max(0, searched - length);
    marked = 0;
    lines = 0;
    return lines(text);
  }

  private int limit() {
    return flooded ? KEPT_BYTES : MOST_BYTES;
  }

  private List<String> lines(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    // Not lines(): a lone carriage return does not end a line in a log.
    var all =
        Arrays.asList(
            (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1));
    if (!flooded) {
      return List.copyOf(all);
    }
    var kept = new ArrayList<>(all.subList(0, Math.min(KEPT_LINES, all.size())));
    kept.add("(the rest of this log is left out: it is too long)");
    return List.copyOf(kept);
  }

  private synchronized boolean add(byte[] chunk, int length) {
    if (size + length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + length));
    }
    System.arraycopy(chunk, 0, buffer, size, length);
    size += length;
    for (var i = 0; i < length; i++) {
      lines += chunk[i] == '\n' ? 1 : 0;
    }
    takeMarks();
    flooded = size > MOST_BYTES || lines > MOST_LINES;
    return !flooded;
  }

  /** Takes the marks out of what was read, and remembers where the last of them stood. */
  private void takeMarks() {
    for (var at = indexOfMark(); at >= 0; at = indexOfMark()) {
      System.arraycopy(buffer, at + mark.length, buffer, at, size - at - mark.length);
      size -= mark.length;
      searched = at;
      marked = at;
      mark = mark(++marks);
      notifyAll();
    }
    searched = Math.max(0, size - mark.length + 1);
  }

  private int indexOfMark() {
    for (var at = searched; at + mark.length <= size; at++) {
      if (buffer[at] == 0 && Arrays.equals(buffer, at, at + mark.length, mark, 0, mark.length)) {
        return at;
      }
    }
    return -1;
  }

  private byte[] mark(long number) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(0);
    bytes.writeBytes(seal.of("log", number, new byte[0], 0, 0));
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private synchronized void end() {
    over = true;
    notifyAll();
  }
}
