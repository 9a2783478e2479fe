package eventrelay.policy;

import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/**
 * The function's execution role (Lambda Developer Guide, "Defining Lambda function permissions with
 * an execution role").
 */
public final class FunctionRolePolicy {
  private FunctionRolePolicy() {}

  /** Lambda may assume the role. */
  public static String trust() {
    return PolicyDocument.of(
        IamStatement.builder()
            .sid("AllowLambda")
            .effect(IamEffect.ALLOW)
            .addPrincipal(IamPrincipal.create("Service", "lambda.amazonaws.com"))
            .addAction("sts:AssumeRole")
            .build());
  }

  /**
   * The role may write to the streams of this one log group; the group itself is the program's.
   *
   * @param logGroup the log group's ARN, without a trailing {@code :*}
   */
  public static String permissions(String logGroup) {
    return PolicyDocument.of(
        IamStatement.builder()
            .sid("AllowWriteOwnLog")
            .effect(IamEffect.ALLOW)
            .addAction("logs:CreateLogStream")
            .addAction("logs:PutLogEvents")
            .addResource(logGroup + ":*")
            .build());
  }
}
