package eventrelay.rehearsal.function;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads the log from the pipe that the process writes it to, and keeps it until it is asked for. A
 * sealed mark of the driver's ends what belongs to one request; the log of several may be kept.
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
  private final Deque<byte[]> texts = new ArrayDeque<>();
  private byte[] buffer = new byte[1 << 13];
  private int size;
  private int lines;
  private int searched;
  private byte[] mark;
  private long marks;
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

  /** True if the driver has written that many marks. */
  synchronized boolean isMarked(long number) {
    return marks >= number;
  }

  /**
   * Takes the lines that were logged since the last call, up to a mark, or all if it does not come;
   * what is not UTF-8 is replaced by U+FFFD.
   *
   * @param wanted the number of the mark, from 1 on
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
    var isCut = false;
    if (marks < wanted) {
      isCut = flooded;
      finish(size, size, 0);
    }
    var text = new ByteArrayOutputStream();
    for (var later = Math.max(0, marks - wanted); texts.size() > later; ) {
      text.writeBytes(texts.remove());
    }
    return lines(text.toByteArray(), isCut);
  }

  /** Takes all lines since the last call, once nothing more will come. */
  List<String> rest() {
    return take(Long.MAX_VALUE);
  }

  private static List<String> lines(byte[] bytes, boolean isCut) {
    if (bytes.length == 0) {
      return List.of();
    }
    var length = isCut ? Math.min(bytes.length, KEPT_BYTES) : bytes.length;
    var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    // Not lines(): a lone carriage return does not end a line in a log.
    var all =
        Arrays.asList(
            (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1));
    if (!isCut) {
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
    lines += linesFrom(size - length);
    for (var at = indexOfMark(); at >= 0; at = indexOfMark()) {
      var after = at + mark.length;
      var linesAfter = linesFrom(after);
      if (isTooLong(at, lines - linesAfter - 1)) {
        return false;
      }
      finish(at, after, linesAfter);
      mark = mark(++marks);
      notifyAll();
    }
    searched = Math.max(0, size - mark.length + 1);
    return !isTooLong(size, lines);
  }

  private boolean isTooLong(int length, int lines) {
    flooded = length > MOST_BYTES || lines > MOST_LINES;
    return flooded;
  }

  /** Puts aside what was read up to somewhere, and begins anew further on. */
  private void finish(int end, int next, int linesAfter) {
    texts.add(Arrays.copyOf(buffer, end));
    System.arraycopy(buffer, next, buffer, 0, size - next);
    size -= next;
    lines = linesAfter;
    searched = 0;
  }

  private int linesFrom(int start) {
    var count = 0;
    for (var at = start; at < size; at++) {
      count += buffer[at] == '\n' ? 1 : 0;
    }
    return count;
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
