package eventrelay.rehearsal.function;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads the driver's lines as they come, up to the first that is not the driver's. */
final class AnswerReader implements Runnable {
  /** What a line of the driver's begins with, if it is an answer after which it goes on. */
  private static final byte ANSWER = '+';

  /** The same for an answer after which it runs nothing more of what it was sent. */
  private static final byte LAST_ANSWER = '-';

  /** An answer and the calls to publish before it, in bytes; more than Lambda accepts of either. */
  static final long MOST_BYTES = 32 << 20;

  static final long MOST_LINES = 10_000;

  /** What came. */
  enum Kind {
    /** A line that the driver wrote. */
    LINE,
    /** A line that something else wrote. */
    FORGED,
    /** More lines than are read. */
    FLOOD,
    /** A log that is longer than what is read. */
    LOG_FLOOD,
    /** Nothing more will come. */
    END
  }

  /**
   * What came.
   *
   * @param kind its kind
   * @param mark what the line begins with after its seal
   * @param json the rest of the line
   */
  record Item(Kind kind, byte mark, byte[] json) {
    private static Item of(Kind kind) {
      return new Item(kind, (byte) 0, new byte[0]);
    }

    /** True if it is the answer to a request, rather than a call to publish. */
    boolean isAnswer() {
      return mark == ANSWER || mark == LAST_ANSWER;
    }

    /** True if the driver goes on with the requests that it was sent with this one. */
    boolean goesOn() {
      return mark == ANSWER;
    }
  }

  private final InputStream in;
  private final Seal seal;
  private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long bytes;
  private long lines;
  private long number;

  AnswerReader(InputStream in, Seal seal) {
    this.in = in;
    this.seal = seal;
  }

  /** The next item, or null if none came in time. */
  Item poll(long nanos) throws InterruptedException {
    return items.poll(nanos, TimeUnit.NANOSECONDS);
  }

  /** Says, among what came, that the log has become too long. */
  void logFlood() {
    items.add(Item.of(Kind.LOG_FLOOD));
  }

  @Override
  public void run() {
    try (in) {
      var chunk = new byte[1 << 16];
      for (var read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (!take(chunk, read)) {
          return;
        }
      }
    } catch (IOException e) {
      // Ending the process closes the stream under the reader: an end like any other.
    } finally {
      items.add(Item.of(Kind.END));
    }
  }

  /** False if nothing after it is to be read. */
  private boolean take(byte[] chunk, int length) {
    var start = 0;
    for (var i = 0; i < length; i++) {
      if (chunk[i] == '\n') {
        line.write(chunk, start, i - start);
        start = i + 1;
        var item = item(line.toByteArray());
        bytes += line.size();
        line.reset();
        items.add(item);
        if (item.kind() != Kind.LINE) {
          return false;
        }
        if (item.isAnswer()) {
          bytes = 0;
          lines = 0;
        }
      }
    }
    line.write(chunk, start, length - start);
    if (bytes + line.size() <= MOST_BYTES) {
      return true;
    }
    items.add(Item.of(Kind.FLOOD));
    return false;
  }

  private Item item(byte[] line) {
    if (++lines > MOST_LINES) {
      return Item.of(Kind.FLOOD);
    }
    var start = Seal.LENGTH;
    if (line.length <= start) {
      return Item.of(Kind.FORGED);
    }
    var expected = seal.of("answer", number++, line, start, line.length);
    return MessageDigest.isEqual(expected, Arrays.copyOf(line, start))
        ? new Item(Kind.LINE, line[start], Arrays.copyOfRange(line, start + 1, line.length))
        : Item.of(Kind.FORGED);
  }
}
