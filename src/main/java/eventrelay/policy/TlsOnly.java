package eventrelay.policy;

import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Refuses requests that do not come over TLS. */
final class TlsOnly {
  private TlsOnly() {}

  static IamStatement statement(String resource, String action) {
    return IamStatement.builder()
        .sid("DenyWithoutTls")
        .effect(IamEffect.DENY)
        .addPrincipal(IamPrincipal.ALL)
        .addAction(action)
        .addResource(resource)
        .addCondition(IamConditionOperator.BOOL, "aws:SecureTransport", "false")
        .build();
  }
}
