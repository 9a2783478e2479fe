package eventrelay.policy;

import eventrelay.names.Arn;
import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import java.util.List;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/**
 * Who may put which events onto the receiving bus (EventBridge User Guide, "Permissions for Amazon
 * EventBridge event buses").
 */
public final class BusPolicy {
  /** AWS's quota for one bus policy, in characters. */
  public static final int MAX_LENGTH = 10_240;

  private BusPolicy() {}

  /**
   * One statement for all source accounts: their forwarding roles, and what the pattern names. With
   * accounts and an organization, a caller has to be of both.
   *
   * @param bus the receiving bus's ARN
   * @param trust the principals to admit
   * @param pattern the events to let in
   */
  public static String document(String bus, Trust trust, EventPattern pattern) {
    var arns = Arn.parse(bus).arns();
    var statement =
        IamStatement.builder()
            .sid(PhysicalNames.BUS_POLICY_SID)
            .effect(IamEffect.ALLOW)
            .addAction("events:PutEvents")
            .addResource(bus)
            // The other elements name the accounts, so one pattern pins the role in each of them.
            .addCondition(
                IamConditionOperator.ARN_LIKE,
                "aws:PrincipalArn",
                arns.withAccount("*").role(trust.role()));
    if (trust.accounts().isEmpty()) {
      statement.addPrincipal(IamPrincipal.ALL);
    } else {
      statement.addPrincipals(
          IamPrincipalType.AWS,
          trust.accounts().stream().map(arns::withAccount).map(Arns::root).toList());
    }
    trust
        .organization()
        .ifPresent(
            id ->
                statement.addCondition(
                    IamConditionOperator.STRING_EQUALS, "aws:PrincipalOrgID", id));
    pin(statement, "events:source", pattern.literals("source"));
    pin(statement, "events:detail-type", pattern.literals("detail-type"));
    return PolicyDocument.of(statement.build());
  }

  private static void pin(IamStatement.Builder statement, String key, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    // ForAllValues holds for a request without the key too, hence the Null.
    statement.addConditions(IamConditionOperator.create("ForAllValues:StringEquals"), key, values);
    statement.addCondition(IamConditionOperator.NULL, key, "false");
  }
}
