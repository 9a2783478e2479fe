package eventrelay.rehearsal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnGlobTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:events:us-east-1:1:rule/a, arn:aws:events:us-east-1:1:rule/a, true",
    "arn:aws:events:us-east-1:1:rule/a, arn:aws:events:us-east-1:1:rule/b, false",
    "arn:aws:events:us-east-1:1:rule/a, arn:aws:events:us-east-1:2:rule/a, false",
    "arn:aws:events:*:1:rule/?, arn:aws:events:eu-west-1:1:rule/a, true",
    "arn:aws:events:*:rule/a:x, arn:aws:events:us-east-1:1:rule/a:x, false",
    "arn:*:*:*:*:*, arn:aws:lambda:us-east-1:1:function:f, true",
    "arn:aws:lambda:*:*:f*, arn:aws:lambda:us-east-1:1:function:f:alias, true",
    "arn:aws:s3:*:*:*, arn:aws:s3:::bucket, true",
    "arn:*:*:*:*:*, arn:aws:events, false",
    "arn:*:*:*:*:*, events.amazonaws.com, false",
    "arn:*:*:*:*:*, nra:aws:s3:::bucket, false",
  })
  void matches(String pattern, String text, boolean expected) {
    assertThat(new ArnGlob(pattern).matches(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "arn:aws:events:*", "*:aws:s3:::bucket", ""})
  void refusesWhatDoesNotHaveTheSixParts(String pattern) {
    assertThatThrownBy(() -> new ArnGlob(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(pattern + " is not an ARN of six parts");
  }
}
