package eventrelay.rehearsal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.SnsTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CloudMapTest {
  @Test
  void theShippedStacksAreDrawnWhole() {
    var map = CloudMap.of(ShippedStacks.cloud(ShippedStacks.ALL));

    assertThat(map.accounts()).containsExactly("111111111111", "222222222222");
    assertThat(map.nodes())
        .extracting(Node::kind, Node::name, node -> node.place().account(), Node::declared)
        .containsExactlyInAnyOrder(
            tuple(Kind.ROLE, "management_lambda_exec_role", "111111111111", true),
            tuple(Kind.BUS, "development-events", "111111111111", true),
            tuple(Kind.RULE, "TriggerLambdaOnDevEC2Launch", "111111111111", true),
            tuple(Kind.FUNCTION, "ManagementTriggeredLambda", "111111111111", true),
            tuple(Kind.LOG_GROUP, "/aws/lambda/ManagementTriggeredLambda", "111111111111", true),
            tuple(Kind.QUEUE, "event-relay-function-dead-letters", "111111111111", true),
            tuple(Kind.QUEUE, "event-relay-receiving-dead-letters", "111111111111", true),
            tuple(Kind.ROLE, "eventbridge-to-management-role", "222222222222", true),
            tuple(Kind.BUS, "default", "222222222222", true),
            tuple(Kind.RULE, "ForwardEC2LaunchToManagement", "222222222222", true),
            tuple(Kind.QUEUE, "event-relay-forwarding-dead-letters", "222222222222", true));
    assertThat(links(map))
        .containsExactlyInAnyOrder(
            "default offers events to ForwardEC2LaunchToManagement",
            "ForwardEC2LaunchToManagement sends to development-events",
            "ForwardEC2LaunchToManagement acts as eventbridge-to-management-role",
            "ForwardEC2LaunchToManagement gives up to event-relay-forwarding-dead-letters",
            "development-events offers events to TriggerLambdaOnDevEC2Launch",
            "TriggerLambdaOnDevEC2Launch sends to ManagementTriggeredLambda",
            "TriggerLambdaOnDevEC2Launch gives up to event-relay-receiving-dead-letters",
            "ManagementTriggeredLambda acts as management_lambda_exec_role",
            "ManagementTriggeredLambda writes to /aws/lambda/ManagementTriggeredLambda",
            "ManagementTriggeredLambda gives up to event-relay-function-dead-letters");
  }

  @Test
  void aRoleIsTheAccountsAndComesBeforeItsRegions() {
    var map = CloudMap.of(ShippedStacks.cloud(ShippedStacks.ALL));

    assertThat(map.places("222222222222"))
        .containsExactly(
            new AccountRegion("222222222222", ""),
            new AccountRegion("222222222222", "ap-northeast-1"));
  }

  @Test
  void whatATargetNamesAndNoStackDeclaresIsDrawnAsSuch() {
    var map =
        CloudMap.of(
            StackFixture.home()
                .add(
                    EventBridgeTypes.RULE, "r", "{name: 'r', eventPattern: '{\"source\":[\"s\"]}'}")
                .add(
                    EventBridgeTypes.TARGET,
                    "t",
                    "{rule: 'r', arn: 'arn:aws:lambda:us-east-1:999999999999:function:f',"
                        + " roleArn: 'arn:aws:iam::111111111111:role/gone'}")
                .add(
                    EventBridgeTypes.TARGET,
                    "u",
                    "{rule: 'r', arn: 'arn:aws:states:eu-west-1:111111111111:stateMachine:m'}")
                .add(EventBridgeTypes.TARGET, "v", "{rule: 'r', arn: 'no arn'}")
                .cloud());

    assertThat(map.nodes())
        .extracting(Node::kind, Node::name, Node::place, Node::declared)
        .contains(
            tuple(Kind.FUNCTION, "f", new AccountRegion("999999999999", "us-east-1"), false),
            tuple(Kind.ROLE, "gone", new AccountRegion("111111111111", ""), false),
            tuple(
                Kind.OTHER,
                "arn:aws:states:eu-west-1:111111111111:stateMachine:m",
                new AccountRegion("111111111111", "eu-west-1"),
                true),
            tuple(Kind.OTHER, "no arn", new AccountRegion("111111111111", "eu-west-1"), true));
  }

  @Test
  void aTopicIsDrawnIfAFunctionIsToldOfIt() {
    var fixture =
        StackFixture.home()
            .add(SnsTypes.TOPIC, "told", "{name: 'told'}")
            .add(SnsTypes.TOPIC, "alarms", "{name: 'alarms'}")
            .add(
                LambdaTypes.FUNCTION,
                "f",
                "{name: 'f', role: 'arn:aws:iam::111111111111:role/r', environment: {variables:"
                    + " {T: 'arn:aws:sns:eu-west-1:111111111111:told', U: 'alarms'}}}");

    var map = CloudMap.of(fixture.cloud());

    assertThat(links(map)).containsExactlyInAnyOrder("f acts as r", "f publishes to told");
    assertThat(map.nodes())
        .filteredOn(node -> node.kind() == Kind.TOPIC)
        .extracting(Node::name, Node::declared)
        .containsExactly(tuple("told", true));
  }

  @Test
  void aPartOfAMapHasTheLinksInsideIt() {
    var map = CloudMap.of(ShippedStacks.cloud(ShippedStacks.ALL));

    var part = map.only(node -> node.place().account().equals("222222222222"));

    assertThat(part.accounts()).containsExactly("222222222222");
    assertThat(links(part)).hasSize(3).noneMatch(link -> link.contains("development-events"));
  }

  private static java.util.List<String> links(CloudMap map) {
    return map.links().stream()
        .map(
            link ->
                "%s %s %s"
                    .formatted(
                        name(map, link.from()), link.relation().text(), name(map, link.to())))
        .toList();
  }

  private static String name(CloudMap map, String arn) {
    return map.nodes().stream()
        .filter(node -> node.arn().equals(arn))
        .map(Node::name)
        .findFirst()
        .orElseThrow();
  }
}
