package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever single thing is wrong, the event does not arrive and the sentence names the thing. */
@Timeout(180)
class EditedWiringTest {
  private static final String S = "/Statement/0/";
  private static final String PIN = "/account";

  static Stream<Arguments> edits() {
    return Stream.of(
            // Bus and its policy.
            row("management-bus", "arn", arn("events", "event-bus/other"), "ManagementEventBus"),
            bus("Principal/AWS", "'arn:aws:iam::333333333333:root'"),
            bus("Principal", "{Service: 'events.amazonaws.com'}"),
            bus("Action", "'events:PutRule'"),
            bus("Resource", arn("events", "event-bus/other")),
            bus("Effect", "'Deny'"),
            bus("Condition/ForAllValues:StringEquals/events:source", "'aws.s3'"),
            bus("Condition/ForAllValues:StringEquals/events:detail-type", "'EC2 State'"),
            bus("Condition/Null/events:source", "'true'"),
            bus("Condition/ArnLike/aws:PrincipalArn", "'arn:aws:iam::*:role/other'"),
            row("management-bus-policy", "eventBusName", "'other'", "management-bus-policy"),
            row("management-bus-policy", "eventBusName", "'default'", "bus development-events"),
            // The role that forwards.
            trust("development-role", "Principal/Service", "'lambda.amazonaws.com'"),
            trust("development-role", "Action", "'sts:TagSession'"),
            trust("development-role", "Effect", "'Deny'"),
            trust("development-role", "Condition/StringEquals/aws:SourceAccount", "'333333333333'"),
            trust("development-role", "Condition/ArnEquals/aws:SourceArn", arn("events", "rule/x")),
            row("development-role", "name", "'other'", "allow_put_events_to_management"),
            row(
                "development-role",
                "arn",
                "'arn:aws:iam::222222222222:role/other'",
                "eventbridge-to-management-role"),
            policy("development-role-policy", "Action", "'events:PutTargets'", "AllowPutEvents"),
            policy("development-role-policy", "Effect", "'Deny'", "AllowPutEvents"),
            policy(
                "development-role-policy",
                "Resource",
                arn("events", "event-bus/other"),
                "AllowPutEvents"),
            row("development-role-policy", "role", "'other'", "allow_put_events_to_management"),
            // The rule that forwards, and its target.
            forward("state", "'DISABLED'"),
            forward("isEnabled", "false"),
            forward("eventPattern#/detail/state", "['Stopped']"),
            forward("eventPattern#/source", "['aws.EC2']"),
            forward("eventPattern#/detail-type", "['EC2 Instance State-Change Notification']"),
            forward("eventPattern#/account", "['333333333333']"),
            forward("eventPattern#/region", "['us-east-1']"),
            forward("eventBusName", "'other'"),
            row("development-ap-northeast-1-rule", "name", "'other'", "ManagementEventBus"),
            toBus("roleArn", "'arn:aws:iam::222222222222:role/other'"),
            toBus("roleArn", "null"),
            toBus("arn", arn("events", "event-bus/other")),
            toBus("arn", "'arn:aws:events:us-east-1:111111111111:event-bus/development-events'"),
            toBus("arn", arn("sqs", "development-events")),
            toBus("arn", "'development-events'"),
            toBus("rule", "'other'"),
            toBus("eventBusName", "'other'"),
            // The rule that receives, and its target.
            receive("state", "'DISABLED'"),
            receive("eventPattern#/detail/state", "['stoped']"),
            receive("eventPattern#/detail", "{State: ['stopped']}"),
            receive("eventPattern#" + PIN, "['333333333333']"),
            receive("eventBusName", "'default'"),
            receive("eventBusName", "'other'"),
            row("management-target", "arn", arn("lambda", "function:Other"), "LambdaTarget"),
            row("management-target", "rule", "'other'", "LambdaTarget"),
            row("management-target", "eventBusName", "'default'", "LambdaTarget"),
            // The function and who may invoke it.
            permission("sourceArn", arn("events", "rule/development-events/other")),
            permission("sourceAccount", "'333333333333'"),
            permission("principal", "'sns.amazonaws.com'"),
            permission("action", "'lambda:GetFunction'"),
            permission("function", "'Other'"),
            permission("qualifier", "'live'"),
            row("management-function", "name", "'Other'", "ManagementTriggeredLambda"),
            row("management-function", "handler", "'lambda_function.handler'", "ManagementTrigger"),
            row(
                "management-function",
                "code/assets",
                "{'other.py': {path: 'lambda/lambda_function.py'}}",
                "ManagementTriggeredLambda"),
            row(
                "management-function",
                "role",
                "'arn:aws:iam::111111111111:role/other'",
                "ManagementTriggeredLambda"),
            trust("management-function-role", "Principal/Service", "'ec2.amazonaws.com'"),
            trust("management-function-role", "Action", "'sts:TagSession'"),
            policy(
                "management-function-role-policy",
                "Action",
                "['logs:CreateLogStream']",
                "AllowWriteOwnLog"),
            policy(
                "management-function-role-policy",
                "Resource",
                arn("logs", "log-group:/aws/lambda/Other:*"),
                "AllowWriteOwnLog"),
            row("management-function-role-policy", "role", "'other'", "write_own_log"),
            row(
                "management-function-log-group",
                "name",
                "'/aws/lambda/Other'",
                "log group of function ManagementTriggeredLambda"))
        .flatMap(
            row ->
                Arrays.stream(Edit.Side.values())
                    .map(side -> Arguments.of(row.get()[0], side, row.get()[1])));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void stopsTheEventAndIsNamed(Edit edit, Edit.Side side, String name) {
    var journey =
        ShippedStacks.send(edit.in(ShippedStacks.ALL, side), ShippedStacks.event("ec2-stopped"));

    assertThat(journey.outcome()).isNotEqualTo(Outcome.DELIVERED);
    assertThat(journey.expected()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.asExpected()).isFalse();
    var last = journey.hops().get(journey.hops().size() - 1);
    assertThat(last.verdict().passes()).isFalse();
    assertThat(last.because()).contains(name);
  }

  private static Arguments row(String resource, String property, String value, String name) {
    return Arguments.of(new Edit(resource, property, value), name);
  }

  private static Arguments bus(String element, String value) {
    return policy("management-bus-policy", element, value, "AllowDevelopmentAccount");
  }

  private static Arguments trust(String role, String element, String value) {
    var sid = role.equals("development-role") ? "AllowForwardingRules" : "AllowLambda";
    return row(role, "assumeRolePolicy#" + S + element, value, sid);
  }

  private static Arguments policy(String resource, String element, String value, String name) {
    return row(resource, "policy#" + S + element, value, name);
  }

  private static Arguments forward(String property, String value) {
    return row("development-ap-northeast-1-rule", property, value, "ForwardEC2LaunchToManagement");
  }

  private static Arguments toBus(String property, String value) {
    return row("development-ap-northeast-1-target", property, value, "ManagementEventBus");
  }

  private static Arguments receive(String property, String value) {
    return row("management-rule", property, value, "TriggerLambdaOnDevEC2Launch");
  }

  private static Arguments permission(String property, String value) {
    return row("management-function-permission", property, value, "AllowExecutionFromEventBridge");
  }

  private static String arn(String service, String resource) {
    return "'arn:aws:%s:ap-northeast-1:111111111111:%s'".formatted(service, resource);
  }
}
