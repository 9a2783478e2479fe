package eventrelay.rehearsal.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceNameTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:events:us-east-1:111111111111:event-bus/default, bus default",
    "arn:aws:events:us-east-1:111111111111:event-bus/aws.partner/a/b, bus aws.partner/a/b",
    "arn:aws:events:us-east-1:111111111111:rule/forward, rule forward",
    "arn:aws-cn:events:cn-north-1:111111111111:rule/bus/handle, rule handle",
    "arn:aws:iam::111111111111:role/forwarder, role forwarder",
    "arn:aws:iam::111111111111:role/relay/dev/forwarder, role forwarder",
    "arn:aws:lambda:us-east-1:111111111111:function:handler, function handler",
    "arn:aws:lambda:us-east-1:111111111111:function:handler:live, function handler:live",
    "arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/h, log group /aws/lambda/h",
    "arn:aws:logs:us-east-1:111111111111:log-group:/aws/lambda/h:*, log group /aws/lambda/h",
    "arn:aws:sqs:us-east-1:111111111111:undelivered, queue undelivered",
    "arn:aws:sqs:us-east-1:111111111111:rule/x, queue rule/x",
    "arn:aws:sns:us-east-1:111111111111:alerts, topic alerts",
    "arn:aws:s3:::bucket, arn:aws:s3:::bucket",
    "no ARN, no ARN",
    "'', ''",
  })
  void isWhatPeopleCallIt(String arn, String text) {
    assertThat(ResourceName.of(arn).text()).isEqualTo(text);
  }
}
