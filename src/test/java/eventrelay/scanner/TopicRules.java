package eventrelay.scanner;

import static eventrelay.scanner.Breach.allowing;
import static eventrelay.scanner.Breach.rewriting;
import static eventrelay.scanner.ScannerRule.excused;
import static eventrelay.scanner.ScannerRule.held;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.DeclaredResource;
import eventrelay.scanner.ScannerRule.Held;
import java.util.List;

/** What scanners ask of topics. */
final class TopicRules {
  private TopicRules() {}

  static List<ScannerRule> all() {
    return List.of(
        held(
            "CKV_AWS_169 SNS.4",
            "A topic's policy lets in no principal by a wildcard.",
            new Held(
                "TopicPolicy",
                policy -> statements(policy).allowedPrincipals().noneMatch(of -> of.contains("*")),
                allowing(
                    "policy",
                    "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sns:Publish\"}"),
                "QueueAndTopicPoliciesTest.letTheAccountsAlarmsPublish")),
        held(
            "CKV_AWS_385",
            "A topic's policy lets in no other account.",
            new Held(
                "TopicPolicy",
                policy -> statements(policy).allowing().allMatch(s -> isOfAccount(policy, s)),
                rewriting("policy", "[0-9]{12}(:role|\"\\}\\})", "999999999999$1"),
                "AlarmsTest.goToATopicThatCloudWatchCanPublishTo")),
        held(
            "AwsSolutions-SNS3",
            "A topic is published to over TLS only.",
            new Held(
                "TopicPolicy",
                policy -> statements(policy).refusesPlainRequests(),
                rewriting("policy", "\"Deny\"", "\"Allow\""),
                "NotificationsTest.goToAnEncryptedTopicThatTheRoleAloneMayPublishTo")),
        excused(
            "CKV_AWS_26 AwsSolutions-SNS2 SNS.1 AWS-0095",
            "A topic is encrypted.",
            "The topic that gets events is, with AWS's key"
                + " (`NotificationsTest.goToAnEncryptedTopicThatTheRoleAloneMayPublishTo`)."
                + " The alarm topics are not: AWS's key cannot be granted to CloudWatch, whose"
                + " alarms would go nowhere, and they hold names of resources alone."),
        excused(
            "AWS-0136",
            "A topic is encrypted with a customer managed key.",
            "A customer managed key in each account and Region costs money each month and adds a way"
                + " for alarms to go nowhere; what the topics carry ends up in e-mails."));
  }

  private static Statements statements(DeclaredResource policy) {
    return new Statements(policy.document("policy"));
  }

  /** A role of the topic's account, or a service on behalf of it. */
  private static boolean isOfAccount(DeclaredResource policy, JsonNode statement) {
    var account = policy.input("arn").asText().split(":")[4];
    return Statements.principals(statement).stream()
        .allMatch(
            principal ->
                principal.endsWith(".amazonaws.com")
                    ? statement
                        .at("/Condition/StringEquals/aws:SourceAccount")
                        .asText()
                        .equals(account)
                    : principal.startsWith("arn:aws:iam::" + account + ":role/"));
  }
}
