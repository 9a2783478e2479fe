package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The function that the management half declares, with its role and its log. */
@Timeout(60)
class NotifierFunctionTest {
  private static DeclaredStack stack;

  @BeforeAll
  static void run() {
    stack = StackRun.shipped("mgmt").declares();
  }

  @Test
  void runsTheHandlerOfTheOneFile() {
    var function = stack.resource("Function", "management-function");
    assertThat(function.input("handler").textValue()).isEqualTo("lambda_function.lambda_handler");
    assertThat(function.input("runtime").textValue()).isEqualTo("python3.13");
    assertThat(function.input("architectures")).isEqualTo(json("[\"arm64\"]"));
    assertThat(function.input("timeout").intValue()).isEqualTo(10);
    assertThat(function.input("tracingConfig")).isEqualTo(json("{\"mode\": \"Active\"}"));
    assertThat(function.input("role").textValue())
        .isEqualTo("arn:aws:iam::111111111111:role/management_lambda_exec_role");
    var files = function.input("code").path("assets");
    assertThat(files.properties()).hasSize(1);
    assertThat(Path.of(files.path("lambda_function.py").path("path").textValue()))
        .isEqualTo(Path.of("lambda", "lambda_function.py"))
        .isRegularFile();
  }

  @Test
  void waitsForItsLogItsQueueAndTheRightToWriteThere() {
    assertThat(stack.resource("Function", "management-function").waitsFor())
        .containsExactlyInAnyOrder(
            "management-function-log-group",
            "management-function-role",
            "management-function-role-policy",
            "management-function-dead-letter-queue",
            "management-function-dead-letter-queue-policy");
  }

  @Test
  void keepsItsLogForAYear() {
    assertThat(
            stack
                .resource("LogGroup", "management-function-log-group")
                .input("retentionInDays")
                .intValue())
        .isEqualTo(365);
  }

  @Test
  void isRunByLambdaAlone() {
    assertThat(stack.resource("Role", "management-function-role").document("assumeRolePolicy"))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [{
                  "Sid": "AllowLambda", "Effect": "Allow",
                  "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
                """));
  }

  @Test
  void mayLogTraceAndSendWhatFailedAndNothingElse() {
    var policy = stack.resource("RolePolicy", "management-function-role-policy");
    assertThat(policy.input("role").textValue()).isEqualTo("management_lambda_exec_role");
    assertThat(policy.document("policy"))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "AllowWriteOwnLog", "Effect": "Allow",
                   "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                   "Resource": "arn:aws:logs:ap-northeast-1:111111111111:log-group:%s:*"},
                  {"Sid": "AllowDeadLetters", "Effect": "Allow", "Action": "sqs:SendMessage",
                   "Resource": "arn:aws:sqs:ap-northeast-1:111111111111:%s"},
                  {"Sid": "AllowTraces", "Effect": "Allow", "Resource": "*",
                   "Action": ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]}]}
                """
                    .formatted(
                        "/aws/lambda/ManagementTriggeredLambda",
                        "event-relay-function-dead-letters")));
  }
}
