package eventrelay.policy;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.Arns;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The policies of the two roles. */
class RolePoliciesTest {
  private static final Arns ACCOUNT = Arns.of("ap-northeast-1", "222222222222");

  @Test
  void letOneForwardingRuleAssumeTheRole() {
    assertThat(json(ForwardingRolePolicy.trust(ACCOUNT, List.of("us-east-1"), "r")))
        .isEqualTo(json(trust("\"arn:aws:events:us-east-1:222222222222:rule/r\"")));
  }

  @Test
  void letSeveralForwardingRulesAssumeTheRole() {
    assertThat(json(ForwardingRolePolicy.trust(ACCOUNT, List.of("us-west-2", "us-east-1"), "r")))
        .isEqualTo(
            json(
                trust(
                    "[\"arn:aws:events:us-west-2:222222222222:rule/r\","
                        + " \"arn:aws:events:us-east-1:222222222222:rule/r\"]")));
  }

  @Test
  void letTheRuleInAnyRegionAssumeTheRoleOnceATrustPolicyHoldsNoMore() {
    var name = "ForwardEC2LaunchToManagement";
    var listed = ForwardingRolePolicy.trust(ACCOUNT, regions(22), name);
    assertThat(listed.length())
        .isBetween(
            ForwardingRolePolicy.MAX_TRUST_LENGTH - 100, ForwardingRolePolicy.MAX_TRUST_LENGTH);
    assertThat(listed).doesNotContain("*");

    var any = ForwardingRolePolicy.trust(ACCOUNT, regions(23), name);
    assertThat(json(any))
        .isEqualTo(
            json(
                trust("\"arn:aws:events:*:222222222222:rule/%s\"".formatted(name))
                    .replace("ArnEquals", "ArnLike")));
  }

  @Test
  void chooseTheSameFormHoweverTheAccountIsWritten() {
    var symbolic = ACCOUNT.withAccount("${AWS::AccountId}");
    assertThat(ForwardingRolePolicy.trust(symbolic, regions(22), "ForwardEC2LaunchToManagement"))
        .contains("ArnEquals");
  }

  private static List<String> regions(int count) {
    return IntStream.range(0, count).mapToObj(i -> "ap-northeast-" + (i + 1)).toList();
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
