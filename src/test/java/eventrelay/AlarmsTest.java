package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each alarm watches, when it rings and where. */
@Timeout(60)
class AlarmsTest {
  private static final StackRun EMAILS =
      StackVariants.WIDE.with("notify: {emails: [a@example.com, b@example.com]}");

  private static DeclaredStack stack;

  @BeforeAll
  static void run() {
    stack = EMAILS.declares();
  }

  @Test
  void watchThese() {
    assertThat(watched("management"))
        .containsExactlyInAnyOrder(
            "AWS/SQS ApproximateNumberOfMessagesVisible Maximum"
                + " {\"QueueName\":\"event-relay-receiving-dead-letters\"}",
            "AWS/SQS ApproximateNumberOfMessagesVisible Maximum"
                + " {\"QueueName\":\"event-relay-function-dead-letters\"}",
            "AWS/Events FailedInvocations Sum {\"EventBusName\":\"development-events\","
                + "\"RuleName\":\"TriggerLambdaOnDevEC2Launch\"}",
            "AWS/Events InvocationsFailedToBeSentToDlq Sum"
                + " {\"EventBusName\":\"development-events\","
                + "\"RuleName\":\"TriggerLambdaOnDevEC2Launch\"}",
            "AWS/Lambda Errors Sum {\"FunctionName\":\"ManagementTriggeredLambda\"}",
            "AWS/Lambda Throttles Sum {\"FunctionName\":\"ManagementTriggeredLambda\"}",
            "AWS/Lambda DeadLetterErrors Sum {\"FunctionName\":\"ManagementTriggeredLambda\"}");
    for (var place : List.of("team-a", "team-a-us-west-2", "team-b", "team-b-eu-west-1")) {
      assertThat(watched(place))
          .containsExactlyInAnyOrder(
              "AWS/SQS ApproximateNumberOfMessagesVisible Maximum"
                  + " {\"QueueName\":\"event-relay-forwarding-dead-letters\"}",
              // Metrics of a default bus do not name it.
              "AWS/Events FailedInvocations Sum"
                  + " {\"RuleName\":\"ForwardEC2LaunchToManagement\"}",
              "AWS/Events InvocationsFailedToBeSentToDlq Sum"
                  + " {\"RuleName\":\"ForwardEC2LaunchToManagement\"}");
    }
  }

  @Test
  void nameNoBusIfTheDefaultOneReceives() {
    var alarms = StackRun.shipped("mgmt").with("bus: default").declares().ofType("MetricAlarm");
    assertThat(alarms)
        .filteredOn(alarm -> alarm.input("namespace").textValue().equals("AWS/Events"))
        .hasSize(2)
        .allSatisfy(
            alarm ->
                assertThat(alarm.input("dimensions"))
                    .isEqualTo(json("{\"RuleName\":\"TriggerLambdaOnDevEC2Launch-default\"}")));
  }

  @Test
  void ringAtTheFirstMessageOrFailureAndNotForMissingData() {
    assertThat(stack.ofType("MetricAlarm"))
        .hasSize(19)
        .allSatisfy(
            alarm -> {
              assertThat(alarm.input("threshold").doubleValue()).isEqualTo(1.0);
              assertThat(alarm.input("comparisonOperator").textValue())
                  .isEqualTo("GreaterThanOrEqualToThreshold");
              assertThat(alarm.input("evaluationPeriods").intValue()).isEqualTo(1);
              assertThat(alarm.input("period").intValue()).isEqualTo(60);
              assertThat(alarm.input("treatMissingData").textValue()).isEqualTo("notBreaching");
              // On unless said otherwise, and nothing says otherwise.
              assertThat(alarm.inputKeys()).doesNotContain("actionsEnabled");
            });
  }

  @Test
  void ringAtTheTopicOfTheirOwnAccountAndRegion() {
    for (var alarm : stack.ofType("MetricAlarm")) {
      assertThat(alarm.inputComesFrom("alarmActions")).hasSize(1);
      var topic = stack.resource("Topic", alarm.inputComesFrom("alarmActions").get(0));
      assertThat(alarm.input("alarmActions")).hasSize(1);
      assertThat(alarm.input("alarmActions").get(0)).isEqualTo(topic.output("arn"));
      assertThat(alarm.provider()).isEqualTo(topic.provider());
    }
  }

