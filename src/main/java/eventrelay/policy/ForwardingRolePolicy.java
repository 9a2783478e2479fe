package eventrelay.policy;

import java.util.List;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/**
 * The role with which a development account's rules put events onto the management account's bus
 * (EventBridge User Guide, "Sending and receiving events between AWS accounts").
 */
public final class ForwardingRolePolicy {
  private ForwardingRolePolicy() {}

  /**
   * EventBridge may assume the role for these rules of this account and for nothing else (IAM User
   * Guide, "The confused deputy problem").
   *
   * @param account the 12 digits of the role's account
   * @param rules the ARNs of the forwarding rules, one for each Region
   */
  public static String trust(String account, List<String> rules) {
    return PolicyDocument.of(
        IamStatement.builder()
            .sid("AllowForwardingRules")
            .effect(IamEffect.ALLOW)
            .addPrincipal(IamPrincipal.create("Service", "events.amazonaws.com"))
            .addAction("sts:AssumeRole")
            .addCondition(IamConditionOperator.STRING_EQUALS, "aws:SourceAccount", account)
            .addConditions(IamConditionOperator.ARN_EQUALS, "aws:SourceArn", rules)
            .build());
  }

  /** The role may put events onto this one bus. */
  public static String permissions(String bus) {
    return PolicyDocument.of(
        IamStatement.builder()
            .sid("AllowPutEvents")
            .effect(IamEffect.ALLOW)
            .addAction("events:PutEvents")
            .addResource(bus)
            .build());
  }
}
