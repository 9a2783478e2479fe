package eventrelay.rehearsal.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {
  @ParameterizedTest
  @CsvSource({
    "abcde, 5, abcde",
    "abcdef, 5, abcde… (5 of 6 characters)",
    "😀😀, 3, 😀… (2 of 4 characters)",
  })
  void saysHowMuchIsShown(String text, int longest, String shown) {
    assertThat(Excerpt.of(text, longest)).isEqualTo(shown);
  }

  @Test
  void showsWhereTwoTextsDiffer() {
    var before = "a".repeat(100) + "X" + "b".repeat(100);
    var after = "a".repeat(100) + "Y" + "b".repeat(100);

    assertThat(Excerpt.differing(before, after, 40))
        .isEqualTo("…" + "a".repeat(20) + "X" + "b".repeat(19) + "… (40 of 201 characters)");
    assertThat(Excerpt.differing("short", after, 40)).isEqualTo("short");
    assertThat(Excerpt.differing(before + "Z", before, 40))
        .isEqualTo("…" + "b".repeat(39) + "Z (40 of 202 characters)");
  }

  @Test
  void doesNotBeginInTheMiddleOfACharacter() {
    var text = "a".repeat(50) + "😀" + "b".repeat(50);

    assertThat(Excerpt.differing(text, "a".repeat(50) + "😀" + "b".repeat(19), 30))
        .startsWith("…" + "b");
  }
}
