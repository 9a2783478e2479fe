package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The management half as its shipped stack file declares it. */
@Timeout(60)
class ManagementStackTest {
  private static final String BUS =
      "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";
  private static final String FUNCTION =
      "arn:aws:lambda:ap-northeast-1:111111111111:function:ManagementTriggeredLambda";
  private static final String QUEUES = "arn:aws:sqs:ap-northeast-1:111111111111:event-relay-";

  private static DeclaredStack stack;

  @BeforeAll
  static void run() {
    stack = StackRun.shipped("mgmt").declares();
  }

  @Test
  void declaresTheseResourcesAndNoOthers() {
    assertThat(stack.all())
        .containsExactlyInAnyOrder(
            "Hub management",
            "aws management",
            "EventArchive management-archive event-relay",
            "EventBus management-bus development-events",
            "EventBusPolicy management-bus-policy",
            "EventRule management-rule TriggerLambdaOnDevEC2Launch",
            "EventTarget management-target LambdaTarget",
            "Function management-function ManagementTriggeredLambda",
            "FunctionEventInvokeConfig management-function-event-invoke-config",
            "LogGroup management-function-log-group /aws/lambda/ManagementTriggeredLambda",
            "MetricAlarm management-dead-letter-queue-not-empty-alarm"
                + " event-relay-receiving-dead-letters-not-empty",
            "MetricAlarm management-function-dead-letter-queue-not-empty-alarm"
                + " event-relay-function-dead-letters-not-empty",
            "MetricAlarm management-function-errors-alarm ManagementTriggeredLambda-errors",
            "MetricAlarm management-function-lost-alarm ManagementTriggeredLambda-lost",
            "MetricAlarm management-function-throttles-alarm ManagementTriggeredLambda-throttles",
            "MetricAlarm management-rule-failed-alarm TriggerLambdaOnDevEC2Launch-failed",
            "MetricAlarm management-rule-lost-alarm TriggerLambdaOnDevEC2Launch-lost",
            "Permission management-function-permission AllowExecutionFromEventBridge",
            "Queue management-dead-letter-queue event-relay-receiving-dead-letters",
            "Queue management-function-dead-letter-queue event-relay-function-dead-letters",
            "QueuePolicy management-dead-letter-queue-policy",
            "QueuePolicy management-function-dead-letter-queue-policy",
            "Role management-function-role management_lambda_exec_role",
            "RolePolicy management-function-role-policy write_own_log",
            "Topic management-alarm-topic event-relay-alarms",
            "TopicPolicy management-alarm-topic-policy");
  }

  @Test
  void putsEveryResourceUnderTheComponentAndItsProvider() {
    assertThat(stack.ofAws())
        .hasSize(24)
        .allSatisfy(
            resource -> {
              assertThat(resource.parent()).hasToString("Hub management");
              assertThat(resource.provider()).hasToString("aws management");
            });
    assertThat(stack.resource("Hub", "management").state().type())
        .isEqualTo("event-relay:index:Hub");
  }

  @Test
  void letsTheDevelopmentAccountsForwardingRolePutTheseEventsAndNoOthers() {
    var policy = stack.resource("EventBusPolicy", "management-bus-policy");
    assertThat(policy.input("eventBusName").textValue()).isEqualTo("development-events");
    assertThat(policy.inputComesFrom("eventBusName")).containsExactly("management-bus");
    assertThat(policy.document("policy"))
        .isEqualTo(
            json(
                """
                {"Version": "2012-10-17", "Statement": [{
                  "Sid": "AllowDevelopmentAccount", "Effect": "Allow",
                  "Principal": {"AWS": "arn:aws:iam::222222222222:root"},
                  "Action": "events:PutEvents", "Resource": "%s",
                  "Condition": {
                    "ArnLike": {
                      "aws:PrincipalArn": "arn:aws:iam::*:role/eventbridge-to-management-role"},
                    "ForAllValues:StringEquals": {
                      "events:source": "aws.ec2",
                      "events:detail-type": "EC2 Instance State-change Notification"},
                    "Null": {"events:source": "false", "events:detail-type": "false"}}}]}
                """
                    .formatted(BUS)));
  }

