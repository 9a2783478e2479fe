package eventrelay.rehearsal.cloud;

import static eventrelay.rehearsal.types.SnsTypes.TOPIC;
import static eventrelay.rehearsal.types.SnsTypes.TOPIC_POLICY;
import static eventrelay.rehearsal.types.SqsTypes.QUEUE;
import static eventrelay.rehearsal.types.SqsTypes.QUEUE_POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.types.TargetKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  private static final String SQS = "arn:aws:sqs:eu-west-1:111111111111:";
  private static final String SNS = "arn:aws:sns:eu-west-1:111111111111:";
  private static final String URL = "https://sqs.eu-west-1.amazonaws.com/111111111111/";
  private static final String POLICY =
      "policy: '{\"Statement\":[{\"Sid\":\"Own\",\"Effect\":\"Allow\",\"Principal\":\"*\","
          + "\"Action\":\"*\",\"Resource\":\"*\"}]}'";

  @Test
  void aQueueIsWhereItsProviderIsAndHasNoPolicyOfItsOwn() {
    var queue =
        StackFixture.home().add(QUEUE, "q", "{name: 'q'}").cloud().queue(SQS + "q").orElseThrow();

    assertThat(queue.name()).isEqualTo("q");
    assertThat(queue.place()).isEqualTo(new AccountRegion("111111111111", "eu-west-1"));
    assertThat(queue.policy()).isEmpty();
  }

  @Test
  void aQueuesOwnArnAndUrlCount() {
    var cloud =
        StackFixture.home()
            .add(QUEUE, "q", "{name: 'q', arn: '" + SQS + "other', url: 'https://own'}")
            .add(QUEUE_POLICY, "p", "{queueUrl: 'https://own', " + POLICY + "}")
            .cloud();

    assertThat(cloud.queue(SQS + "q")).isEmpty();
    assertThat(cloud.queue(SQS + "other").orElseThrow().policy()).isPresent();
  }

  @Test
  void aPolicyGoesToTheQueueWithItsUrl() {
    var cloud =
        StackFixture.home()
            .add(QUEUE, "q", "{name: 'q'}")
            .add(QUEUE, "r", "{name: 'r'}")
            .add(QUEUE_POLICY, "p", "{queueUrl: '" + URL + "q', " + POLICY + "}")
            .cloud();

    assertThat(cloud.queue(SQS + "r").orElseThrow().policy()).isEmpty();
    assertThat(cloud.queue(SQS + "q").orElseThrow().policy().orElseThrow().policy().name())
        .isEqualTo("queue policy of q");
    assertThat(cloud.danglingIn("111111111111")).isEmpty();
  }

  @Test
  void aPolicyGoesToTheTopicWithItsArn() {
    var cloud =
        StackFixture.home()
            .add(TOPIC, "t", "{name: 't'}")
            .add(TOPIC, "u", "{name: 'u', arn: '" + SNS + "own'}")
            .add(TOPIC_POLICY, "p", "{arn: '" + SNS + "t', " + POLICY + "}")
            .cloud();

    assertThat(cloud.endpoints(TargetKind.TOPIC))
        .extracting(Endpoint::arn)
        .containsExactly(SNS + "own", SNS + "t");
    assertThat(cloud.endpoint(SNS + "own").orElseThrow().policy()).isEmpty();
    assertThat(cloud.endpoint(SNS + "t").orElseThrow().policy().orElseThrow().policy().name())
        .isEqualTo("topic policy of t");
    assertThat(cloud.queue(SNS + "t")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {QUEUE, TOPIC})
  void anArnHasSixParts(String type) {
    var stack = StackFixture.home().add(type, "x", "{name: 'x', arn: 'arn:x'}");

    assertThatThrownBy(stack::cloud)
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("::x: arn is not an ARN of six parts");
  }

  @ParameterizedTest
  @ValueSource(strings = {QUEUE, TOPIC})
  void aNameIsNeeded(String type) {
    var stack = StackFixture.home().add(type, "x", "{}");

    assertThatThrownBy(stack::cloud)
        .isInstanceOf(UnusableInputException.class)
        .hasMessageEndingWith("::x: name is missing");
  }
}
