package eventrelay.policy;

import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
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
  /** AWS's quota for a role's trust policy, in characters (IAM User Guide, "IAM quotas"). */
  public static final int MAX_TRUST_LENGTH = 2_048;

  private static final String ANY_ACCOUNT = "000000000000";

  private ForwardingRolePolicy() {}

  /**
   * EventBridge may assume the role for the rule of this name in these Regions of this account and
   * for nothing else (IAM User Guide, "The confused deputy problem"). With more Regions than a
   * trust policy holds, it is the rule of this name in any Region of this account.
   *
   * @param account the role's account
   * @param regions where the rule stands
   * @param rule the rule's name, on the default bus
   */
  public static String trust(Arns account, List<String> regions, String rule) {
    // Whether the Regions fit must not depend on how an account's id is written.
    var longest = listing(account.withAccount(ANY_ACCOUNT), regions, rule).length();
    return longest <= MAX_TRUST_LENGTH
        ? listing(account, regions, rule)
        : trust(
            account,
            IamConditionOperator.ARN_LIKE,
            List.of(account.withRegion("*").rule(PhysicalNames.DEFAULT_BUS, rule)));
  }

  private static String listing(Arns account, List<String> regions, String rule) {
    var rules =
        regions.stream()
            .map(region -> account.withRegion(region).rule(PhysicalNames.DEFAULT_BUS, rule))
            .toList();
    return trust(account, IamConditionOperator.ARN_EQUALS, rules);
  }

  private static String trust(Arns account, IamConditionOperator operator, List<String> rules) {
    return PolicyDocument.of(
        IamStatement.builder()
            .sid("AllowForwardingRules")
            .effect(IamEffect.ALLOW)
            .addPrincipal(IamPrincipal.create("Service", "events.amazonaws.com"))
            .addAction("sts:AssumeRole")
            .addCondition(
                IamConditionOperator.STRING_EQUALS, "aws:SourceAccount", account.account())
            .addConditions(operator, "aws:SourceArn", rules)
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