  @Test
  void matchesTheDevelopmentAccountsEventsOnTheBus() {
    var rule = stack.resource("EventRule", "management-rule");
    assertThat(rule.input("eventBusName").textValue()).isEqualTo("development-events");
    assertThat(rule.inputComesFrom("eventBusName")).containsExactly("management-bus");
    assertThat(rule.document("eventPattern"))
        .isEqualTo(
            json(
                """
                {"account": ["222222222222"], "source": ["aws.ec2"],
                 "detail-type": ["EC2 Instance State-change Notification"],
                 "detail": {"state": ["running", "stopped", "terminated"]}}
                """));
    assertThat(rule.input("state").textValue()).isEqualTo("ENABLED");
    assertThat(rule.inputKeys())
        .containsExactlyInAnyOrder("description", "eventBusName", "eventPattern", "name", "state");
  }

  @Test
  void sendsThemToTheFunctionOnceTheRuleMayInvokeIt() {
    var target = stack.resource("EventTarget", "management-target");
    assertThat(target.inputs())
        .isEqualTo(
            json(
                """
                {"arn": "%s", "eventBusName": "development-events",
                 "rule": "TriggerLambdaOnDevEC2Launch", "targetId": "LambdaTarget",
                 "retryPolicy": {"maximumEventAgeInSeconds": 86400, "maximumRetryAttempts": 185},
                 "deadLetterConfig": {"arn": "%s"}}
                """
                    .formatted(FUNCTION, QUEUES + "receiving-dead-letters")));
    assertThat(target.waitsFor())
        .contains(
            "management-function-permission",
            "management-dead-letter-queue-policy",
            "management-rule",
            "management-function");
    assertThat(stack.resource("Permission", "management-function-permission").state().inputs())
        .isEqualTo(
            json(
                """
                {"action": "lambda:InvokeFunction", "function": "ManagementTriggeredLambda",
                 "principal": "events.amazonaws.com", "sourceAccount": "111111111111",
                 "sourceArn": "arn:aws:events:ap-northeast-1:111111111111:rule/%s",
                 "statementId": "AllowExecutionFromEventBridge"}
                """
                    .formatted("development-events/TriggerLambdaOnDevEC2Launch")));
  }

  @Test
  void keepsTheFunctionsLogForAYear() {
    assertThat(stack.resource("LogGroup", "management-function-log-group").inputs())
        .isEqualTo(
            json(
                """
                {"name": "/aws/lambda/ManagementTriggeredLambda", "retentionInDays": 365}
                """));
  }

  @Test
  void exportsTextsAndTheQueuesByAccountAndRegion() {
    assertThat(StackExportsTest.others(stack))
        .isEqualTo(
            json(
                """
                {"eventBusArn": "%s", "eventBusName": "development-events",
                 "eventPattern": "{\\"source\\":[\\"aws.ec2\\"],\\"detail-type\\":\
                [\\"EC2 Instance State-change Notification\\"],\\"detail\\":\
                {\\"state\\":[\\"running\\",\\"stopped\\",\\"terminated\\"]}}",
                 "functionArn": "%s", "functionName": "ManagementTriggeredLambda",
                 "logGroupName": "/aws/lambda/ManagementTriggeredLambda",
                 "deadLetterQueueArns": {"management": {"ap-northeast-1": ["%s", "%s"]}},
                 "alarmTopicArn": "arn:aws:sns:ap-northeast-1:111111111111:event-relay-alarms"}
                """
                    .formatted(
                        BUS,
                        FUNCTION,
                        QUEUES + "receiving-dead-letters",
                        QUEUES + "function-dead-letters")));
  }

  @Test
  void givesTheComponentItsInputsAndOutputs() {
    var hub = stack.resource("Hub", "management");
    assertThat(hub.inputKeys()).containsExactlyInAnyOrder("bus", "eventPattern", "sources");
    assertThat(hub.input("sources")).isEqualTo(json("[\"222222222222\"]"));
    assertThat(hub.state().outputs())
        .isEqualTo(
            json("{\"eventBusArn\": \"%s\", \"functionArn\": \"%s\"}".formatted(BUS, FUNCTION)));
  }

  @Test
  void previewsWithWhatIsKnown() {
    var preview = StackRun.shipped("mgmt").previewed().declares();
    assertThat(preview.all()).containsExactlyInAnyOrderElementsOf(stack.all());
    assertThat(preview.providerNames()).isEqualTo(stack.providerNames());
    assertThat(preview.resource("EventRule", "management-rule").document("eventPattern"))
        .isEqualTo(stack.resource("EventRule", "management-rule").document("eventPattern"));
    assertThat(preview.exports().path("eventBusName").textValue()).isEqualTo("development-events");
    assertThat(preview.exports().path("eventPattern"))
        .isEqualTo(stack.exports().path("eventPattern"));
  }
}
