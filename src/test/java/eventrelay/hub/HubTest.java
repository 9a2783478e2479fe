package eventrelay.hub;

import static eventrelay.MockedEngine.arn;
import static eventrelay.MockedEngine.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import eventrelay.MockedEngine;
import eventrelay.policy.DeadLetterQueuePolicy;
import eventrelay.policy.EventPattern;
import eventrelay.settings.Notify;
import eventrelay.settings.OperationsSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The management half as a component. */
@Timeout(60)
class HubTest {
  private static final String RULE = "aws:cloudwatch/eventRule:EventRule";
  private static final String TARGET = "aws:cloudwatch/eventTarget:EventTarget";
  private static final String PERMISSION = "aws:lambda/permission:Permission";
  private static final String ARCHIVE = "aws:cloudwatch/eventArchive:EventArchive";
  private static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
  private static final String QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";

  private static final EventPattern PATTERN = EventPattern.of(List.of("aws.s3"), List.of());
  private static final List<String> SOURCES = List.of("222222222222");
  private static final OperationsSettings WATCHED =
      new OperationsSettings(5, 30, true, true, Optional.empty());
  private static final OperationsSettings BARE =
      new OperationsSettings(0, 30, false, true, Optional.empty());

  private static MockedEngine engine;

  @BeforeAll
  static void run() {
    engine = MockedEngine.updating().runs(program(SOURCES, WATCHED));
  }

  private static Consumer<Context> program(List<String> sources, OperationsSettings operation) {
    return ctx -> {
      var account = MockedEngine.account(ctx, "home", "111111111111", "eu-west-1");
      var args =
          HubArgs.builder()
              .bus("relay")
              .eventPattern(PATTERN.json())
              .sources(sources)
              .accountId(account.id())
              .archiveDays(operation.archiveDays())
              .logRetentionDays(operation.logRetentionDays())
              .alarms(operation.alarms());
      if (sources.isEmpty()) {
        args.organization("o-a1b2c3d4e5");
      }
      operation.notification().ifPresent(args::notify);
      var options = ComponentResourceOptions.builder().provider(account.provider()).build();
      var hub = new Hub("x", args.build(), options);
      ctx.export("eventBusArn", hub.eventBusArn());
      ctx.export("eventBusName", hub.eventBusName());
      ctx.export("eventPattern", hub.eventPattern());
      ctx.export("functionArn", hub.functionArn());
      ctx.export("functionName", hub.functionName());
      ctx.export("logGroupName", hub.logGroupName());
      ctx.export("deadLetterQueueArns", Output.all(hub.deadLetterQueueArns()));
      ctx.export("alarmTopicArn", hub.alarmTopicArn().orElse(Output.of("none")));
      ctx.export(
          "prerequisites",
          Output.of(hub.prerequisites().stream().map(Resource::pulumiResourceName).toList()));
    };
  }

  @Test
  void isOneComponentInOneAccount() {
    assertThat(engine.inputs("event-relay:index:Hub", "x"))
        .isEqualTo(Map.of("bus", "relay", "eventPattern", PATTERN.json(), "sources", SOURCES));
    var resources = engine.declared().stream().filter(of -> of.startsWith("aws:")).toList();
    assertThat(resources).hasSize(24);
    for (var resource : resources) {
      var typeAndName = resource.split(" ");
      assertThat(engine.parent(typeAndName[1])).as(resource).isEqualTo("x");
      assertThat(engine.provider(typeAndName[0], typeAndName[1])).as(resource).isEqualTo("home");
    }
  }

  @Test
  void matchesTheEventsOfItsSourcesOnTheBus() {
    assertThat(engine.inputs(RULE, "x-rule"))
        .isEqualTo(
            Map.of(
                "name",
                "TriggerLambdaOnDevEC2Launch-relay",
                "description",
                "Invokes ManagementTriggeredLambda-relay for the events received.",
                "eventBusName",
                "relay",
                "eventPattern",
                PATTERN.pinnedTo(SOURCES).json(),
                "state",
                "ENABLED"));
  }

