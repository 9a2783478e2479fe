package eventrelay.forwarder;

import static eventrelay.MockedEngine.arn;
import static eventrelay.MockedEngine.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Alias;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import eventrelay.MockedEngine;
import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.DeadLetterQueuePolicy;
import eventrelay.policy.ForwardingRolePolicy;
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

/** The development half of one account as a component. */
@Timeout(60)
class ForwarderTest {
  private static final String ROLE = "aws:iam/role:Role";
  private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
  private static final String RULE = "aws:cloudwatch/eventRule:EventRule";
  private static final String TARGET = "aws:cloudwatch/eventTarget:EventTarget";
  private static final String QUEUE = "aws:sqs/queue:Queue";
  private static final String QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
  private static final String TOPIC = "aws:sns/topic:Topic";
  private static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
  private static final String SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

  private static final List<String> REGIONS = List.of("us-west-2", "eu-west-1");
  private static final String BUS = "arn:aws:events:eu-west-1:111111111111:event-bus/relay";
  private static final String PATTERN = "{\"source\":[\"aws.s3\"]}";
  private static final PhysicalNames NAMES = PhysicalNames.ofRelay("relay");
  private static final OperationsSettings BARE =
      new OperationsSettings(7, 365, false, true, Optional.empty());

  private static MockedEngine engine;

  @BeforeAll
  static void run() {
    engine =
        MockedEngine.updating().runs(program(OperationsSettings.DEFAULT, Optional.empty(), false));
  }

  private static Consumer<Context> program(
      OperationsSettings operation, Optional<String> formerly, boolean bothHalves) {
    return ctx -> {
      var accounts =
          REGIONS.stream()
              .map(region -> MockedEngine.account(ctx, "to-" + region, "222222222222", region))
              .toList();
      var prerequisites =
          bothHalves
              ? List.<Resource>of(new ComponentResource("test:index:Bus", "bus-policy"))
              : List.<Resource>of();
      var home = accounts.get(0);
      var other = accounts.get(1);
      var args =
          ForwarderArgs.builder()
              .bus("relay")
              .eventBusArn(BUS)
              .eventPattern(PATTERN)
              .accountId(home.id())
              .region(home.region())
              .otherRegion(other.region(), other.provider())
              .prerequisites(prerequisites)
              .alarms(operation.alarms());
      operation.notification().ifPresent(args::notify);
      var options = ComponentResourceOptions.builder().provider(home.provider());
      formerly.ifPresent(old -> options.aliases(Alias.builder().name(old).build()));
      var forwarder = new Forwarder("x", args.build(), options.build());
      ctx.export("role", forwarder.roleArn());
      for (var region : REGIONS) {
        ctx.export("rule " + region, forwarder.ruleArns().get(region));
        ctx.export("bus " + region, forwarder.defaultEventBusArns().get(region));
        ctx.export("queue " + region, forwarder.deadLetterQueueArns().get(region));
      }
    };
  }

  @Test
  void isOneRoleAndARuleWithTargetQueueAndAlarmsInEachRegion() {
    assertThat(engine.declared().stream().filter(of -> !of.contains("-eu-west-1")))
        .containsExactlyInAnyOrder(
            "pulumi:providers:aws to-us-west-2",
            "event-relay:index:Forwarder x",
            ROLE + " x-role",
            ROLE_POLICY + " x-role-policy",
            RULE + " x-us-west-2-rule",
            TARGET + " x-us-west-2-target",
            QUEUE + " x-us-west-2-dead-letter-queue",
            QUEUE_POLICY + " x-us-west-2-dead-letter-queue-policy",
            TOPIC + " x-us-west-2-alarm-topic",
            "aws:sns/topicPolicy:TopicPolicy x-us-west-2-alarm-topic-policy",
            ALARM + " x-us-west-2-dead-letter-queue-not-empty-alarm",
            ALARM + " x-us-west-2-rule-failed-alarm",
            ALARM + " x-us-west-2-rule-lost-alarm");
    // Everything but component, role and role policy is there twice.
    assertThat(engine.declared()).hasSize(3 + 2 * 10);
  }

