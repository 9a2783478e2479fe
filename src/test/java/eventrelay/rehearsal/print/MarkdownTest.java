package eventrelay.rehearsal.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "arn:aws:iam::1:role/a_b-c.d ~ arn:aws:iam::1:role/a_b-c.d",
        "_em_ *strong* ~ &#95;em&#95; &#42;strong&#42;",
        "<b> & `x` ~ &lt;b&gt; &amp; &#96;x&#96;",
        "[a](b) ![c](d) ~ &#91;a](b) !&#91;c](d)",
        "@org/team #12 ~ @&#8203;org/team #&#8203;12",
        "&#64;org ~ &amp;#&#8203;64;org",
        "(x) {y} ~ (x) {y}",
        "https://a www.b.c ~ https&#58;//a www&#46;b.c",
        "$x$ \\y ~ &#36;x&#36; &#92;y",
        "[NO_PERMISSIONS] ~ &#91;NO_PERMISSIONS]",
      })
  void textIsNoMarkup(String text, String markdown) {
    assertThat(Markdown.text(text)).isEqualTo(markdown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "a_b@c ~ `a_b@c`",
        "a`b ~ ``a`b``",
        "`b ~ `` `b ``",
        "b`` ~ ``` b`` ```",
        "a|b ~ `a|b`",
      })
  void codeIsShownLetterByLetter(String text, String markdown) {
    assertThat(Markdown.code(text)).isEqualTo(markdown);
  }

  @Test
  void codeOfNothingIsNothing() {
    assertThat(Markdown.code(" ")).isEmpty();
  }

  @Test
  void aBlockEndsWhereItShould() {
    assertThat(Markdown.block("text", "a\n```\nb\n")).isEqualTo("````text\na\n```\nb\n````\n");
    assertThat(Markdown.block("text", "a")).isEqualTo("```text\na\n```\n");
  }

  @Test
  void aRowHasAsManyCellsAsItIsGiven() {
    assertThat(Markdown.row("a|b", Markdown.code("c|d"), "")).isEqualTo("| a\\|b | `c\\|d` |  |");
  }

  @Test
  void lineBreaksAndWhatTurnsTheReadingDirectionAreTakenOut() {
    assertThat(Markdown.text("a\n# b\u202e")).isEqualTo("a #&#8203; b");
    assertThat(Markdown.code("a\n\n# b\u202e")).isEqualTo("`a # b`");
  }
}
