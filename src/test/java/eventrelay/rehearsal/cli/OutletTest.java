package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutletTest {
  private static final String HOSTILE =
      "é起動😀\u001b[31mred\u001b[0m\u001b[2J\n\u009bA\u202e\u2066x\ty\r\u0007\u2028z\n";

  @Test
  void nothingButTextAndItsLinesLeaves() {
    assertThat(written(HOSTILE, false, 1_000)).isEqualTo("é起動😀[31mred[0m[2J\nAx yz\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void itDoesNotMatterHowTheBytesAreCut(int size) {
    assertThat(written(HOSTILE, false, size)).isEqualTo("é起動😀[31mred[0m[2J\nAx yz\n");
    assertThat(written(HOSTILE, true, size)).isEqualTo("é起動😀\u001b[31mred\u001b[0m[2J\nAx yz\n");
  }

  @Test
  void bytesThatAreNoTextAreReplaced() {
    var to = new ByteArrayOutputStream();
    var outlet = new Outlet("o", to, false);
    for (var octet : new int[] {'a', 0xc3, 'b', 0xff, 0xe2, 0x80, 'c'}) {
      outlet.write(octet);
    }
    outlet.flush();

    assertThat(to.toString(StandardCharsets.UTF_8)).isEqualTo("a\ufffdb\ufffd\ufffdc");
  }

  @Test
  void aLongLineOfColoursStaysWhole() {
    var random = new Random(7);
    var line = new StringBuilder();
    while (line.length() < 100_000) {
      line.append("x".repeat(random.nextInt(20))).append("\u001b[").append(31).append('m');
    }

    assertThat(written(line.toString(), true, 8_192)).isEqualTo(line.toString());
  }

  @Test
  void whatCannotBeWrittenIsNotKeptQuiet() {
    var full = new Outlet("standard output", failing("No space left on device"), false).print();

    full.print("short, and still in a buffer");
    assertThatThrownBy(full::flush)
        .isInstanceOf(OutputException.class)
        .hasMessage("standard output: it cannot be written: No space left on device");
    assertThatThrownBy(() -> full.print("x".repeat(100_000))).isInstanceOf(OutputException.class);
  }

  static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private static String written(String text, boolean colours, int size) {
    var to = new ByteArrayOutputStream();
    var outlet = new Outlet("o", to, colours);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (var i = 0; i < bytes.length; i += size) {
      outlet.write(bytes, i, Math.min(size, bytes.length - i));
    }
    outlet.flush();
    return to.toString(StandardCharsets.UTF_8);
  }
}
