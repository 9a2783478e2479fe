package eventrelay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 0x1b, 0x7f, 0x80, 0x9b, 0x9f, 0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202d,
        0x202e, 0x2066, 0x2067, 0x2069, 0xd800, 0xdfff
      })
  void leavesOutWhatCouldDriveATerminalOrTurnTheText(int c) {
    var text = "a" + (char) c + "b";

    assertThat(PlainText.isUnsafe(c)).isTrue();
    assertThat(PlainText.line(text)).isEqualTo("ab");
    assertThat(PlainText.lines(text, true)).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(ints = {'\t', '\n', 0xb, '\f', '\r', 0x85, 0x2028, 0x2029})
  void breaksNoLine(int c) {
    var text = "a" + (char) c + (char) c + "b";

    assertThat(PlainText.line(text)).isEqualTo("a b");
    assertThat(PlainText.line("a\r\n\tb")).isEqualTo("a b");
    assertThat(PlainText.line("a\n b")).isEqualTo("a  b");
  }

  @Test
  void keepsTextInEveryScript() {
    var text = "é 起動 \u05d0\u05d1 \u0623 😀👩\u200d💻 \u200b \ufeff";

    assertThat(PlainText.line(text)).isEqualTo(text);
    assertThat(PlainText.line(text + "\u202e")).isEqualTo(text);
    assertThat(PlainText.lines(text + "\n\u202e", false)).isEqualTo(text + "\n");
  }

  @Test
  void ofSeveralLinesKeepsTheirEndsAndColoursIfTheyAreWanted() {
    var text = "a\u001b[31mb\u001b[0m\n\tc\u001b[2Jd\u001b]0;t\u0007\re\u001b[38;5;1mf\u001b";

    assertThat(PlainText.lines(text, false)).isEqualTo("a[31mb[0m\n c[2Jd]0;te[38;5;1mf");
    assertThat(PlainText.lines(text, true))
        .isEqualTo("a\u001b[31mb\u001b[0m\n c[2Jd]0;te\u001b[38;5;1mf");
  }

  @Test
  void changesNoOtherCharacter() {
    var unsafe = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(PlainText::isUnsafe);

    assertThat(unsafe.count()).isEqualTo(65 + 2 + 2_048 + 3 + 5 + 4);
  }
}
