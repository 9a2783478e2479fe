package eventrelay.rehearsal.attack;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.attack.Attack.Outcome;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is tried against the shipped stacks, and which statement or condition refuses it. */
@Timeout(60)
class AttacksTest {
  private static final List<Attack> ALL = Attacks.on(ShippedStacks.cloud(ShippedStacks.ALL));

  private static final String TABLE =
      """
      another rule assumes role eventbridge-to-management-role | AllowForwardingRules | ArnEquals on aws:SourceArn
      a rule of another account assumes role eventbridge-to-management-role | AllowForwardingRules | StringEquals on aws:SourceAccount
      another service assumes role eventbridge-to-management-role | AllowForwardingRules | its principal is events.amazonaws.com, the caller is lambda.amazonaws.com
      another role of the account assumes role eventbridge-to-management-role | AllowForwardingRules | its principal is events.amazonaws.com, the caller is arn:aws:sts::222222222222:assumed-role/another-role/intruder
      a foreign account puts events onto bus development-events | AllowDevelopmentAccount | its principal is arn:aws:iam::222222222222:root, the caller is arn:aws:sts::999999999999:assumed-role/eventbridge-to-management-role/intruder
      another role of a source account puts events onto bus development-events | AllowDevelopmentAccount | ArnLike on aws:PrincipalArn
      the forwarding role puts events of another source onto bus development-events | AllowDevelopmentAccount | ForAllValues:StringEquals on events:source
      the forwarding role puts events of another detail-type onto bus development-events | AllowDevelopmentAccount | ForAllValues:StringEquals on events:detail-type
      a rule on bus development-events sends events on to a third account | EventBridge sends an event from bus to bus once | [THIRD_ACCOUNT_HOP_DETECTED]
      anyone without credentials sends to queue event-relay-forwarding-dead-letters | DenyOthers | event-relay-forwarding-dead-letters denies it
      another role of the account sends to queue event-relay-forwarding-dead-letters | DenyOthers | event-relay-forwarding-dead-letters denies it
      another rule sends to queue event-relay-forwarding-dead-letters | DenyOthers | event-relay-forwarding-dead-letters denies it
      rule ForwardEC2LaunchToManagement sends to queue event-relay-forwarding-dead-letters without TLS | DenyWithoutTls | event-relay-forwarding-dead-letters denies it
      another rule invokes function ManagementTriggeredLambda | AllowExecutionFromEventBridge | ArnLike on aws:SourceArn
      a rule of another account invokes function ManagementTriggeredLambda | AllowExecutionFromEventBridge | StringEquals on aws:SourceAccount
      a foreign account invokes function ManagementTriggeredLambda | AllowExecutionFromEventBridge | its principal is events.amazonaws.com
      anyone without credentials sends to queue event-relay-receiving-dead-letters | DenyOthers | event-relay-receiving-dead-letters denies it
      another role of the account sends to queue event-relay-receiving-dead-letters | DenyOthers | event-relay-receiving-dead-letters denies it
      another rule sends to queue event-relay-receiving-dead-letters | DenyOthers | event-relay-receiving-dead-letters denies it
      rule TriggerLambdaOnDevEC2Launch sends to queue event-relay-receiving-dead-letters without TLS | DenyWithoutTls | event-relay-receiving-dead-letters denies it
      anyone without credentials sends to queue event-relay-function-dead-letters | DenyOthers | event-relay-function-dead-letters denies it
      another role of the account sends to queue event-relay-function-dead-letters | DenyOthers | event-relay-function-dead-letters denies it
      role management_lambda_exec_role sends to queue event-relay-function-dead-letters without TLS | DenyWithoutTls | event-relay-function-dead-letters denies it
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = TABLE)
  void isRefusedByThisStatement(String attempt, String statement, String reason) {
    assertThat(ALL)
        .filteredOn(attack -> attack.attempt().equals(attempt))
        .singleElement()
        .satisfies(
            attack -> {
              assertThat(attack.outcome()).isEqualTo(Outcome.REFUSED);
              assertThat(attack.because()).contains(statement, reason);
            });
  }

  @Test
  void nothingSucceedsAndEveryRefusalHasItsReason() {
    assertThat(ALL)
        .allSatisfy(
            row -> {
              assertThat(row.outcome()).isIn(Outcome.REFUSED, Outcome.BY_DESIGN);
              assertThat(row.because())
                  .containsAnyOf("statement ", "no resource policy", "names no", "to bus once");
              assertThat(row.remedy()).isEmpty();
            });
  }

  @Test
  void everyKindIsTried() {
    assertThat(ALL)
        .filteredOn(row -> row.outcome() == Outcome.REFUSED)
        .extracting(Attack::id)
        .containsAll(AttackKinds.ALL.stream().map(AttackKind::id).toList());
  }

  @Test
  void whatEventsNeedIsAllowedByDesign() {
    assertThat(ALL)
        .filteredOn(row -> row.outcome() == Outcome.BY_DESIGN)
        .extracting(row -> row.id() + " " + row.attempt())
        .containsExactly(
            "D-ASSUME Lambda, for function ManagementTriggeredLambda, assumes role"
                + " management_lambda_exec_role",
            "D-ASSUME rule ForwardEC2LaunchToManagement assumes role"
                + " eventbridge-to-management-role",
            "D-PUT the forwarding role puts events onto bus development-events",
            "D-INVOKE rule TriggerLambdaOnDevEC2Launch invokes function ManagementTriggeredLambda",
            "D-SEND role management_lambda_exec_role sends to queue"
                + " event-relay-function-dead-letters",
            "D-SEND rule TriggerLambdaOnDevEC2Launch sends to queue"
                + " event-relay-receiving-dead-letters",
            "D-SEND rule ForwardEC2LaunchToManagement sends to queue"
                + " event-relay-forwarding-dead-letters",
            "D-PUBLISH an alarm of the account publishes to topic event-relay-alarms",
            "D-WRITE role management_lambda_exec_role writes to log group"
                + " /aws/lambda/ManagementTriggeredLambda");
  }

  @Test
  void resourcesOfOneShapeAreOneRow() {
    assertThat(ALL)
        .filteredOn(row -> row.at().endsWith(":event-relay-alarms"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.count()).isEqualTo(2));
    assertThat(ALL)
        .filteredOn(row -> row.at().endsWith(":event-relay-receiving-dead-letters"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.count()).isEqualTo(1));
  }

  /** The rules of the account's roles decide then, and no administrator has to be asked. */
  @Test
  void aRoleOfTheStacksHasItsOwnPoliciesOnly() {
    var queue = "management-function-dead-letter-queue-policy";
    var all = "policy#/Statement/0/Action";
    var stacks = new Edit(queue, all, "'sqs:*'").in(ShippedStacks.ALL, Edit.Side.BOTH);

    assertThat(Attacks.on(ShippedStacks.cloud(stacks)))
        .filteredOn(row -> row.outcome() == Outcome.SUCCEEDED)
        .extracting(row -> row.id() + " " + row.attempt())
        .containsExactly(
            "Q-RECEIVE role management_lambda_exec_role of the account receives from queue"
                + " event-relay-function-dead-letters",
            "Q-EMPTY role management_lambda_exec_role of the account empties queue"
                + " event-relay-function-dead-letters",
            "Q-OPEN role management_lambda_exec_role of the account opens, drains or deletes queue"
                + " event-relay-function-dead-letters");
  }
}