  @Test
  void isAComponentWhoseChildrenStandInTheirRegion() {
    assertThat(engine.inputs("event-relay:index:Forwarder", "x"))
        .isEqualTo(Map.of("eventBusArn", BUS, "eventPattern", PATTERN));
    for (var resource : engine.declared().stream().filter(of -> of.startsWith("aws:")).toList()) {
      var typeAndName = resource.split(" ");
      assertThat(engine.parent(typeAndName[1])).as(resource).isEqualTo("x");
      assertThat(engine.provider(typeAndName[0], typeAndName[1]))
          .as(resource)
          .isEqualTo(resource.contains("-eu-west-1") ? "to-eu-west-1" : "to-us-west-2");
    }
  }

  @Test
  void letsTheRulesOfEachRegionAssumeTheRole() {
    assertThat(engine.inputs(ROLE, "x-role"))
        .isEqualTo(
            Map.of(
                "name",
                "eventbridge-to-management-role-relay",
                "description",
                ForwarderDefinition.ROLE_DESCRIPTION,
                "assumeRolePolicy",
                ForwardingRolePolicy.trust(
                    Arns.of("us-west-2", "222222222222"),
                    REGIONS,
                    "ForwardEC2LaunchToManagement-relay")));
  }

  @Test
  void letsTheRolePutEventsOntoTheOneBus() {
    assertThat(engine.inputs(ROLE_POLICY, "x-role-policy"))
        .isEqualTo(
            Map.of(
                "name", "allow_put_events_to_management",
                "role", "eventbridge-to-management-role-relay",
                "policy", ForwardingRolePolicy.permissions(BUS)));
  }

  @Test
  void matchesTheEventsOnTheAccountsOwnBus() {
    for (var region : REGIONS) {
      assertThat(engine.inputs(RULE, "x-" + region + "-rule"))
          .containsOnlyKeys("name", "description", "eventBusName", "eventPattern", "state")
          .containsEntry("state", "ENABLED")
          .containsEntry("name", "ForwardEC2LaunchToManagement-relay")
          .containsEntry("eventBusName", "default")
          .containsEntry("eventPattern", PATTERN);
    }
  }

  @Test
  void forwardsWithTheRole() {
    for (var region : REGIONS) {
      // The exact inputs: AWS accepts no retry policy and no change of the event for a bus.
      assertThat(engine.inputs(TARGET, "x-" + region + "-target"))
          .isEqualTo(
              Map.of(
                  "targetId",
                  "ManagementEventBus",
                  "rule",
                  "ForwardEC2LaunchToManagement-relay",
                  "eventBusName",
                  "default",
                  "arn",
                  BUS,
                  "roleArn",
                  arn("x-role"),
                  "deadLetterConfig",
                  Map.of("arn", arn("x-" + region + "-dead-letter-queue"))));
    }
  }

  @Test
  void forwardsOnceTheRoleMayAndTheQueueIsOpen() {
    assertThat(engine.dependencies("x-eu-west-1-target"))
        .containsExactlyInAnyOrder("x-role-policy", "x-eu-west-1-dead-letter-queue-policy");
  }

  @Test
  void forwardsOnceTheBusOfTheSameStackIsOpen() {
    var both = MockedEngine.updating().runs(program(BARE, Optional.empty(), true));

    assertThat(both.dependencies("x-us-west-2-target"))
        .containsExactlyInAnyOrder(
            "bus-policy", "x-role-policy", "x-us-west-2-dead-letter-queue-policy");
  }

  @Test
  void keepsWhatItCannotForwardInAQueueForTheRuleOfTheRegion() {
    for (var region : REGIONS) {
      var queue = "x-" + region + "-dead-letter-queue";
      assertThat(engine.inputs(QUEUE, queue))
          .containsEntry("name", "event-relay-forwarding-dead-letters-relay");
      assertThat(engine.document(QUEUE_POLICY, queue + "-policy", "policy"))
          .isEqualTo(json(DeadLetterQueuePolicy.forRule(arn(queue), arn("x-" + region + "-rule"))));
    }
  }