  @Test
  void matchesTheEventsOfAnyOtherAccountIfNoneIsNamed() {
    var open = MockedEngine.updating().runs(program(List.of(), WATCHED));

    var pattern = PATTERN.pinnedAwayFrom("111111111111").json();
    assertThat(open.inputs(RULE, "x-rule")).containsEntry("eventPattern", pattern);
    assertThat(open.inputs(ARCHIVE, "x-archive")).containsEntry("eventPattern", pattern);
  }

  @Test
  void sendsThemToTheFunctionForADay() {
    // The exact inputs: the function takes the whole event.
    assertThat(engine.inputs(TARGET, "x-target"))
        .isEqualTo(
            Map.of(
                "targetId",
                "LambdaTarget",
                "rule",
                "TriggerLambdaOnDevEC2Launch-relay",
                "eventBusName",
                "relay",
                "arn",
                arn("x-function"),
                "retryPolicy",
                Map.of("maximumEventAgeInSeconds", 86_400.0, "maximumRetryAttempts", 185.0),
                "deadLetterConfig",
                Map.of("arn", arn("x-dead-letter-queue"))));
  }

  @Test
  void sendsThemOnceTheRuleMayInvokeTheFunctionAndItsQueueIsOpen() {
    assertThat(engine.dependencies("x-target"))
        .containsExactlyInAnyOrder("x-function-permission", "x-dead-letter-queue-policy");
  }

  @Test
  void letsTheOneRuleInvokeTheFunction() {
    assertThat(engine.inputs(PERMISSION, "x-function-permission"))
        .isEqualTo(
            Map.of(
                "statementId", "AllowExecutionFromEventBridge",
                "action", "lambda:InvokeFunction",
                "function", "ManagementTriggeredLambda-relay",
                "principal", "events.amazonaws.com",
                "sourceArn", arn("x-rule"),
                "sourceAccount", "111111111111"));
  }

  @Test
  void keepsWhatItCannotDeliverInAQueueForItsRule() {
    assertThat(engine.inputs("aws:sqs/queue:Queue", "x-dead-letter-queue"))
        .containsEntry("name", "event-relay-receiving-dead-letters-relay");
    assertThat(engine.document(QUEUE_POLICY, "x-dead-letter-queue-policy", "policy"))
        .isEqualTo(json(DeadLetterQueuePolicy.forRule(arn("x-dead-letter-queue"), arn("x-rule"))));
  }

  @Test
  void archivesWhatItsRuleMatches() {
    assertThat(engine.inputs(ARCHIVE, "x-archive"))
        .isEqualTo(
            Map.of(
                "name",
                "event-relay-relay",
                "description",
                "Keeps what arrived, for replay.",
                "eventSourceArn",
                arn("x-bus"),
                "eventPattern",
                PATTERN.pinnedTo(SOURCES).json(),
                "retentionDays",
                5.0));
  }

  @Test
  void watchesItsQueuesItsRuleAndItsFunction() {
    assertThat(engine.declared().stream().filter(of -> of.startsWith(ALARM)))
        .containsExactlyInAnyOrder(
            ALARM + " x-dead-letter-queue-not-empty-alarm",
            ALARM + " x-function-dead-letter-queue-not-empty-alarm",
            ALARM + " x-rule-failed-alarm",
            ALARM + " x-rule-lost-alarm",
            ALARM + " x-function-errors-alarm",
            ALARM + " x-function-throttles-alarm",
            ALARM + " x-function-lost-alarm");
    assertThat(dimensions("x-dead-letter-queue-not-empty-alarm"))
        .isEqualTo(Map.of("QueueName", "event-relay-receiving-dead-letters-relay"));
    assertThat(dimensions("x-function-dead-letter-queue-not-empty-alarm"))
        .isEqualTo(Map.of("QueueName", "event-relay-function-dead-letters-relay"));
    assertThat(dimensions("x-rule-failed-alarm"))
        .isEqualTo(
            Map.of("RuleName", "TriggerLambdaOnDevEC2Launch-relay", "EventBusName", "relay"));
    assertThat(dimensions("x-function-errors-alarm"))
        .isEqualTo(Map.of("FunctionName", "ManagementTriggeredLambda-relay"));
    assertThat(engine.inputs("aws:sns/topic:Topic", "x-alarm-topic"))
        .isEqualTo(Map.of("name", "event-relay-alarms-relay"));
  }

