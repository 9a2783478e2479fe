package eventrelay.policy;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policies of the two roles. */
class RolePoliciesTest {
  @Test
  void letOneForwardingRuleAssumeTheRole() {
    assertThat(json(ForwardingRolePolicy.trust("222222222222", List.of("arn:rule-a"))))
        .isEqualTo(json(trust("\"arn:rule-a\"")));
  }

  @Test
  void letSeveralForwardingRulesAssumeTheRole() {
    assertThat(json(ForwardingRolePolicy.trust("222222222222", List.of("arn:b", "arn:a"))))
        .isEqualTo(json(trust("[\"arn:b\", \"arn:a\"]")));
  }

  private static String trust(String rules) {
    return """
        {"Version": "2012-10-17", "Statement": [{
          "Sid": "AllowForwardingRules", "Effect": "Allow",
          "Principal": {"Service": "events.amazonaws.com"}, "Action": "sts:AssumeRole",
          "Condition": {
            "StringEquals": {"aws:SourceAccount": "222222222222"},
            "ArnEquals": {"aws:SourceArn": %s}}}]}
        """
        .formatted(rules);
  }

  @Test
  void letTheForwardingRolePutEventsOntoOneBus() {
    assertThat(json(ForwardingRolePolicy.permissions("arn:bus")))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [{
                  "Sid": "AllowPutEvents", "Effect": "Allow",
                  "Action": "events:PutEvents", "Resource": "arn:bus"}]}
                """));
  }

  @Test
  void letLambdaAssumeTheFunctionsRole() {
    assertThat(json(FunctionRolePolicy.trust()))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [{
                  "Sid": "AllowLambda", "Effect": "Allow",
                  "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
                """));
  }

  @Test
  void letTheFunctionLogTraceAndSendWhatFailed() {
    assertThat(json(FunctionRolePolicy.permissions("arn:log", "arn:queue", Optional.empty())))
        .isEqualTo(json(functionPermissions("")));
  }

  @Test
  void letTheFunctionPublishToTheOneTopic() {
    var notify =
        """
        {"Sid": "AllowNotify", "Effect": "Allow",
         "Action": "sns:Publish", "Resource": "arn:topic"},
        """;
    assertThat(
            json(FunctionRolePolicy.permissions("arn:log", "arn:queue", Optional.of("arn:topic"))))
        .isEqualTo(json(functionPermissions(notify)));
  }

  private static String functionPermissions(String notify) {
    return """
        {"Version": "2012-10-17", "Statement": [
          {"Sid": "AllowWriteOwnLog", "Effect": "Allow",
           "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "arn:log:*"},
          {"Sid": "AllowDeadLetters", "Effect": "Allow",
           "Action": "sqs:SendMessage", "Resource": "arn:queue"},
          %s
          {"Sid": "AllowTraces", "Effect": "Allow",
           "Action": ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "Resource": "*"}]}
        """
        .formatted(notify);
  }

  @Test
  void standOnOneLine() {
    assertThat(FunctionRolePolicy.trust()).doesNotContain("\n").doesNotContain(": ");
  }
}
