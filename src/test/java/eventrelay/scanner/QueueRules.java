package eventrelay.scanner;

import static eventrelay.scanner.Breach.allowing;
import static eventrelay.scanner.Breach.rewriting;
import static eventrelay.scanner.Breach.with;
import static eventrelay.scanner.Breach.without;
import static eventrelay.scanner.ScannerRule.excused;
import static eventrelay.scanner.ScannerRule.excusedIn;
import static eventrelay.scanner.ScannerRule.held;

import eventrelay.DeclaredResource;
import eventrelay.scanner.ScannerRule.Held;
import java.util.List;
import java.util.stream.Stream;

/** What scanners ask of queues. */
final class QueueRules {
  private static final String POLICIES =
      "QueueAndTopicPoliciesTest.letOneRuleSendToTheQueueAndNobodyElse";

  private QueueRules() {}

  static List<ScannerRule> all() {
    return List.of(
        held(
            "CKV_AWS_27 AwsSolutions-SQS2 SQS.1 AWS-0096 sqs_queues_server_side_encryption_enabled",
            "A queue is encrypted.",
            new Held(
                "Queue",
                queue -> queue.input("sqsManagedSseEnabled").asBoolean(false),
                without("sqsManagedSseEnabled"),
                "DeadLetterQueueTest.keepsMessagesFor14DaysEncrypted")),
        held(
            "CKV_AWS_72 AWS-0097",
            "A queue's policy does not allow every action.",
            new Held(
                "QueuePolicy",
                policy ->
                    statements(policy).allowedActions().noneMatch(action -> action.contains("*")),
                rewriting("policy", "sqs:SendMessage", "sqs:*"),
                POLICIES)),
        held(
            "CKV_AWS_168 CKV_AWS_387 SQS.3",
            "A queue's policy lets in no principal by a wildcard.",
            new Held(
                "QueuePolicy",
                policy -> statements(policy).allowedPrincipals().noneMatch(of -> of.contains("*")),
                allowing(
                    "policy",
                    "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:SendMessage\"}"),
                POLICIES)),
        held(
            "AwsSolutions-SQS3",
            "A queue has a dead-letter queue or is one.",
            new Held(
                "Queue",
                QueueRules::isDeadLetterQueue,
                with("name", "\"a-queue-that-nothing-uses\""),
                "ForwarderTest.keepsWhatItCannotForwardInAQueueForTheRuleOfTheRegion")),
        held(
            "AwsSolutions-SQS4",
            "A queue is reached over TLS only.",
            new Held(
                "QueuePolicy",
                policy -> statements(policy).refusesPlainRequests(),
                rewriting("policy", "aws:SecureTransport", "aws:ViaAWSService"),
                "DeadLetterQueueTest.letsInTheOneRule")),
        excusedIn(
            "the rollout's template",
            "CKV_AWS_27",
            "A queue is encrypted.",
            "The template's queue is encrypted with SQS's own key (`SqsManagedSseEnabled`), as is"
                + " every queue that Pulumi declares. For CloudFormation, checkov looks at"
                + " `KmsMasterKeyId` alone. A KMS key would need a grant in each account and Region;"
                + " without it, what failed is lost."),
        excused(
            "CKV2_AWS_73 AWS-0135",
            "A queue is encrypted with a customer managed key.",
            "SQS's own key needs no grant. A customer managed key does, in each account and Region, for"
                + " EventBridge and for the function's role; without it what failed is lost, and"
                + " the alarm on messages in the queue stays quiet."));
  }

  private static Statements statements(DeclaredResource policy) {
    return new Statements(policy.document("policy"));
  }

  private static boolean isDeadLetterQueue(DeclaredResource queue) {
    var targets =
        queue.stack().ofType("EventTarget").stream()
            .map(target -> target.input("deadLetterConfig").path("arn"));
    var functions =
        queue.stack().ofType("Function").stream()
            .map(function -> function.input("deadLetterConfig").path("targetArn"));
    var name = ":" + queue.input("name").asText();
    return Stream.concat(targets, functions).anyMatch(arn -> arn.asText().endsWith(name));
  }
}
