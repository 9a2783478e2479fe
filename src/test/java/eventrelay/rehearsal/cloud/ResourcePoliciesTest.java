package eventrelay.rehearsal.cloud;

import static eventrelay.rehearsal.types.EventBridgeTypes.BUS;
import static eventrelay.rehearsal.types.EventBridgeTypes.BUS_POLICY;
import static eventrelay.rehearsal.types.EventBridgeTypes.NATIVE_BUS_POLICY;
import static eventrelay.rehearsal.types.EventBridgeTypes.PERMISSION;
import static eventrelay.rehearsal.types.SqsTypes.QUEUE;
import static eventrelay.rehearsal.types.SqsTypes.QUEUE_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.access.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies that several resources write. */
class ResourcePoliciesTest {
  private static final String BUS_ARN = "arn:aws:events:eu-west-1:111111111111:event-bus/x";
  private static final String QUEUE_ARN = "arn:aws:sqs:eu-west-1:111111111111:q";
  private static final String URL = "https://sqs.eu-west-1.amazonaws.com/111111111111/q";

  @Test
  void aPermissionIsAStatementForAnAccountOrForAnyone() {
    var statements =
        bus(
            withBus()
                .add(PERMISSION, "a", "{eventBusName: 'x', principal: '*', statementId: 'A'}")
                .add(
                    PERMISSION,
                    "b",
                    "{eventBusName: 'x', principal: '222222222222', statementId: 'B', action:"
                        + " 'events:PutRule', condition: {key: 'aws:PrincipalOrgID', type:"
                        + " 'StringEquals', value: 'o-a1b2c3d4e5'}}"));

    assertThat(statements)
        .extracting(Statement::json)
        .containsExactly(
            "{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"events:PutEvents\",\"Resource\":\""
                + BUS_ARN
                + "\"}",
            "{\"Sid\":\"B\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"222222222222\"},"
                + "\"Action\":\"events:PutRule\",\"Resource\":\""
                + BUS_ARN
                + "\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}}");
    assertThat(statements).allMatch(statement -> statement.unknown().isEmpty());
  }

  @Test
  void aPermissionOfTheDefaultBusNamesNone() {
    var cloud =
        StackFixture.home().add(PERMISSION, "p", "{principal: '*', statementId: 'A'}").cloud();

    assertThat(cloud.bus(BUS_ARN.replace("/x", "/default")).orElseThrow().policy()).isPresent();
  }

  @Test
  void aPermissionOfABusThatIsNotThereIsOfNoUse() {
    var cloud =
        StackFixture.home()
            .add(PERMISSION, "p", "{eventBusName: 'x', principal: '*', statementId: 'A'}")
            .cloud();

    assertThat(cloud.danglingIn("111111111111"))
        .extracting(DanglingReference::sentence)
        .containsExactly("event permission p is for bus " + BUS_ARN + ", which is not there");
  }

  @Test
  void aNativeBusPolicyIsAStatementAsObjectOrTextOrInParts() {
    var statements =
        bus(
            withBus()
                .add(
                    NATIVE_BUS_POLICY,
                    "a",
                    "{eventBusName: 'x', statementId: 'A', statement: " + statement("") + "}")
                .add(
                    NATIVE_BUS_POLICY,
                    "b",
                    "{eventBusName: 'x', statementId: 'other', statement: '"
                        + statement("Sid: 'B', ")
                            .replace("'", "\"")
                            .replace("Sid", "\"Sid\"")
                            .replaceAll("(Effect|Principal|Action|Resource):", "\"$1\":")
                            .replace("\"", "\\\"")
                        + "'}")
                .add(
                    NATIVE_BUS_POLICY,
                    "c",
                    "{eventBusName: 'x', statementId: 'C', principal: '222222222222', action:"
                        + " 'events:PutEvents'}"));

    assertThat(statements)
        .extracting(Statement::label)
        .containsExactly(
            "statement A of bus policy of x",
            "statement B of bus policy of x",
            "statement C of bus policy of x");
    assertThat(statements).allMatch(statement -> statement.unknown().isEmpty());
  }

  @Test
  void ofTwoPoliciesOfOneBusEachPerhapsIsTheLater() {
    var stack = withBus().add(BUS_POLICY, "a", ofBus("A")).add(BUS_POLICY, "b", ofBus("B"));

    var sentence =
        "bus policy of x is written by EventBusPolicy a and by EventBusPolicy b, and the later one"
            + " overwrites the other; keep one of them";
    assertThat(stack.cloud().notes()).containsExactly(sentence);
    assertThat(bus(stack)).hasSize(2).allSatisfy(each -> assertThat(each.unknown()).hasSize(1));
    assertThat(bus(stack).get(0).unknown()).containsExactly(sentence);
  }