  @Test
  void sayInPlainWordsWhatIsWrong() {
    assertThat(stack.ofType("MetricAlarm"))
        .extracting(alarm -> alarm.input("alarmDescription").textValue())
        .contains(
            "Events could not be delivered and wait in the queue"
                + " event-relay-forwarding-dead-letters.",
            "The rule ForwardEC2LaunchToManagement could not reach its target; see its dead-letter"
                + " queue.",
            "The rule ForwardEC2LaunchToManagement lost events: its dead-letter queue refused"
                + " them.",
            "The function ManagementTriggeredLambda failed; see its log.",
            "The function ManagementTriggeredLambda was throttled; raise the account's"
                + " concurrency.",
            "The function ManagementTriggeredLambda lost events: its dead-letter queue refused"
                + " them.")
        .doesNotContainNull();
  }

  @Test
  void haveATopicInEachAccountAndRegionThatTheyMayPublishTo() {
    var topics = alarmTopics(stack).toList();
    assertThat(topics)
        .extracting(topic -> topic.output("arn").textValue())
        .containsExactlyInAnyOrder(
            "arn:aws:sns:ap-northeast-1:111111111111:event-relay-alarms",
            "arn:aws:sns:ap-northeast-1:222222222222:event-relay-alarms",
            "arn:aws:sns:us-west-2:222222222222:event-relay-alarms",
            "arn:aws:sns:us-west-2:033333333333:event-relay-alarms",
            "arn:aws:sns:eu-west-1:033333333333:event-relay-alarms");
    for (var topic : topics) {
      // The AWS-managed key would keep CloudWatch out.
      assertThat(topic.inputKeys()).containsExactly("name");
      var policy = stack.resource("TopicPolicy", topic.state().name() + "-policy");
      assertThat(policy.input("arn")).isEqualTo(topic.output("arn"));
      assertThat(policy.provider()).isEqualTo(topic.provider());
      var statements = policy.document("policy").path("Statement");
      assertThat(statements).hasSize(2);
      assertThat(statements.at("/0/Sid").textValue()).isEqualTo("AllowAlarms");
      assertThat(statements.at("/0/Resource")).isEqualTo(topic.output("arn"));
      assertThat(statements.at("/0/Condition/StringEquals/aws:SourceAccount").textValue())
          .isEqualTo(topic.output("arn").textValue().split(":")[4]);
      assertThat(statements.at("/1/Sid").textValue()).isEqualTo("DenyWithoutTls");
      assertThat(statements.at("/1/Resource")).isEqualTo(topic.output("arn"));
    }
  }

  @Test
  void reachEveryAddressFromEveryTopic() {
    assertThat(alarmTopics(stack))
        .hasSize(5)
        .allSatisfy(
            topic ->
                assertThat(stack.ofType("TopicSubscription"))
                    .filteredOn(to -> to.input("topic").equals(topic.output("arn")))
                    .allSatisfy(to -> assertThat(to.provider()).isEqualTo(topic.provider()))
                    .extracting(to -> to.input("protocol") + " " + to.input("endpoint"))
                    .containsExactlyInAnyOrder(
                        "\"email\" \"a@example.com\"", "\"email\" \"b@example.com\""));
    assertThat(StackVariants.WIDE.declares().ofType("TopicSubscription")).isEmpty();
  }

  @Test
  void areNotThereIfNobodyWantsThem() {
    var without = EMAILS.with("alarms: false").declares();
    assertThat(without.ofType("MetricAlarm")).isEmpty();
    assertThat(alarmTopics(without)).isEmpty();
    // All that is left to subscribe to are the notifications.
    assertThat(without.ofType("TopicSubscription")).hasSize(2);
    assertThat(without.exports().has("alarmTopicArn")).isFalse();
    assertThat(stack.exports().path("alarmTopicArn").textValue())
        .isEqualTo("arn:aws:sns:ap-northeast-1:111111111111:event-relay-alarms");
    assertThat(without.logicalNames())
        .containsExactlyInAnyOrderElementsOf(
            stack.logicalNames().stream().filter(name -> !name.contains("-alarm")).toList());
  }

  private static Stream<DeclaredResource> alarmTopics(DeclaredStack stack) {
    return stack.ofType("Topic").stream()
        .filter(topic -> topic.state().name().endsWith("-alarm-topic"));
  }

  private static List<String> watched(String provider) {
    return stack.ofType("MetricAlarm").stream()
        .filter(alarm -> alarm.provider().state().name().equals(provider))
        .map(
            alarm ->
                "%s %s %s %s"
                    .formatted(
                        alarm.input("namespace").textValue(),
                        alarm.input("metricName").textValue(),
                        alarm.input("statistic").textValue(),
                        alarm.input("dimensions")))
        .toList();
  }
}
