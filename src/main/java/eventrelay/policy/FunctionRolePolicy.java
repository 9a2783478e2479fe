package eventrelay.policy;

import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;

/**
 * The function's execution role (Lambda Developer Guide, "Defining Lambda function permissions with
 * an execution role").
 */
public final class FunctionRolePolicy {
  private FunctionRolePolicy() {}

  /** Lambda may assume the role. */
  public static String trust() {
    return IamPolicy.builder()
        .addStatement(
            statement ->
                statement
                    .sid("AllowLambda")
                    .effect(IamEffect.ALLOW)
                    .addPrincipal(IamPrincipal.create("Service", "lambda.amazonaws.com"))
                    .addAction("sts:AssumeRole"))
        .build()
        .toJson();
  }

  /**
   * The role may write to the streams of this one log group; the group itself is the program's.
   *
   * @param logGroup the log group's ARN, without a trailing {@code :*}
   */
  public static String permissions(String logGroup) {
    return IamPolicy.builder()
        .addStatement(
            statement ->
                statement
                    .sid("AllowWriteOwnLog")
                    .effect(IamEffect.ALLOW)
                    .addAction("logs:CreateLogStream")
                    .addAction("logs:PutLogEvents")
                    .addResource(logGroup + ":*"))
        .build()
        .toJson();
  }
}
