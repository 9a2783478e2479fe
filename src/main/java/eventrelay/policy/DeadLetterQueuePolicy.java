package eventrelay.policy;

import java.util.List;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/**
 * Who may send to a dead-letter queue: the one rule, or the one role, that uses it, and over TLS
 * (EventBridge User Guide, "Using dead-letter queues"; SQS Developer Guide, "Security best
 * practices"). The Deny keeps out callers whose own policies would let them in.
 */
public final class DeadLetterQueuePolicy {
  private static final String SEND = "sqs:SendMessage";

  private DeadLetterQueuePolicy() {}

  /** EventBridge may send for this rule. */
  public static String forRule(String queue, String rule) {
    return PolicyDocument.of(
        List.of(
            IamStatement.builder()
                .sid("AllowRule")
                .effect(IamEffect.ALLOW)
                .addPrincipal(IamPrincipal.create("Service", "events.amazonaws.com"))
                .addAction(SEND)
                .addResource(queue)
                .addCondition(IamConditionOperator.ARN_EQUALS, "aws:SourceArn", rule)
                .build(),
            denyOthers(queue, "aws:SourceArn", rule),
            TlsOnly.statement(queue, "sqs:*")));
  }

  /** The function's role may send. */
  public static String forRole(String queue, String role) {
    return PolicyDocument.of(
        List.of(
            AllowRole.statement(queue, role, SEND),
            denyOthers(queue, "aws:PrincipalArn", role),
            TlsOnly.statement(queue, "sqs:*")));
  }

  private static IamStatement denyOthers(String queue, String key, String only) {
    return IamStatement.builder()
        .sid("DenyOthers")
        .effect(IamEffect.DENY)
        .addPrincipal(IamPrincipal.ALL)
        .addAction(SEND)
        .addResource(queue)
        .addCondition(IamConditionOperator.ARN_NOT_EQUALS, key, only)
        .build();
  }
}
