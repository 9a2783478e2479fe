package eventrelay.rehearsal.topology;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.CloudBuilder;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.fault.Faults;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.SnsTypes;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyTest {
  private static final Topology SHIPPED = Topology.of(ShippedStacks.cloud(ShippedStacks.ALL));

  @Test
  void theShippedStacksAreConnectedLikeThis() {
    assertThat(SHIPPED.links())
        .extracting(
            link -> name(link.from()) + " " + link.relation().text() + " " + name(link.to()))
        .containsExactlyInAnyOrder(
            "default offers events to ForwardEC2LaunchToManagement",
            "ForwardEC2LaunchToManagement sends to development-events",
            "ForwardEC2LaunchToManagement acts as eventbridge-to-management-role",
            "ForwardEC2LaunchToManagement gives up to event-relay-forwarding-dead-letters",
            "development-events offers events to TriggerLambdaOnDevEC2Launch",
            "development-events is archived in event-relay",
            "TriggerLambdaOnDevEC2Launch sends to ManagementTriggeredLambda",
            "TriggerLambdaOnDevEC2Launch gives up to event-relay-receiving-dead-letters",
            "ManagementTriggeredLambda acts as management_lambda_exec_role",
            "ManagementTriggeredLambda writes to /aws/lambda/ManagementTriggeredLambda",
            "ManagementTriggeredLambda gives up to event-relay-function-dead-letters");
    assertThat(SHIPPED.nodes().values()).allMatch(Node::declared);
    assertThat(SHIPPED.nodes().values())
        .filteredOn(node -> node.kind() == Kind.TOPIC)
        .extracting(node -> node.name() + " " + node.place().account())
        .containsExactly("event-relay-alarms 111111111111", "event-relay-alarms 222222222222");
  }

  @Test
  void theStacksNameTheirAccounts() {
    assertThat(SHIPPED.accounts()).containsExactly("111111111111", "222222222222");
    assertThat(SHIPPED.accountNames())
        .containsEntry("111111111111", "management")
        .containsEntry("222222222222", "development");
    assertThat(SHIPPED.receivingAccounts()).containsExactly("111111111111");
  }

  @Test
  void aNodeSaysWhatThereIsToSay() {
    assertThat(SHIPPED.nodes().values())
        .filteredOn(node -> node.kind() == Kind.FUNCTION || node.kind() == Kind.ARCHIVE)
        .flatExtracting(Node::traits)
        .containsExactly(
            new Trait("handler", "lambda_function.lambda_handler"),
            new Trait("timeout", "10 s"),
            new Trait("retries", "2"),
            new Trait("keeps events", "7 days"));
    var role = SHIPPED.nodes().get("arn:aws:iam::222222222222:role/eventbridge-to-management-role");
    assertThat(role.documents())
        .extracting(Document::title)
        .containsExactly(
            "trust policy of role eventbridge-to-management-role",
            "role policy allow_put_events_to_management of role eventbridge-to-management-role");
    assertThat(role.documents().get(0).json()).contains("AllowForwardingRules");
  }

  @ParameterizedTest
  @CsvSource({
    "function, '', ManagementTriggeredLambda",
    "function-permission, '', ManagementTriggeredLambda",
    "bus-policy, '', development-events",
    "forwarding-role, eventbridge-to-management-role, ''",
    "bus, TriggerLambdaOnDevEC2Launch development-events, ''",
    "dead-letter-queue, event-relay-forwarding-dead-letters event-relay-function-dead-letters"
        + " event-relay-receiving-dead-letters, ''",
  })
  void aFaultTakesNodesAwayOrChangesThem(String word, String missing, String changed) {
    var fault = Faults.of(word).orElseThrow();
    var broken = Topology.of(ShippedStacks.cloud(fault.in(ShippedStacks.ALL)));

    assertThat(SHIPPED.missingIn(broken))
        .extracting(TopologyTest::name)
        .containsExactlyInAnyOrder(missing.isEmpty() ? new String[0] : missing.split(" "));
    assertThat(SHIPPED.changedIn(broken))
        .extracting(TopologyTest::name)
        .containsExactlyInAnyOrder(changed.isEmpty() ? new String[0] : changed.split(" "));
  }

  @Test
  void whatIsOnlyNamedIsANodeThatIsNotDeclared() {
    var topology =
        Topology.of(
            StackFixture.home()
                .add(EventBridgeTypes.RULE, "r", "{name: 'r', eventPattern: '{\"x\":[1]}'}")
                .add(
                    EventBridgeTypes.TARGET,
                    "away",
                    "{rule: 'r', arn: 'arn:aws:events:eu-west-1:222222222222:event-bus/b',"
                        + " roleArn: 'arn:aws:iam::111111111111:role/gone'}")
                .add(EventBridgeTypes.TARGET, "odd", "{rule: 'r', arn: 'arn:aws:states:::machine'}")
                .cloud());

    assertThat(topology.nodes().values())
        .filteredOn(node -> !node.declared())
        .extracting(node -> node.kind().text() + " " + node.name() + " " + node.place())
        .containsExactlyInAnyOrder(
            "bus b " + new AccountRegion("222222222222", "eu-west-1"),
            "role gone " + new AccountRegion("111111111111", ""),
            "resource machine " + new AccountRegion("111111111111", "eu-west-1"));
    assertThat(topology.receivingAccounts()).isEqualTo(Set.of("111111111111", "222222222222"));
  }

  @Test
  void aFunctionThatIsToldOfATopicPublishesToIt() {
    var topology =
        Topology.of(
            StackFixture.home()
                .add(SnsTypes.TOPIC, "t", "{name: 't'}")
                .add(
                    LambdaTypes.FUNCTION,
                    "f",
                    "{name: 'f', role: 'arn:aws:iam::111111111111:role/r', environment:"
                        + " {variables: {TOPIC: 'arn:aws:sns:eu-west-1:111111111111:t'}}}")
                .cloud());

    assertThat(topology.links())
        .contains(
            new Link(
                "arn:aws:lambda:eu-west-1:111111111111:function:f",
                Relation.PUBLISHES,
                "arn:aws:sns:eu-west-1:111111111111:t"));
  }

  @Test
  void aRuleThatIsSwitchedOffSaysSo() {
    var stack =
        StackFixture.home()
            .add(
                EventBridgeTypes.RULE,
                "r",
                "{name: 'r', state: 'DISABLED', eventPattern: '{\"x\":[1]}'}")
            .deployment();
    var topology = Topology.of(new CloudBuilder(java.util.List.of(stack), Path.of("")).build());

    assertThat(topology.nodes().get("arn:aws:events:eu-west-1:111111111111:rule/r").traits())
        .containsExactly(new Trait("state", "disabled"));
  }

  private static String name(String arn) {
    return SHIPPED.nodes().get(arn).name();
  }
}
