package eventrelay.rehearsal.journey;

import static eventrelay.rehearsal.journey.OpenWiring.AWAY;
import static eventrelay.rehearsal.journey.OpenWiring.HOME;
import static eventrelay.rehearsal.journey.OpenWiring.functionArn;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that are no bus, and what keeps an event that they do not take. */
@Timeout(60)
class TargetsTest {
  private static final String ANYBODY =
      "policy: '{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\","
          + "\"Resource\":\"*\"}]}'";
  private static final String RULE = "eventPattern: '{\"account\":[\"" + HOME + "\"],\"x\":[1]}'";

  @ParameterizedTest
  @CsvSource({"aws:sqs/queue:Queue, sqs", "aws:sns/topic:Topic, sns"})
  void aQueueOrTopicThatLetsTheRuleInGetsTheEvent(String type, String service) {
    var target = "arn:aws:%s:eu-west-1:%s:t".formatted(service, HOME);

    var delivered = target(target, "").add(type, "t", "name: 't', " + ANYBODY).send("x: 1");
    var refused = target(target, "").add(type, "t", "name: 't'").send("x: 1");

    assertThat(delivered.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(delivered.hops()).last().extracting(Hop::verdict).isEqualTo(Verdict.STORED);
    assertThat(refused.outcome()).isEqualTo(Outcome.LOST);
    assertThat(beforeLast(refused))
        .contains(" by rule r on ", " t is refused: no resource policy [NO_PERMISSIONS]");
  }

  @ParameterizedTest
  @CsvSource({
    "alias/aws/sqs, LOST, 'encrypted with alias/aws/sqs, which no service can use'",
    "arn:aws:kms:eu-west-1:111111111111:alias/aws/sqs, LOST, 'which no service can use'",
    "alias/own, UNPROVEN, 'the policy of its KMS key decides, and no stack holds it'",
    "1234abcd-12ab-34cd-56ef-1234567890ab, UNPROVEN, 'the policy of its KMS key decides'",
  })
  void theKeyOfAQueueDecidesToo(String key, Outcome outcome, String why) {
    var queue = "name: 't', kmsMasterKeyId: '" + key + "', " + ANYBODY;

    var asTarget = target(queueArn(HOME), "").add("aws:sqs/queue:Queue", "t", queue).send("x: 1");
    var asDeadLetters =
        target(
                queueArn(HOME).replace("sqs", "lambda").replace(":t", ":function:gone"),
                deadLetters())
            .add("aws:sqs/queue:Queue", "t", queue)
            .send("x: 1");

    assertThat(asTarget.outcome()).isEqualTo(outcome);
    assertThat(asTarget.hops()).extracting(Hop::because).anyMatch(because -> because.contains(why));
    assertThat(asDeadLetters.outcome()).isEqualTo(outcome);
    assertThat(asDeadLetters.hops()).last().extracting(Hop::because).asString().contains(why);
  }

  @Test
  void aFifoQueueIsNoDeadLetterQueue() {
    var journey =
        target(functionArn("gone"), deadLetters().replace(":t'", ":t.fifo'"))
            .add("aws:sqs/queue:Queue", "t", "name: 't.fifo', " + ANYBODY)
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(journey.hops())
        .last()
        .extracting(Hop::because)
        .asString()
        .contains("is a FIFO queue");
  }

  @Test
  void aQueueOfAnotherAccountTakesWhatItsPolicyLetsIn() {
    var journey =
        target(functionArn("gone"), deadLetters().replace(HOME, AWAY))
            .in(AWAY)
            .add("aws:sqs/queue:Queue", "t", "name: 't', " + ANYBODY)
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.DEAD_LETTERED);
  }

  @ParameterizedTest
  @CsvSource({
    "222222222222, eu-west-1, '', another account with one only [NO_PERMISSIONS]",
    "111111111111, us-east-1, '', sends to a bus only there",
    "222222222222, us-east-1, \"roleArn: 'arn:aws:iam::111111111111:role/r'\", sends to a bus only",
  })
  void eventBridgeSendsDirectlyWithinItsRegionAndToOtherAccountsAsARole(
      String account, String region, String role, String why) {
    var wiring = target("arn:aws:sqs:%s:%s:t".formatted(region, account), role.replace("\"", ""));
    wiring.in(account, region).add("aws:sqs/queue:Queue", "t", "name: 't', " + ANYBODY);

    assertThat(beforeLast(wiring.send("x: 1"))).contains(why);
  }

  @Test
  void whichOfRoleAndPermissionCountsWithinAnAccountIsNotSaid() {
    var both = "roleArn: 'arn:aws:iam::111111111111:role/r'";
    var function = "role: 'arn:aws:iam::111111111111:role/r', handler: 'a.b'";

    var permitted = target(functionArn("f"), both).function("f", function).send("x: 1");
    var byRoleAlone =
        target(functionArn("f"), both)
            .add("aws:lambda/function:Function", "f", "name: 'f', " + function)
            .send("x: 1");

    assertThat(permitted.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(byRoleAlone.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(byRoleAlone.lastStop().orElseThrow().because())
        .contains("AWS does not document which of them counts within an account");
  }

  @Test
  void aFunctionWithoutAnyConcurrencyNeverRuns() {
    var journey =
        target(functionArn("f"), "")
            .function(
                "f",
                "role: 'arn:aws:iam::111111111111:role/r', handler: 'a.b',"
                    + " reservedConcurrentExecutions: 0")
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(Outcome.LOST);
    assertThat(beforeLast(journey)).contains("a reserved concurrency of 0");
  }

  @ParameterizedTest
  @CsvSource({
    "aws:sns/topic:Topic, sns, DEAD_LETTERED",
    "aws:sqs/queue:Queue, sqs, DEAD_LETTERED",
    "aws:sqs/queue:Queue, lambda, UNPROVEN",
  })
  void whatAFunctionFailsAtGoesToItsOnFailureDestination(
      String type, String service, Outcome outcome) {
    var destination = "arn:aws:%s:eu-west-1:%s:t".formatted(service, HOME);
    var journey =
        target(functionArn("f"), "")
            .function(
                "f",
                "role: 'arn:aws:iam::111111111111:role/r', handler: 'a.b',"
                    + " reservedConcurrentExecutions: 0")
            .add(type, "t", "name: 't', " + ANYBODY)
            .add(
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
                "c",
                "functionName: 'f', destinationConfig: {onFailure: {destination: '%s'}}"
                    .formatted(destination))
            .send("x: 1");

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.hops()).last().extracting(Hop::at).isEqualTo(destination);
  }

  private static OpenWiring target(String arn, String properties) {
    return new OpenWiring()
        .rule("default", "r", RULE)
        .add(
            "aws:cloudwatch/eventTarget:EventTarget",
            "target",
            "rule: 'r', eventBusName: 'default', arn: '%s'%s"
                .formatted(arn, properties.isEmpty() ? "" : ", " + properties));
  }

  private static String deadLetters() {
    return "deadLetterConfig: {arn: '" + queueArn(HOME) + "'}";
  }

  private static String queueArn(String account) {
    return "arn:aws:sqs:eu-west-1:%s:t".formatted(account);
  }

  private static String beforeLast(Journey journey) {
    return journey.hops().get(journey.hops().size() - 2).because();
  }
}