  @Test
  void thePolicyOfABusPerhapsOverwroteAPermission() {
    var stack =
        withBus()
            .add(BUS_POLICY, "a", ofBus("A"))
            .add(PERMISSION, "p", "{eventBusName: 'x', principal: '*', statementId: 'P'}");

    var sentence =
        "bus policy of x is written by EventPermission p and by EventBusPolicy a, and the later one"
            + " overwrites the other; keep one of them";
    assertThat(stack.cloud().notes()).containsExactly(sentence);
    assertThat(bus(stack))
        .extracting(Statement::unknown)
        .containsExactly(List.of(), List.of(sentence));
  }

  @Test
  void aPermissionThatAwsShowsInThePolicyIsThereOnce() {
    var stack =
        withBus()
            .add(BUS_POLICY, "a", ofBus("P"))
            .add(PERMISSION, "p", "{eventBusName: 'x', principal: '*', statementId: 'P'}");

    assertThat(bus(stack)).extracting(Statement::unknown).containsExactly(List.of());
  }

  @Test
  void ofTwoPermissionsOfOneIdEachPerhapsIsTheLater() {
    var stack =
        withBus()
            .add(PERMISSION, "p", "{eventBusName: 'x', principal: '*', statementId: 'P'}")
            .add(
                PERMISSION, "q", "{eventBusName: 'x', principal: '222222222222', statementId: 'P'}")
            .add(PERMISSION, "r", "{eventBusName: 'x', principal: '*', statementId: 'R'}");

    assertThat(stack.cloud().notes()).hasSize(1);
    assertThat(bus(stack)).extracting(each -> each.unknown().size()).containsExactly(1, 1, 0);
  }

  @Test
  void theSamePolicyTwiceIsThePolicy() {
    var stack = withBus().add(BUS_POLICY, "a", ofBus("A")).add(BUS_POLICY, "b", ofBus("A"));

    assertThat(stack.cloud().notes()).isEmpty();
    assertThat(bus(stack)).extracting(Statement::unknown).containsExactly(List.of());
  }

  @Test
  void aQueuesOwnPolicyAndOneOfItsOwnOverwriteEachOther() {
    var stack =
        StackFixture.home()
            .add(QUEUE, "q", "{name: 'q', policy: " + document("A") + "}")
            .add(QUEUE_POLICY, "p", "{queueUrl: '" + URL + "', policy: " + document("B") + "}");

    assertThat(stack.cloud().notes())
        .containsExactly(
            "queue policy of q is written by queue policy p and by queue q itself, and the later"
                + " one overwrites the other; keep one of them");
    assertThat(queue(stack)).extracting(each -> each.unknown().size()).containsExactly(1, 1);
  }

  @Test
  void whatARefreshWritesIntoAQueueIsNoPolicyOfItsOwn() {
    var stack =
        StackFixture.home()
            .add(QUEUE, "q", "{name: 'q'}", "{name: 'q', policy: " + document("A") + "}")
            .add(QUEUE_POLICY, "p", "{queueUrl: '" + URL + "', policy: " + document("B") + "}");

    assertThat(stack.cloud().notes()).isEmpty();
    assertThat(queue(stack))
        .extracting(Statement::label)
        .containsExactly("statement B of queue policy of q");
  }

  @Test
  void whatARefreshWritesIntoAQueueIsItsPolicyIfNothingElseWritesOne() {
    var stack =
        StackFixture.home()
            .add(QUEUE, "q", "{name: 'q'}", "{name: 'q', policy: " + document("A") + "}");

    assertThat(queue(stack))
        .extracting(Statement::label)
        .containsExactly("statement A of queue policy of q");
  }

  private static StackFixture withBus() {
    return StackFixture.home().add(BUS, "bus", "{name: 'x'}");
  }

  private static String ofBus(String sid) {
    return "{eventBusName: 'x', policy: " + document(sid) + "}";
  }

  private static String document(String sid) {
    return ("'{\\\"Statement\\\":[{\\\"Sid\\\":\\\"%s\\\",\\\"Effect\\\":\\\"Allow\\\","
            + "\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"*\\\",\\\"Resource\\\":\\\"*\\\"}]}'")
        .formatted(sid);
  }

  private static String statement(String sid) {
    return "{"
        + sid
        + "Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*'}";
  }

  private static List<Statement> bus(StackFixture stack) {
    return stack.cloud().bus(BUS_ARN).orElseThrow().policy().orElseThrow().policy().statements();
  }

  private static List<Statement> queue(StackFixture stack) {
    return stack
        .cloud()
        .queue(QUEUE_ARN)
        .orElseThrow()
        .policy()
        .orElseThrow()
        .policy()
        .statements();
  }
}
