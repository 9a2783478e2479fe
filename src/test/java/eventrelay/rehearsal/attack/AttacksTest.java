package eventrelay.rehearsal.attack;

import static org.assertj.core.api.Assertions.assertThat;

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
      a foreign account sends to queue event-relay-forwarding-dead-letters | DenyOthers | event-relay-forwarding-dead-letters denies it
      another role of the account sends to queue event-relay-forwarding-dead-letters | DenyOthers | event-relay-forwarding-dead-letters denies it
      another rule sends to queue event-relay-forwarding-dead-letters | DenyOthers | event-relay-forwarding-dead-letters denies it
      the rule itself sends to queue event-relay-forwarding-dead-letters without TLS | DenyWithoutTls | event-relay-forwarding-dead-letters denies it
      another rule invokes function ManagementTriggeredLambda | AllowExecutionFromEventBridge | ArnLike on aws:SourceArn
      a rule of another account invokes function ManagementTriggeredLambda | AllowExecutionFromEventBridge | StringEquals on aws:SourceAccount
      a foreign account invokes function ManagementTriggeredLambda | AllowExecutionFromEventBridge | its principal is events.amazonaws.com
      a foreign account sends to queue event-relay-receiving-dead-letters | DenyOthers | event-relay-receiving-dead-letters denies it
      another role of the account sends to queue event-relay-receiving-dead-letters | DenyOthers | event-relay-receiving-dead-letters denies it
      another rule sends to queue event-relay-receiving-dead-letters | DenyOthers | event-relay-receiving-dead-letters denies it
      the rule itself sends to queue event-relay-receiving-dead-letters without TLS | DenyWithoutTls | event-relay-receiving-dead-letters denies it
      a foreign account sends to queue event-relay-function-dead-letters | DenyOthers | event-relay-function-dead-letters denies it
      another role of the account sends to queue event-relay-function-dead-letters | DenyOthers | event-relay-function-dead-letters denies it
      the function's role sends to queue event-relay-function-dead-letters without TLS | DenyWithoutTls | event-relay-function-dead-letters denies it
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = TABLE)
  void isRefusedByThisStatement(String attempt, String statement, String reason) {
    assertThat(ALL)
        .filteredOn(attack -> attack.attempt().equals(attempt))
        .singleElement()
        .satisfies(
            attack -> {
              assertThat(attack.outcome()).isEqualTo(Attack.Outcome.REFUSED);
              assertThat(attack.because()).contains(statement, reason);
            });
  }

  @Test
  void nothingElseIsTried() {
    assertThat(ALL)
        .extracting(Attack::attempt)
        .containsExactlyElementsOf(
            TABLE.lines().map(line -> line.substring(0, line.indexOf(" | "))).toList());
  }

  @Test
  void whatIsAttackedIsNamed() {
    assertThat(ALL)
        .allSatisfy(
            attack ->
                assertThat(attack.attempt() + " ")
                    .contains(" " + attack.at().substring(1 + lastSeparator(attack.at())) + " "));
  }

  private static int lastSeparator(String arn) {
    return Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/'));
  }
}
