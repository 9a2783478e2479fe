package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The development half as its shipped stack file declares it, behind the shipped management. */
@Timeout(60)
class DevelopmentStackTest {
  private static final String BUS =
      "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";
  private static final String ROLE =
      "arn:aws:iam::222222222222:role/eventbridge-to-management-role";
  private static final String RULE =
      "arn:aws:events:ap-northeast-1:222222222222:rule/ForwardEC2LaunchToManagement";
  private static final String QUEUE =
      "arn:aws:sqs:ap-northeast-1:222222222222:event-relay-forwarding-dead-letters";

  private static DeclaredStack stack;

  @BeforeAll
  static void run() {
    var hub = StackRun.shipped("mgmt").declares().exports();
    stack =
        StackRun.shipped("dev")
            .hub(hub.path("eventBusArn").textValue(), hub.path("eventPattern").textValue())
            .declares();
  }

  @Test
  void declaresTheseResourcesAndNoOthers() {
    assertThat(stack.all())
        .containsExactlyInAnyOrder(
            "StackReference organization/event-relay/mgmt organization/event-relay/mgmt",
            "Forwarder development",
            "aws development",
            "Role development-role eventbridge-to-management-role",
            "RolePolicy development-role-policy allow_put_events_to_management",
            "EventRule development-ap-northeast-1-rule ForwardEC2LaunchToManagement",
            "EventTarget development-ap-northeast-1-target ManagementEventBus",
            "Queue development-ap-northeast-1-dead-letter-queue"
                + " event-relay-forwarding-dead-letters",
            "QueuePolicy development-ap-northeast-1-dead-letter-queue-policy",
            "Topic development-ap-northeast-1-alarm-topic event-relay-alarms",
            "TopicPolicy development-ap-northeast-1-alarm-topic-policy",
            "MetricAlarm development-ap-northeast-1-dead-letter-queue-not-empty-alarm"
                + " event-relay-forwarding-dead-letters-not-empty",
            "MetricAlarm development-ap-northeast-1-rule-failed-alarm"
                + " ForwardEC2LaunchToManagement-failed",
            "MetricAlarm development-ap-northeast-1-rule-lost-alarm"
                + " ForwardEC2LaunchToManagement-lost");
  }

  @Test
  void putsEveryResourceUnderTheComponentAndItsProvider() {
    assertThat(stack.ofAws())
        .hasSize(11)
        .allSatisfy(
            resource -> {
              assertThat(resource.parent()).hasToString("Forwarder development");
              assertThat(resource.provider()).hasToString("aws development");
            });
    assertThat(stack.resource("Forwarder", "development").state().type())
        .isEqualTo("event-relay:index:Forwarder");
  }

  @Test
  void letsThisAccountsRuleAssumeTheRoleAndNothingElse() {
    assertThat(stack.resource("Role", "development-role").document("assumeRolePolicy"))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [{
                  "Sid": "AllowForwardingRules", "Effect": "Allow",
                  "Principal": {"Service": "events.amazonaws.com"}, "Action": "sts:AssumeRole",
                  "Condition": {
                    "StringEquals": {"aws:SourceAccount": "222222222222"},
                    "ArnEquals": {"aws:SourceArn": "%s"}}}]}
                """
                    .formatted(RULE)));
  }

  @Test
  void letsTheRolePutEventsOntoTheOneBus() {
    var policy = stack.resource("RolePolicy", "development-role-policy");
    assertThat(policy.input("role").textValue()).isEqualTo("eventbridge-to-management-role");
    assertThat(policy.inputComesFrom("role")).containsExactly("development-role");
    assertThat(policy.document("policy"))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [{
                  "Sid": "AllowPutEvents", "Effect": "Allow",
                  "Action": "events:PutEvents", "Resource": "%s"}]}
                """
                    .formatted(BUS)));
  }

  @Test
  void matchesOnTheDefaultBusWhatTheManagementHalfReceives() {
    var rule = stack.resource("EventRule", "development-ap-northeast-1-rule");
    assertThat(rule.input("eventBusName").textValue()).isEqualTo("default");
    assertThat(rule.document("eventPattern"))
        .isEqualTo(
            json(
                """
                {"source": ["aws.ec2"],
                 "detail-type": ["EC2 Instance State-change Notification"],
                 "detail": {"state": ["running", "stopped", "terminated"]}}
                """));
    assertThat(rule.input("state").textValue()).isEqualTo("ENABLED");
    assertThat(rule.inputKeys())
        .containsExactlyInAnyOrder("description", "eventBusName", "eventPattern", "name", "state");
  }

  @Test
  void forwardsWithTheRoleOnceThatMayPutEvents() {
    var target = stack.resource("EventTarget", "development-ap-northeast-1-target");
    // The exact inputs: a bus target takes no retry policy and no input transformation.
    assertThat(target.state().inputs())
        .isEqualTo(
            json(
                """
                {"arn": "%s", "eventBusName": "default", "roleArn": "%s",
                 "rule": "ForwardEC2LaunchToManagement", "targetId": "ManagementEventBus",
                 "deadLetterConfig": {"arn": "%s"}}
                """
                    .formatted(BUS, ROLE, QUEUE)));
    assertThat(target.waitsFor())
        .contains(
            "development-role-policy",
            "development-role",
            "development-ap-northeast-1-rule",
            "development-ap-northeast-1-dead-letter-queue-policy");
    assertThat(target.inputComesFrom("rule")).containsExactly("development-ap-northeast-1-rule");
  }

  @Test
  void tellsPeopleOfAlarmsAlone() {
    var notifying =
        StackVariants.development(StackRun.shipped("mgmt").declares())
            .with("notify: {emails: [a@example.com]}")
            .declares();
    assertThat(notifying.ofType("Topic"))
        .extracting(topic -> topic.input("name").textValue())
        .containsExactly("event-relay-alarms");
    assertThat(notifying.ofType("TopicSubscription")).hasSize(1);
  }

  @Test
  void exportsTextsInMaps() {
    assertThat(StackExportsTest.others(stack))
        .isEqualTo(
            json(
                """
                {"forwardsTo": "%s",
                 "forwardingRoleArns": {"development": "%s"},
                 "ruleArns": {"development": {"ap-northeast-1": "%s"}},
                 "defaultEventBusArns": {"development": {"ap-northeast-1":
                   "arn:aws:events:ap-northeast-1:222222222222:event-bus/default"}},
                 "deadLetterQueueArns": {"development": {"ap-northeast-1": ["%s"]}}}
                """
                    .formatted(BUS, ROLE, RULE, QUEUE)));
  }

  @Test
  void givesTheComponentItsInputsAndOutputs() {
    var forwarder = stack.resource("Forwarder", "development");
    assertThat(forwarder.inputKeys()).containsExactlyInAnyOrder("eventBusArn", "eventPattern");
    assertThat(forwarder.state().outputs())
        .isEqualTo(json("{\"roleArn\": \"%s\"}".formatted(ROLE)));
  }
}
