package eventrelay.policy;

import java.util.List;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/**
 * Who may publish to a topic, and over TLS only (SNS Developer Guide, "Security best practices").
 */
public final class TopicPolicy {
  private static final String PUBLISH = "sns:Publish";

  private TopicPolicy() {}

  /** CloudWatch may publish for alarms of this account. */
  public static String forAlarms(String topic, String account) {
    return PolicyDocument.of(
        List.of(
            IamStatement.builder()
                .sid("AllowAlarms")
                .effect(IamEffect.ALLOW)
                .addPrincipal(IamPrincipal.create("Service", "cloudwatch.amazonaws.com"))
                .addAction(PUBLISH)
                .addResource(topic)
                .addCondition(IamConditionOperator.STRING_EQUALS, "aws:SourceAccount", account)
                .build(),
            TlsOnly.statement(topic, PUBLISH)));
  }

  /** This role may publish. */
  public static String forRole(String topic, String role) {
    return PolicyDocument.of(
        List.of(AllowRole.statement(topic, role, PUBLISH), TlsOnly.statement(topic, PUBLISH)));
  }
}
