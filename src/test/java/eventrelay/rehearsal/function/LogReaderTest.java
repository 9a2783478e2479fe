package eventrelay.rehearsal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log is, however it comes in. */
@Timeout(60)
class LogReaderTest {
  private final Seal seal = new Seal();
  private final AtomicInteger tooLong = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 65, 66, 67, 1000})
  void aMarkIsFoundWhereverItIsCutApart(int chunk) {
    var log =
        reader(
            bytes("a\nb" + mark(0) + mark(1) + "é起\n\u0000not a mark\n" + mark(2) + "later"),
            chunk);

    log.run();

    assertThat(log.take(3)).containsExactly("a", "bé起", "\u0000not a mark");
    assertThat(log.rest()).containsExactly("later");
  }

  @Test
  void whatComesAfterTheMarkIsTheNextEventsAsLongAsMoreMayCome() throws InterruptedException {
    var both = bytes("a\n" + mark(0) + "b\n");
    var log = reader(new EndlessAfter(both), both.length);
    var thread = new Thread(log);
    thread.setDaemon(true);
    thread.start();

    assertThat(log.take(1)).containsExactly("a");
    thread.interrupt();
    thread.join();
    assertThat(log.rest()).containsExactly("b");
  }

  @Test
  void theLogsOfSeveralRequestsAreKeptApart() {
    var log = reader(bytes("a\n" + mark(0) + mark(1) + "b\nb\n" + mark(2) + "c"), 1000);

    log.run();

    assertThat(log.take(1)).containsExactly("a");
    assertThat(log.take(2)).isEmpty();
    assertThat(log.take(3)).containsExactly("b", "b");
    assertThat(log.isMarked(3)).isTrue();
    assertThat(log.isMarked(4)).isFalse();
    assertThat(log.take(4)).containsExactly("c");
  }

  @Test
  void onlyTheLogThatIsTooLongIsCut() {
    var most = "\n".repeat(LogReader.MOST_LINES);
    var log = reader(bytes(most + mark(0) + most + mark(1) + "\n" + most + mark(2)), 1 << 16);

    log.run();

    assertThat(tooLong).hasValue(1);
    assertThat(log.take(1)).hasSize(LogReader.MOST_LINES);
    assertThat(log.take(2)).hasSize(LogReader.MOST_LINES);
    assertThat(log.take(3)).hasSize(1_001);
  }

  @Test
  void aMarkOfAnotherKeyOrPlaceIsText() {
    var other = new Seal();
    var foreign = "\0" + text(other.of("log", 0, new byte[0], 0, 0)) + "\n";
    var log = reader(bytes(foreign + mark(1)), 10);

    log.run();

    assertThat(log.take(1)).isEqualTo(List.of(line(foreign), line(mark(1))));
  }

  @Test
  void whatIsNotUtf8IsReplaced() {
    var log = reader(new byte[] {'a', (byte) 0xff, '\n'}, 10);

    log.run();

    assertThat(log.rest()).containsExactly("a\ufffd");
    assertThat(log.rest()).isEmpty();
  }

  @Test
  void aLogOfTheLongestIsReadAndALongerOneIsCut() {
    var longest =
        reader("x".repeat(LogReader.MOST_BYTES).getBytes(StandardCharsets.US_ASCII), 1 << 16);
    longest.run();
    assertThat(longest.rest()).singleElement().asString().hasSize(LogReader.MOST_BYTES);
    assertThat(tooLong).hasValue(0);

    var longer =
        reader("x".repeat(LogReader.MOST_BYTES + 1).getBytes(StandardCharsets.US_ASCII), 1 << 16);
    longer.run();
    assertThat(longer.rest())
        .containsExactly("x".repeat(1 << 16), "(the rest of this log is left out: it is too long)");
    assertThat(tooLong).hasValue(1);
  }

  @Test
  void aLogOfMostLinesIsReadAndALongerOneIsCut() {
    var most =
        reader("\n".repeat(LogReader.MOST_LINES).getBytes(StandardCharsets.US_ASCII), 1 << 16);
    most.run();
    assertThat(most.rest()).hasSize(LogReader.MOST_LINES);

    var more =
        reader("\n".repeat(LogReader.MOST_LINES + 1).getBytes(StandardCharsets.US_ASCII), 1 << 16);
    more.run();
    assertThat(more.rest()).hasSize(1_001);
    assertThat(tooLong).hasValue(1);
  }

  private LogReader reader(byte[] log, int chunk) {
    return reader(new ByteArrayInputStream(log), chunk);
  }

  private LogReader reader(InputStream log, int chunk) {
    return new LogReader(
        new InputStream() {
          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] into, int start, int length) throws IOException {
            return log.read(into, start, Math.min(length, chunk));
          }
        },
        seal.copy(),
        tooLong::incrementAndGet);
  }

  private String mark(long number) {
    return "\0" + text(seal.of("log", number, new byte[0], 0, 0)) + "\n";
  }

  private static String line(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Some bytes, and then none for as long as the reader is not interrupted. */
  private static final class EndlessAfter extends InputStream {
    private final InputStream first;

    EndlessAfter(byte[] first) {
      this.first = new ByteArrayInputStream(first);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
      var read = first.read(into, start, length);
      if (read >= 0) {
        return read;
      }
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        return -1;
      }
      return -1;
    }
  }
}