  @Test
  void watchesEachRegionFromItsOwnTopic() {
    for (var region : REGIONS) {
      var topic = "x-" + region + "-alarm-topic";
      assertThat(engine.inputs(TOPIC, topic)).isEqualTo(Map.of("name", NAMES.alarmTopic()));
      assertThat(engine.inputs(ALARM, "x-" + region + "-dead-letter-queue-not-empty-alarm"))
          .containsEntry(
              "dimensions", Map.of("QueueName", "event-relay-forwarding-dead-letters-relay"))
          .containsEntry("alarmActions", List.of(arn(topic)));
      // Metrics of a default bus do not name it.
      assertThat(engine.inputs(ALARM, "x-" + region + "-rule-lost-alarm"))
          .containsEntry("dimensions", Map.of("RuleName", "ForwardEC2LaunchToManagement-relay"));
    }
  }

  @Test
  void tellsTheAddressesOfAlarmsInEachRegion() {
    var notify = new Notify(List.of("a@example.com"), List.of());
    var told =
        MockedEngine.updating()
            .runs(
                program(
                    new OperationsSettings(7, 365, true, true, Optional.of(notify)),
                    Optional.empty(),
                    false));

    assertThat(told.declared().stream().filter(of -> of.startsWith(SUBSCRIPTION)))
        .containsExactlyInAnyOrder(
            SUBSCRIPTION + " x-us-west-2-alarm-to-a@example.com",
            SUBSCRIPTION + " x-eu-west-1-alarm-to-a@example.com");
  }

  @Test
  void watchesNothingIfAlarmsAreOff() {
    var bare = MockedEngine.updating().runs(program(BARE, Optional.empty(), false));

    assertThat(bare.declared())
        .containsExactlyInAnyOrderElementsOf(
            engine.declared().stream().filter(of -> !of.contains("-alarm")).toList());
  }

  @Test
  void isTheSameComponentUnderAnotherName() {
    var renamed = MockedEngine.updating().runs(program(BARE, Optional.of("old"), false));

    assertThat(renamed.aliases("x")).containsExactly("old");
    assertThat(engine.aliases("x")).isEmpty();
  }

  @Test
  void handsOutWhatOthersNeed() {
    assertThat(engine.export("role")).isEqualTo(arn("x-role"));
    for (var region : REGIONS) {
      assertThat(engine.export("rule " + region)).isEqualTo(arn("x-" + region + "-rule"));
      assertThat(engine.export("queue " + region))
          .isEqualTo(arn("x-" + region + "-dead-letter-queue"));
      assertThat(engine.export("bus " + region))
          .isEqualTo("arn:aws:events:" + region + ":222222222222:event-bus/default");
    }
  }

  @Test
  void isPreviewedBeforeAwsGivesAnArn() {
    var preview =
        MockedEngine.previewing()
            .runs(program(OperationsSettings.DEFAULT, Optional.empty(), false));

    assertThat(preview.declared()).containsExactlyInAnyOrderElementsOf(engine.declared());
    assertThat(preview.inputs(ROLE, "x-role")).isEqualTo(engine.inputs(ROLE, "x-role"));
    assertThat(preview.inputs(TARGET, "x-eu-west-1-target"))
        .containsEntry("arn", BUS)
        .doesNotContainKey("roleArn");
    assertThat(preview.export("role")).isNull();
  }

  @ParameterizedTest
  @CsvSource({ROLE_POLICY, QUEUE_POLICY, RULE})
  void forwardsNothingIfAwsRefusesWhatTheTargetsWaitFor(String type) {
    var refused = MockedEngine.updating().refusing(type);

    assertThat(refused.fails(program(BARE, Optional.empty(), false)))
        .contains("AWS refuses " + type);
    assertThat(refused.declared()).noneMatch(of -> of.startsWith(TARGET));
  }
}
