package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaChecksTest {
  private static final String RULE_ARN = "arn:aws:events:eu-west-1:111111111111:rule/r";
  private static final String FUNCTION_ARN = "arn:aws:lambda:eu-west-1:111111111111:function:f";

  @ParameterizedTest
  @CsvSource({"0, 0", "5, 0", "6, 1", "7, 1"})
  void aRuleHasFiveTargets(int targets, int refusals) {
    var stack = withRule("r");
    for (var i = 0; i < targets; i++) {
      target(stack, "t" + i, "");
    }
    assertThat(QuotaChecks.in(stack.cloud())).hasSize(refusals);
  }

  @Test
  void isToldWithTheRuleAndWhatToDo() {
    var stack = withRule("r");
    for (var i = 0; i < 6; i++) {
      target(stack, "t" + i, "");
    }
    assertThat(QuotaChecks.in(stack.cloud()))
        .containsExactly(
            "rule "
                + RULE_ARN
                + ": it has 6 targets and EventBridge accepts 5; give the others a rule of their own,"
                + " with the same pattern");
  }

  @Test
  void aRulesQueueIsInItsRegion() {
    var stack = withRule("r");
    target(stack, "near", "arn:aws:sqs:eu-west-1:111111111111:q");
    target(stack, "far", "arn:aws:sqs:us-east-1:111111111111:q");
    target(stack, "none", "");
    target(stack, "odd", "no-arn");

    assertThat(QuotaChecks.in(stack.cloud()))
        .containsExactly(
            "target far of rule "
                + RULE_ARN
                + ": its dead-letter queue is in us-east-1, and AWS accepts one in eu-west-1 only;"
                + " name a queue there");
  }

  @ParameterizedTest
  @CsvSource({"eu-west-1, 0", "us-east-1, 1"})
  void aFunctionsQueueIsInItsRegion(String region, int refusals) {
    var stack =
        StackFixture.home()
            .add(IamTypes.ROLE, "role", "{name: 'role', assumeRolePolicy: '{}'}")
            .add(
                LambdaTypes.FUNCTION,
                "f",
                ("{name: 'f', handler: 'a.b', runtime: 'python3.13',"
                        + " role: 'arn:aws:iam::111111111111:role/role',"
                        + " deadLetterConfig: {targetArn: 'arn:aws:sqs:%s:111111111111:q'}}")
                    .formatted(region));

    assertThat(QuotaChecks.in(stack.cloud())).hasSize(refusals);
    assertThat(QuotaChecks.in(stack.cloud()))
        .allMatch(
            sentence ->
                sentence.equals(
                    "function "
                        + FUNCTION_ARN
                        + ": its dead-letter queue is in us-east-1, and AWS accepts one in eu-west-1"
                        + " only; name a queue there"));
  }

  @ParameterizedTest
  @CsvSource({"300, 0", "301, 1"})
  void aBusHasThreeHundredRulesUnlessMoreAreAskedFor(int rules, int notes) {
    var stack = StackFixture.home();
    for (var i = 0; i < rules; i++) {
      rule(stack, "r" + i);
    }
    assertThat(QuotaChecks.in(stack.cloud())).isEmpty();
    assertThat(QuotaChecks.unlessRaised(stack.cloud()))
        .hasSize(notes)
        .allMatch(
            note ->
                note.equals(
                    "bus arn:aws:events:eu-west-1:111111111111:event-bus/default has 301 rules, and"
                        + " AWS accepts 300 unless the quota is raised; raise it, or move rules to"
                        + " another bus"));
  }

  private static StackFixture withRule(String name) {
    return rule(StackFixture.home(), name);
  }

  private static StackFixture rule(StackFixture stack, String name) {
    return stack.add(
        EventBridgeTypes.RULE,
        name,
        "{name: '%s', eventPattern: '{\"source\":[\"aws.ec2\"]}'}".formatted(name));
  }

  private static void target(StackFixture stack, String id, String queue) {
    stack.add(
        EventBridgeTypes.TARGET,
        id,
        "{rule: 'r', targetId: '%s', arn: '%s'%s}"
            .formatted(
                id,
                FUNCTION_ARN,
                queue.isEmpty() ? "" : ", deadLetterConfig: {arn: '%s'}".formatted(queue)));
  }
}
