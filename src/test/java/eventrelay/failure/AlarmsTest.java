package eventrelay.failure;

import static eventrelay.MockedEngine.arn;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.MockedEngine;
import eventrelay.policy.TopicPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The alarms of one account and Region and their topic, by themselves. */
@Timeout(60)
class AlarmsTest {
  private static final String TOPIC = "aws:sns/topic:Topic";
  private static final String POLICY = "aws:sns/topicPolicy:TopicPolicy";
  private static final String SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
  private static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

  private static MockedEngine engine;

  @BeforeAll
  static void run() {
    engine = MockedEngine.updating().runs(AlarmsTest::program);
  }

  private static void program(Context ctx) {
    var account = MockedEngine.account(ctx, "home", "111111111111", "eu-west-1");
    var child = CustomResourceOptions.builder().provider(account.provider()).build();
    var emails = List.of("a@example.com", "b@example.com");
    var alarms = new Alarms("x", account.id(), "bells", emails, child);
    alarms.watch(AlarmDefinition.ofQueue("letters", "q"));
    alarms.watch(AlarmDefinition.ofFunction("f"));
    ctx.export("topic", alarms.topicArn());
  }

  @Test
  void areATopicWithItsSubscriptionsAndOneAlarmForEachDefinition() {
    assertThat(engine.declared())
        .containsExactlyInAnyOrder(
            "pulumi:providers:aws home",
            TOPIC + " x-alarm-topic",
            POLICY + " x-alarm-topic-policy",
            SUBSCRIPTION + " x-alarm-to-a@example.com",
            SUBSCRIPTION + " x-alarm-to-b@example.com",
            ALARM + " x-letters-not-empty-alarm",
            ALARM + " x-function-errors-alarm",
            ALARM + " x-function-throttles-alarm",
            ALARM + " x-function-lost-alarm");
  }

  @Test
  void goToATopicThatCloudWatchCanPublishTo() {
    // Exactly its name: the AWS-managed key would keep CloudWatch out.
    assertThat(engine.inputs(TOPIC, "x-alarm-topic")).isEqualTo(Map.of("name", "bells"));
    assertThat(engine.inputs(POLICY, "x-alarm-topic-policy"))
        .isEqualTo(
            Map.of(
                "arn",
                arn("x-alarm-topic"),
                "policy",
                TopicPolicy.forAlarms(arn("x-alarm-topic"), "111111111111")));
  }

  @Test
  void reachEveryAddress() {
    for (var email : List.of("a@example.com", "b@example.com")) {
      assertThat(engine.inputs(SUBSCRIPTION, "x-alarm-to-" + email))
          .isEqualTo(Map.of("topic", arn("x-alarm-topic"), "protocol", "email", "endpoint", email));
    }
  }

  @Test
  void ringAtTheFirstMessageAndNotForMissingData() {
    assertThat(engine.inputs(ALARM, "x-letters-not-empty-alarm"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("name", "q-not-empty"),
                Map.entry(
                    "alarmDescription", "Events could not be delivered and wait in the queue q."),
                Map.entry("namespace", "AWS/SQS"),
                Map.entry("metricName", "ApproximateNumberOfMessagesVisible"),
                Map.entry("dimensions", Map.of("QueueName", "q")),
                // A level: a sum of several samples would count each message several times.
                Map.entry("statistic", "Maximum"),
                Map.entry("period", 60.0),
                Map.entry("evaluationPeriods", 1.0),
                Map.entry("threshold", 1.0),
                Map.entry("comparisonOperator", "GreaterThanOrEqualToThreshold"),
                Map.entry("treatMissingData", "notBreaching"),
                // On unless said otherwise, and nothing says otherwise.
                Map.entry("alarmActions", List.of(arn("x-alarm-topic")))));
  }

  @Test
  void countFailures() {
    assertThat(engine.inputs(ALARM, "x-function-errors-alarm"))
        .containsEntry("namespace", "AWS/Lambda")
        .containsEntry("metricName", "Errors")
        .containsEntry("dimensions", Map.of("FunctionName", "f"))
        .containsEntry("statistic", "Sum");
  }

  @Test
  void standWhereTheirAccountIs() {
    for (var resource : engine.declared().stream().filter(of -> of.startsWith("aws:")).toList()) {
      var typeAndName = resource.split(" ");
      assertThat(engine.provider(typeAndName[0], typeAndName[1])).as(resource).isEqualTo("home");
    }
  }

  @Test
  void handOutTheirTopic() {
    assertThat(engine.export("topic")).isEqualTo(arn("x-alarm-topic"));
  }

  @Test
  void arePreviewedBeforeTheTopicHasAnArn() {
    var preview = MockedEngine.previewing().runs(AlarmsTest::program);

    assertThat(preview.declared()).containsExactlyInAnyOrderElementsOf(engine.declared());
    assertThat(preview.inputs(POLICY, "x-alarm-topic-policy")).isEmpty();
    assertThat(preview.inputs(ALARM, "x-letters-not-empty-alarm"))
        .containsEntry("name", "q-not-empty")
        .doesNotContainKey("alarmActions");
  }

  @Test
  void doNotRingInTheDarkIfAwsRefusesTheTopic() {
    var refused = MockedEngine.updating().refusing(TOPIC);

    assertThat(refused.fails(AlarmsTest::program)).contains("AWS refuses " + TOPIC);
    assertThat(refused.declared())
        .containsExactlyInAnyOrder("pulumi:providers:aws home", TOPIC + " x-alarm-topic");
  }
}
