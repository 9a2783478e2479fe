package eventrelay.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnsTest {
  @ParameterizedTest
  @CsvSource({
    "ap-northeast-1, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
  })
  void nameThePartitionOfTheRegion(String region, String partition) {
    var arns = Arns.of(region, "222222222222");
    var place = partition + ":events:" + region + ":222222222222:";
    assertThat(arns.bus("relay")).isEqualTo("arn:" + place + "event-bus/relay");
    assertThat(arns.rule("default", "r")).isEqualTo("arn:" + place + "rule/r");
    assertThat(arns.rule("relay", "r")).isEqualTo("arn:" + place + "rule/relay/r");
    assertThat(arns.root()).isEqualTo("arn:" + partition + ":iam::222222222222:root");
    assertThat(arns.role("x")).isEqualTo("arn:" + partition + ":iam::222222222222:role/x");
    assertThat(arns.assumedRole("x", "s"))
        .isEqualTo("arn:" + partition + ":sts::222222222222:assumed-role/x/s");
    assertThat(arns.function("f"))
        .isEqualTo("arn:" + partition + ":lambda:" + region + ":222222222222:function:f");
    assertThat(arns.logGroup("/aws/lambda/f"))
        .isEqualTo(
            "arn:" + partition + ":logs:" + region + ":222222222222:log-group:/aws/lambda/f");
  }

  @Test
  void nameWhatKeepsAndTellsOfWhatFailed() {
    var arns = Arns.of("us-east-1", "222222222222");
    assertThat(arns.queue("q")).isEqualTo("arn:aws:sqs:us-east-1:222222222222:q");
    assertThat(arns.queueUrl("q")).isEqualTo("https://sqs.us-east-1.amazonaws.com/222222222222/q");
    assertThat(Arns.of("cn-north-1", "222222222222").queueUrl("q"))
        .isEqualTo("https://sqs.cn-north-1.amazonaws.com.cn/222222222222/q");
    assertThat(arns.topic("t")).isEqualTo("arn:aws:sns:us-east-1:222222222222:t");
    assertThat(arns.archive("a")).isEqualTo("arn:aws:events:us-east-1:222222222222:archive/a");
    assertThat(arns.alarm("a")).isEqualTo("arn:aws:cloudwatch:us-east-1:222222222222:alarm:a");
  }

  @Test
  void goOnToAnotherAccountInTheSamePlace() {
    assertThat(Arns.of("us-gov-east-1", "222222222222").withAccount("333333333333"))
        .isEqualTo(new Arns("aws-us-gov", "us-gov-east-1", "333333333333"));
  }
}
