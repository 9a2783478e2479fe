package eventrelay.policy;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The policies of dead-letter queues and of topics. */
class QueueAndTopicPoliciesTest {
  @Test
  void letOneRuleSendToTheQueueAndNobodyElse() {
    assertThat(json(DeadLetterQueuePolicy.forRule("arn:q", "arn:rule")))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "AllowRule", "Effect": "Allow",
                   "Principal": {"Service": "events.amazonaws.com"},
                   "Action": "sqs:SendMessage", "Resource": "arn:q",
                   "Condition": {"ArnEquals": {"aws:SourceArn": "arn:rule"}}},
                  {"Sid": "DenyOthers", "Effect": "Deny", "Principal": "*",
                   "Action": "sqs:SendMessage", "Resource": "arn:q",
                   "Condition": {"ArnNotEquals": {"aws:SourceArn": "arn:rule"}}},
                  {"Sid": "DenyWithoutTls", "Effect": "Deny", "Principal": "*",
                   "Action": "sqs:*", "Resource": "arn:q",
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
                """));
  }

  @Test
  void letOneRoleSendToTheQueueAndNobodyElse() {
    assertThat(json(DeadLetterQueuePolicy.forRole("arn:q", "arn:role")))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "AllowRole", "Effect": "Allow", "Principal": {"AWS": "arn:role"},
                   "Action": "sqs:SendMessage", "Resource": "arn:q"},
                  {"Sid": "DenyOthers", "Effect": "Deny", "Principal": "*",
                   "Action": "sqs:SendMessage", "Resource": "arn:q",
                   "Condition": {"ArnNotEquals": {"aws:PrincipalArn": "arn:role"}}},
                  {"Sid": "DenyWithoutTls", "Effect": "Deny", "Principal": "*",
                   "Action": "sqs:*", "Resource": "arn:q",
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
                """));
  }

  @Test
  void letTheAccountsAlarmsPublish() {
    assertThat(json(TopicPolicy.forAlarms("arn:t", "222222222222")))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "AllowAlarms", "Effect": "Allow",
                   "Principal": {"Service": "cloudwatch.amazonaws.com"},
                   "Action": "sns:Publish", "Resource": "arn:t",
                   "Condition": {"StringEquals": {"aws:SourceAccount": "222222222222"}}},
                  {"Sid": "DenyWithoutTls", "Effect": "Deny", "Principal": "*",
                   "Action": "sns:Publish", "Resource": "arn:t",
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
                """));
  }

  @Test
  void letTheFunctionsRolePublish() {
    assertThat(json(TopicPolicy.forRole("arn:t", "arn:role")))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "AllowRole", "Effect": "Allow", "Principal": {"AWS": "arn:role"},
                   "Action": "sns:Publish", "Resource": "arn:t"},
                  {"Sid": "DenyWithoutTls", "Effect": "Deny", "Principal": "*",
                   "Action": "sns:Publish", "Resource": "arn:t",
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
                """));
  }
}
