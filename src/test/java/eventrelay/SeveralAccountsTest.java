package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several accounts with two Regions each, one of them entered by a role. */
@Timeout(60)
class SeveralAccountsTest {
  private static final StackRun STACK =
      StackRun.of(
          "all",
          """
          deploy: both
          management: {id: "111111111111", region: ap-northeast-1, profile: management}
          development:
            - {name: team-b, id: "033333333333", regions: [us-west-2, eu-west-1],
               roleArn: "arn:aws:iam::033333333333:role/deploy", externalId: a-secret}
            - {name: team-a, id: "222222222222", regions: [ap-northeast-1, us-west-2],
               profile: team-a}
          """);

  private static DeclaredStack stack;

  @BeforeAll
  static void run() {
    stack = STACK.declares();
  }

  @Test
  void haveAComponentEachWithOneRoleAndARuleInEachRegion() {
    var expected = new ArrayList<>(StackRun.shipped("mgmt").declares().all());
    expected.addAll(
        List.of("aws team-a", "aws team-a-us-west-2", "aws team-b", "aws team-b-eu-west-1"));
    for (var account : List.of("team-a", "team-b")) {
      expected.addAll(
          List.of(
              "Forwarder " + account,
              "Role " + account + "-role eventbridge-to-management-role",
              "RolePolicy " + account + "-role-policy allow_put_events_to_management"));
    }
    for (var place :
        List.of(
            "team-a-ap-northeast-1", "team-a-us-west-2", "team-b-us-west-2", "team-b-eu-west-1")) {
      expected.addAll(inOneRegion(place));
    }
    assertThat(stack.all()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> inOneRegion(String place) {
    var queue = "event-relay-forwarding-dead-letters";
    var rule = "ForwardEC2LaunchToManagement";
    return List.of(
        "EventRule " + place + "-rule " + rule,
        "EventTarget " + place + "-target ManagementEventBus",
        "Queue " + place + "-dead-letter-queue " + queue,
        "QueuePolicy " + place + "-dead-letter-queue-policy",
        "Topic " + place + "-alarm-topic event-relay-alarms",
        "TopicPolicy " + place + "-alarm-topic-policy",
        "MetricAlarm " + place + "-dead-letter-queue-not-empty-alarm " + queue + "-not-empty",
        "MetricAlarm " + place + "-rule-failed-alarm " + rule + "-failed",
        "MetricAlarm " + place + "-rule-lost-alarm " + rule + "-lost");
  }

  @Test
  void areReachedThroughTheProviderOfTheRegion() {
    assertThat(stack.providerNames())
        .hasSize(64)
        .containsEntry("management-bus", "management")
        .containsEntry("team-a-role", "team-a")
        .containsEntry("team-a-role-policy", "team-a")
        .containsEntry("team-a-ap-northeast-1-rule", "team-a")
        .containsEntry("team-a-ap-northeast-1-target", "team-a")
        .containsEntry("team-a-us-west-2-rule", "team-a-us-west-2")
        .containsEntry("team-a-us-west-2-target", "team-a-us-west-2")
        .containsEntry("team-b-role", "team-b")
        .containsEntry("team-b-role-policy", "team-b")
        .containsEntry("team-b-us-west-2-rule", "team-b")
        .containsEntry("team-b-us-west-2-target", "team-b")
        .containsEntry("team-b-eu-west-1-rule", "team-b-eu-west-1")
        .containsEntry("team-b-eu-west-1-target", "team-b-eu-west-1");
    assertThat(stack.resource("EventRule", "team-b-eu-west-1-rule").parent())
        .hasToString("Forwarder team-b");
  }

  @Test
  void areAllTrustedByTheBusAndTheRule() {
    assertThat(
            stack
                .resource("EventBusPolicy", "management-bus-policy")
                .document("policy")
                .at("/Statement/0/Principal"))
        .isEqualTo(
            json(
                """
                {"AWS": ["arn:aws:iam::033333333333:root", "arn:aws:iam::222222222222:root"]}
                """));
    assertThat(
            stack.resource("EventRule", "management-rule").document("eventPattern").path("account"))
        .isEqualTo(json("[\"033333333333\", \"222222222222\"]"));
  }

  @Test
  void letTheirOwnRulesAssumeTheRole() {
    assertThat(
            stack
                .resource("Role", "team-b-role")
                .document("assumeRolePolicy")
                .at("/Statement/0/Condition"))
        .isEqualTo(
            json(
                """
                {"StringEquals": {"aws:SourceAccount": "033333333333"},
                 "ArnEquals": {"aws:SourceArn": [
                   "arn:aws:events:us-west-2:033333333333:rule/ForwardEC2LaunchToManagement",
                   "arn:aws:events:eu-west-1:033333333333:rule/ForwardEC2LaunchToManagement"]}}
                """));
  }

  @Test
  void forwardWithTheirOwnRoleOnceThatMayPutEvents() {
    var target = stack.resource("EventTarget", "team-b-eu-west-1-target");
    assertThat(target.input("roleArn").textValue())
        .isEqualTo("arn:aws:iam::033333333333:role/eventbridge-to-management-role");
    assertThat(target.waitsFor())
        .contains("management-bus-policy", "team-b-role-policy", "team-b-eu-west-1-rule")
        .doesNotContain("team-a-role-policy");
  }

  @Test
  void areExportedByNameAndRegion() {
    var exports = stack.exports();
    assertThat(exports.path("forwardingRoleArns"))
        .isEqualTo(
            json(
                """
                {"team-a": "arn:aws:iam::222222222222:role/eventbridge-to-management-role",
                 "team-b": "arn:aws:iam::033333333333:role/eventbridge-to-management-role"}
                """));
    assertThat(exports.path("defaultEventBusArns"))
        .isEqualTo(
            json(
                """
                {"team-a": {
                   "ap-northeast-1": "arn:aws:events:ap-northeast-1:222222222222:event-bus/default",
                   "us-west-2": "arn:aws:events:us-west-2:222222222222:event-bus/default"},
                 "team-b": {
                   "eu-west-1": "arn:aws:events:eu-west-1:033333333333:event-bus/default",
                   "us-west-2": "arn:aws:events:us-west-2:033333333333:event-bus/default"}}
                """));
    assertThat(exports.at("/ruleArns/team-b"))
        .isEqualTo(
            json(
                """
                {"eu-west-1":
                   "arn:aws:events:eu-west-1:033333333333:rule/ForwardEC2LaunchToManagement",
                 "us-west-2":
                   "arn:aws:events:us-west-2:033333333333:rule/ForwardEC2LaunchToManagement"}
                """));
  }

  @Test
  void previewWithWhatIsKnown() {
    var preview = STACK.previewed().declares();
    assertThat(preview.all()).containsExactlyInAnyOrderElementsOf(stack.all());
    assertThat(preview.providerNames()).isEqualTo(stack.providerNames());
    assertThat(preview.resource("Role", "team-b-role").document("assumeRolePolicy"))
        .isEqualTo(stack.resource("Role", "team-b-role").document("assumeRolePolicy"));
  }
}
