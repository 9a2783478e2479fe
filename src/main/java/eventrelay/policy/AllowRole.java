package eventrelay.policy;

import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** Lets one role do one thing to a queue or a topic. */
final class AllowRole {
  private AllowRole() {}

  static IamStatement statement(String resource, String role, String action) {
    return IamStatement.builder()
        .sid("AllowRole")
        .effect(IamEffect.ALLOW)
        .addPrincipal(IamPrincipal.create("AWS", role))
        .addAction(action)
        .addResource(resource)
        .build();
  }
}
