package eventrelay.policy;

import java.util.ArrayList;
import java.util.Optional;
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
   * The role may write to the streams of this one log group, send what failed to this one queue,
   * publish to this one topic, and write traces.
   *
   * @param logGroup the log group's ARN, without a trailing {@code :*}
   * @param deadLetterQueue the ARN of the function's dead-letter queue
   * @param topic the ARN of the topic that the function publishes to, if it does
   */
  public static String permissions(
      String logGroup, String deadLetterQueue, Optional<String> topic) {
    var statements = new ArrayList<IamStatement>();
    statements.add(
        allow("AllowWriteOwnLog", logGroup + ":*", "logs:CreateLogStream", "logs:PutLogEvents"));
    statements.add(allow("AllowDeadLetters", deadLetterQueue, "sqs:SendMessage"));
    topic.ifPresent(arn -> statements.add(allow("AllowNotify", arn, "sns:Publish")));
    // X-Ray knows no resources to narrow this to (Service Authorization Reference, "AWS X-Ray").
    statements.add(allow("AllowTraces", "*", "xray:PutTraceSegments", "xray:PutTelemetryRecords"));
    return PolicyDocument.of(statements);
  }

  private static IamStatement allow(String sid, String resource, String... actions) {
    var statement = IamStatement.builder().sid(sid).effect(IamEffect.ALLOW).addResource(resource);
    for (var action : actions) {
      statement.addAction(action);
    }
    return statement.build();
  }
}