  @Test
  void archivesNothingForNoDaysAndWatchesNothingIfAlarmsAreOff() {
    var bare = MockedEngine.updating().runs(program(SOURCES, BARE));

    assertThat(bare.declared())
        .containsExactlyInAnyOrderElementsOf(
            engine.declared().stream()
                .filter(of -> !of.startsWith(ARCHIVE) && !of.contains("-alarm"))
                .toList());
    assertThat(bare.export("alarmTopicArn")).isEqualTo("none");
  }

  @Test
  void tellsTheSameAddressesOfAlarmsAndOfEvents() {
    var notify = new Notify(List.of("a@example.com"), List.of());
    var told =
        MockedEngine.updating()
            .runs(
                program(SOURCES, new OperationsSettings(7, 365, true, true, Optional.of(notify))));

    var subscription = "aws:sns/topicSubscription:TopicSubscription";
    assertThat(told.declared())
        .contains(
            subscription + " x-alarm-to-a@example.com",
            subscription + " x-notification-to-a@example.com");
    assertThat(engine.declared()).noneMatch(of -> of.startsWith(subscription));
  }

  @Test
  void handsOutWhatOthersNeed() {
    assertThat(engine.export("eventBusArn")).isEqualTo(arn("x-bus"));
    assertThat(engine.export("eventBusName")).isEqualTo("relay");
    assertThat(engine.export("eventPattern")).isEqualTo(PATTERN.json());
    assertThat(engine.export("functionArn")).isEqualTo(arn("x-function"));
    assertThat(engine.export("functionName")).isEqualTo("ManagementTriggeredLambda-relay");
    assertThat(engine.export("logGroupName"))
        .isEqualTo("/aws/lambda/ManagementTriggeredLambda-relay");
    assertThat(engine.export("deadLetterQueueArns"))
        .isEqualTo(List.of(arn("x-dead-letter-queue"), arn("x-function-dead-letter-queue")));
    assertThat(engine.export("alarmTopicArn")).isEqualTo(arn("x-alarm-topic"));
    // What a forwarding rule and its target have to wait for.
    assertThat(engine.export("prerequisites"))
        .isEqualTo(List.of("x-bus-policy", "x-rule", "x-target", "x-archive"));
  }

  @Test
  void isPreviewedBeforeAwsGivesAnArn() {
    var preview = MockedEngine.previewing().runs(program(SOURCES, WATCHED));

    assertThat(preview.declared()).containsExactlyInAnyOrderElementsOf(engine.declared());
    assertThat(preview.inputs(RULE, "x-rule")).isEqualTo(engine.inputs(RULE, "x-rule"));
    assertThat(preview.inputs(TARGET, "x-target"))
        .containsOnlyKeys("targetId", "rule", "eventBusName", "retryPolicy");
    assertThat(preview.export("eventBusArn")).isNull();
    assertThat(preview.export("eventBusName")).isEqualTo("relay");
  }

  @ParameterizedTest
  @CsvSource({PERMISSION, QUEUE_POLICY, RULE})
  void sendsNothingIfAwsRefusesWhatTheTargetWaitsFor(String type) {
    var refused = MockedEngine.updating().refusing(type);

    assertThat(refused.fails(program(SOURCES, BARE))).contains("AWS refuses " + type);
    assertThat(refused.declared()).doesNotContain(TARGET + " x-target");
  }

  private static Object dimensions(String alarm) {
    return engine.inputs(ALARM, alarm).get("dimensions");
  }
}
