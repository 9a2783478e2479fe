package eventrelay.rehearsal.stackfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainScalarTest {
  @ParameterizedTest
  @CsvSource({
    // An account id loses its zero, or worse, if all its digits are octal.
    "123456789012, 123456789012",
    "012345678901, 12345678901",
    "012345670123, 1402433619",
    "-012, -10",
    "1_000, 1000",
    "+12, 12",
    "0, 0",
    "00, 0",
    "0x1F, 31",
    "0o17, 15",
    "0b101, 5",
    "-0b101, -5",
    "1.50, 1.5",
    ".5, 0.5",
    "1., 1",
    "1e3, 1000",
    "1e21, 1.0E21",
    "99999999999999999999, 99999999999999999999",
    "true, true",
    "True, true",
    "FALSE, false",
    "~, null",
    "null, null"
  })
  void isJson(String word, String json) {
    var value = PlainScalar.resolve(word).orElseThrow();
    assertThat(value.isTextual()).isFalse();
    assertThat(value.toString()).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "Yes",
        "tRUE",
        "nULL",
        "2024-06-07",
        "2024-06-07T08:09:10Z",
        "12:30:45",
        "0x",
        "0xG",
        "0b2",
        "0o8",
        "_1",
        "-",
        "+",
        ".",
        "-_",
        "1e400",
        "1.2.3",
        "arn:aws:s3:::b",
        "eu-west-1",
        "i-0123"
      })
  void isText(String word) {
    var value = PlainScalar.resolve(word).orElseThrow();
    assertThat(value.isTextual()).isTrue();
    assertThat(value.textValue()).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", "-.INF", "+.Inf", ".nan", ".NaN"})
  void isNoJsonNumber(String word) {
    assertThat(PlainScalar.resolve(word)).isEmpty();
  }

  @Test
  void isQuickWithManyDigits() {
    assertThat(PlainScalar.resolve("1".repeat(900_000)).orElseThrow().isTextual()).isTrue();
    assertThat(PlainScalar.resolve("0x" + "1".repeat(900_000)).orElseThrow().isTextual()).isTrue();
  }

  /** The reason for not using it: each of these is something else to Pulumi. */
  @ParameterizedTest
  @CsvSource({
    "yes, true",
    "off, false",
    "012345678901, '\"012345678901\"'",
    "0o17, '\"0o17\"'",
    "*alias, '\"alias\"'"
  })
  void isTakenOtherwiseByJacksonsReader(String word, String json) throws JsonProcessingException {
    assertThat(new YAMLMapper().readTree("a: " + word).get("a").toString()).isEqualTo(json);
  }
}
