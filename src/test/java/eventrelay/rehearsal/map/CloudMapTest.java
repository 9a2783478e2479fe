package eventrelay.rehearsal.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eventrelay.rehearsal.cloud.Place;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.journey.ShippedStacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CloudMapTest {
  private static final String RULE = "aws:cloudwatch/eventRule:EventRule";
  private static final String TARGET = "aws:cloudwatch/eventTarget:EventTarget";

  @Test
  void theShippedStacksAreDrawnWhole() {
    var map = CloudMap.of(ShippedStacks.clouds(ShippedStacks.ALL).get(0));

    assertThat(map.accounts()).containsExactly("111111111111", "222222222222");
    assertThat(map.nodes())
        .extracting(MapNode::kind, MapNode::name, node -> node.place().account(), MapNode::declared)
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
            "default has ForwardEC2LaunchToManagement",
            "ForwardEC2LaunchToManagement sends development-events",
            "ForwardEC2LaunchToManagement as eventbridge-to-management-role",
            "ForwardEC2LaunchToManagement undelivered event-relay-forwarding-dead-letters",
            "development-events has TriggerLambdaOnDevEC2Launch",
            "TriggerLambdaOnDevEC2Launch sends ManagementTriggeredLambda",
            "TriggerLambdaOnDevEC2Launch undelivered event-relay-receiving-dead-letters",
            "ManagementTriggeredLambda as management_lambda_exec_role",
            "ManagementTriggeredLambda writes /aws/lambda/ManagementTriggeredLambda",
            "ManagementTriggeredLambda undelivered event-relay-function-dead-letters");
  }

  @Test
  void aRoleIsTheAccountsAndComesBeforeItsRegions() {
    var map = CloudMap.of(ShippedStacks.clouds(ShippedStacks.ALL).get(0));

    assertThat(map.places("222222222222"))
        .containsExactly(
            new Place("222222222222", ""), new Place("222222222222", "ap-northeast-1"));
  }

  @Test
  void whatATargetNamesAndNoStackDeclaresIsDrawnAsSuch() {
    var map =
        CloudMap.of(
            StackFixture.home()
                .add(RULE, "r", "{name: 'r', eventPattern: '{\"source\":[\"s\"]}'}")
                .add(
                    TARGET,
                    "t",
                    "{rule: 'r', arn: 'arn:aws:lambda:us-east-1:999999999999:function:f',"
                        + " roleArn: 'arn:aws:iam::111111111111:role/gone'}")
                .add(
                    TARGET,
                    "u",
                    "{rule: 'r', arn: 'arn:aws:states:eu-west-1:111111111111:stateMachine:m'}")
                .add(TARGET, "v", "{rule: 'r', arn: 'no arn'}")
                .cloud());

    assertThat(map.nodes())
        .extracting(MapNode::kind, MapNode::name, MapNode::place, MapNode::declared)
        .contains(
            tuple(Kind.FUNCTION, "f", new Place("999999999999", "us-east-1"), false),
            tuple(Kind.ROLE, "gone", new Place("111111111111", ""), false),
            tuple(
                Kind.OTHER,
                "arn:aws:states:eu-west-1:111111111111:stateMachine:m",
                new Place("111111111111", "eu-west-1"),
                true),
            tuple(Kind.OTHER, "no arn", new Place("111111111111", "eu-west-1"), true));
  }

  @Test
  void aTopicIsDrawnIfAFunctionIsToldOfIt() {
    var fixture =
        StackFixture.home()
            .add("aws:sns/topic:Topic", "told", "{name: 'told'}")
            .add("aws:sns/topic:Topic", "alarms", "{name: 'alarms'}")
            .add(
                "aws:lambda/function:Function",
                "f",
                "{name: 'f', role: 'arn:aws:iam::111111111111:role/r', environment: {variables:"
                    + " {T: 'arn:aws:sns:eu-west-1:111111111111:told', U: 'alarms'}}}");

    var map = CloudMap.of(fixture.cloud());

    assertThat(links(map)).containsExactlyInAnyOrder("f as r", "f publishes told");
    assertThat(map.nodes())
        .filteredOn(node -> node.kind() == Kind.TOPIC)
        .extracting(MapNode::name, MapNode::declared)
        .containsExactly(tuple("told", true));
  }

  @Test
  void aPartOfAMapHasTheLinksInsideIt() {
    var map = CloudMap.of(ShippedStacks.clouds(ShippedStacks.ALL).get(0));

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
                        name(map, link.from()), link.relation().word(), name(map, link.to())))
        .toList();
  }

  private static String name(CloudMap map, String arn) {
    return map.nodes().stream()
        .filter(node -> node.arn().equals(arn))
        .map(MapNode::name)
        .findFirst()
        .orElseThrow();
  }
}
