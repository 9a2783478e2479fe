package eventrelay.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {
  private static final String RULE = "arn:aws-cn:events:cn-north-1:222222222222:rule/a:b/c";

  @Test
  void hasFiveParts() {
    assertThat(Arn.parse(RULE))
        .isEqualTo(new Arn("aws-cn", "events", "cn-north-1", "222222222222", "rule/a:b/c"));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:events:us-east-1:111111111111:event-bus/default, event-bus, default",
    "arn:aws:events:us-east-1:111111111111:event-bus/aws.partner/a/b, event-bus, aws.partner/a/b",
    "arn:aws:events:us-east-1:111111111111:rule/forward, rule, forward",
    "arn:aws:events:us-east-1:111111111111:rule/bus/forward, rule, forward",
    "arn:aws:events:us-east-1:111111111111:archive/a, archive, a",
    "arn:aws:iam::111111111111:role/r, role, r",
    "arn:aws:iam::111111111111:role/relay/dev/r, role, r",
    "arn:aws:iam::111111111111:root, '', root",
    "arn:aws:iam::aws:policy/service-role/p, policy, p",
    "arn:aws:lambda:us-east-1:111111111111:function:f, function, f",
    "arn:aws:lambda:us-east-1:111111111111:function:f:live, function, f:live",
    "arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/f, log-group, /aws/lambda/f",
    "arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/f:*, log-group, /aws/lambda/f",
    "arn:aws:sqs:us-east-1:111111111111:q, '', q",
    "arn:aws:sns:us-east-1:111111111111:t, '', t",
    "arn:aws:s3:::bucket, '', bucket",
    "arn:::::, '', ''",
  })
  void hasATypeAndAName(String text, String type, String name) {
    assertThat(Arn.parse(text).resourceType()).isEqualTo(type);
    assertThat(Arn.parse(text).name()).isEqualTo(name);
    assertThat(Arn.nameOf(text)).isEqualTo(name);
    assertThat(Arn.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "arn:",
        "q",
        "a/b",
        "arn:aws:sqs:us-east-1:1",
        "urn:aws:sqs:r:1:q",
        " " + RULE
      })
  void isNotAnyOtherText(String text) {
    assertThat(Arn.isArn(text)).isFalse();
    assertThat(Arn.find(text)).isEmpty();
    assertThat(Arn.nameOf(text)).isEqualTo(text);
    assertThat(Arn.serviceOf(text)).isEmpty();
    assertThatThrownBy(() -> Arn.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text + " is not an ARN of six parts");
  }

  @Test
  void leadsToWhatElseIsThere() {
    assertThat(Arn.parse(RULE).arns()).isEqualTo(new Arns("aws-cn", "cn-north-1", "222222222222"));
    assertThat(Arn.parse(RULE).withRegion("*"))
        .hasToString("arn:aws-cn:events:*:222222222222:rule/a:b/c");
    assertThat(Arn.parse(RULE).withAccount("*"))
        .hasToString("arn:aws-cn:events:cn-north-1:*:rule/a:b/c");
    assertThat(Arn.serviceOf(RULE)).isEqualTo("events");
  }
}
