package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.types.SnsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At every hop that policies decide, what is not known of one leaves the event unproven. */
@Timeout(180)
class NotJudgedTest {
  private static final String ODD = "{BinaryEquals: {k: 'QQ=='}}";
  private static final Edit NO_BUS_POLICY =
      new Edit("management-bus-policy", "policy#/Statement/0/Action", "'events:PutRule'");
  private static final Edit BROKEN_HANDLER =
      new Edit("management-function", "handler", "'lambda_function.no_such_thing'");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "development-role | assumeRolePolicy | role/eventbridge-to-management-role"
            + " | sts:AssumeRole by rule ForwardEC2LaunchToManagement on role"
            + " | statement AllowForwardingRules",
        "development-role-policy | policy | event-bus/development-events"
            + " | on bus development-events | statement AllowPutEvents",
        "management-bus-policy | policy | event-bus/development-events"
            + " | on bus development-events | statement AllowDevelopmentAccount",
        "management-function-role | assumeRolePolicy | role/management_lambda_exec_role"
            + " | sts:AssumeRole by Lambda for function ManagementTriggeredLambda | statement AllowLambda",
        "management-function-role-policy | policy | log-group:/aws/lambda/ManagementTriggeredLambda"
            + " | logs:CreateLogStream by role | statement AllowWriteOwnLog",
      })
  void anUnknownOperatorThatDecides(
      String resource, String property, String at, String question, String statement) {
    var journey = send(new Edit(resource, property + "#/Statement/0/Condition", ODD));

    assertNotJudged(journey, at, question, statement);
    assertThat(journey.hops())
        .extracting(Hop::verdict)
        .doesNotContain(Verdict.DENIED, Verdict.FAILED, Verdict.MISSING);
  }

  @Test
  void aPermissionToInvoke() {
    assertNotJudged(
        send(
            new Edit(
                "management-function-permission",
                "sourceArn",
                "'arn:aws:events:*:*:rule/${aws:PrincipalTag/rule}'")),
        "function:ManagementTriggeredLambda",
        "lambda:InvokeFunction by rule TriggerLambdaOnDevEC2Launch on function",
        "the value of ${aws:PrincipalTag/rule} is not known");
  }

  @Test
  void theCustomerKeyOfABusWithARuleThatWantsTheEvent() {
    var journey = send(new Edit("management-bus", "kmsKeyIdentifier", "'alias/events'"));

    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(journey.hops().get(journey.hops().size() - 1).because())
        .startsWith("what the rules on bus development-events get is not judged: ")
        .contains("a customer managed key, alias/events,", "`aws kms get-key-policy`");
  }

  @Test
  void theCustomerKeyOfABusOnWhichNoRuleWantsTheEvent() {
    var journey =
        send(
            new Edit("management-bus", "kmsKeyIdentifier", "'alias/events'"),
            new Edit("management-rule", "eventPattern", "'{\"source\":[\"other\"]}'"));

    assertThat(journey.outcome()).isEqualTo(Outcome.FILTERED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqs", "sns"})
  void aFifoTarget(String service) {
    var arn = "arn:aws:%s:eu-west-1:%s:t.fifo".formatted(service, OpenWiring.HOME);
    var type = service.equals("sqs") ? SqsTypes.QUEUE : SnsTypes.TOPIC;
    var open =
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}";
    var journey =
        new OpenWiring()
            .rule("default", "r", "eventPattern: '{\"x\":[1]}'", arn)
            .add(type, "t", "name: 't.fifo', arn: '%s', policy: '%s'".formatted(arn, open))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(journey.hops())
        .extracting(Hop::because)
        .anyMatch(text -> text.contains("is a FIFO"));
  }

  @Test
  void theQueueOfARule() {
    assertNotJudged(
        send(
            NO_BUS_POLICY,
            new Edit(
                "development-ap-northeast-1-dead-letter-queue-policy",
                "policy#/Statement/1/Condition",
                ODD)),
        "event-relay-forwarding-dead-letters",
        "whether queue event-relay-forwarding-dead-letters keeps it",
        "statement DenyOthers");
  }

  @Test
  void theQueueOfAFunction() {
    assertNotJudged(
        send(
            BROKEN_HANDLER,
            new Edit(
                "management-function-dead-letter-queue-policy",
                "policy#/Statement/1/Condition",
                ODD)),
        "event-relay-function-dead-letters",
        "whether queue event-relay-function-dead-letters keeps it",
        "statement DenyOthers");
  }

  @Test
  void aLogGroupThatTheRolePerhapsCreates() {
    assertNotJudged(
        send(
            new Edit("management-function-log-group", "name", "'/other'"),
            new Edit("management-function-role-policy", "policy#/Statement/0/Action", "['logs:*']"),
            odd("management-function-role-policy")),
        "/aws/lambda/ManagementTriggeredLambda",
        "logs:CreateLogGroup by role management_lambda_exec_role",
        "statement AllowWriteOwnLog");
  }

  @Test
  void aTopicThatPerhapsTakesIt() {
    var topic = "arn:aws:sns:eu-west-1:111111111111:t";
    var journey =
        new OpenWiring()
            .add(SnsTypes.TOPIC, "t", "name: 't'")
            .add(
                SnsTypes.TOPIC_POLICY,
                "t",
                "arn: '%s', policy: '{\"Statement\":[{\"Sid\":\"No\",\"Effect\":\"Deny\","
                        .formatted(topic)
                    + "\"NotPrincipal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}'")
            .function(
                "f",
                ("role: 'arn:aws:iam::111111111111:role/r', handler:"
                        + " 'lambda_function.lambda_handler', timeout: 20, code: {path: 'lambda'},"
                        + " environment: {variables: {NOTIFY_TOPIC_ARN: '%s'}}")
                    .formatted(topic))
            .rule("default", "r", 1, OpenWiring.functionArn("f"))
            .send("x: 1");

    assertNotJudged(journey, ":t", "to publish to topic t", "statement No of topic policy of t");
    // The function runs to its end all the same.
    assertThat(journey.hops()).extracting(Hop::verdict).contains(Verdict.STORED);
  }

  @Test
  void whatDoesNotDecideIsPassedOver() {
    for (var resource : List.of("management-bus-policy", "development-role-policy")) {
      // A statement about something else, and an Allow beside one that is enough.
      var journey =
          send(
              new Edit(
                  resource,
                  "policy#/Statement",
                  ("[%s, {Sid: 'Odd', Effect: 'Allow', %s Action: 'events:*', Resource: '*',"
                          + " Condition: %s}, {Sid: 'Else', Effect: 'Deny', %2$s Action: 's3:*',"
                          + " Resource: '*', Condition: %3$s}]")
                      .formatted(
                          "{Sid: 'Yes', Effect: 'Allow', %s Action: 'events:*', Resource: '*'}"
                              .formatted(principal(resource)),
                          principal(resource),
                          ODD)));

      assertThat(journey.outcome()).as(resource).isEqualTo(Outcome.DELIVERED);
      assertThat(journey.asExpected()).isTrue();
    }
  }

  @Test
  void underAFaultAnUnprovenEventIsNotAsItShouldBe() {
    var stacks = odd("management-bus-policy").in(ShippedStacks.ALL, Edit.Side.BOTH);
    var cloud = ShippedStacks.cloud(stacks);
    try (var runner = new FunctionRunner()) {
      var journey =
          new EventSender(cloud, new ExpectedDelivery(stacks, cloud), runner, true)
              .send(Event.of(ShippedStacks.event("ec2-stopped")));

      assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
      assertThat(journey.asExpected()).isFalse();
    }
  }

  private static String principal(String resource) {
    return resource.endsWith("bus-policy") ? "Principal: '*'," : "";
  }

  private static Edit odd(String resource) {
    return new Edit(resource, "policy#/Statement/0/Condition", ODD);
  }

  private static Journey send(Edit... edits) {
    var stacks = ShippedStacks.ALL;
    for (var edit : edits) {
      stacks = edit.in(stacks, Edit.Side.BOTH);
    }
    return ShippedStacks.send(stacks, ShippedStacks.event("ec2-stopped"));
  }

  private static void assertNotJudged(
      Journey journey, String at, String question, String statement) {
    assertThat(journey.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(journey.asExpected()).isFalse();
    // Nothing is said of a queue that would hold it if the hop were refused.
    assertThat(journey.hops())
        .noneMatch(hop -> hop.at().contains(":sqs:") && hop.verdict() == Verdict.STORED);
    assertThat(journey.hops())
        .filteredOn(hop -> hop.verdict() == Verdict.NOT_JUDGED)
        .singleElement()
        .satisfies(
            hop -> {
              assertThat(hop.at()).endsWith(at);
              assertThat(hop.because()).contains(question, " is not judged: ", statement);
              assertThat(hop.statements()).isNotEmpty();
            });
  }
}
