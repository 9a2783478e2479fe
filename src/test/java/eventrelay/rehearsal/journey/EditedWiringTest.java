package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.deployment.Deployment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever single thing is wrong, the event does not arrive, the sentence names the thing, and the
 * event ends in the one queue that is there for it, or is lost where none can be.
 */
@Timeout(180)
public class EditedWiringTest {
  private static final String S = "/Statement/0/";
  private static final String PIN = "/account";
  private static final String DENIED = "[NO_PERMISSIONS]";
  private static final String NOT_ASSUMED = "[FAILED_TO_ASSUME_ROLE]";

  /** One edit, where the event then ends, and what the reason says. */
  public static final List<Arguments> EDITS =
      List.of(
          // Bus and its policy.
          row(
              "management-bus",
              "arn",
              arn("events", "event-bus/other"),
              Ending.FORWARDING,
              "ManagementEventBus",
              "[NO_RESOURCE]"),
          bus("Principal/AWS", "'arn:aws:iam::333333333333:root'"),
          bus("Principal", "{Service: 'events.amazonaws.com'}"),
          bus("Action", "'events:PutRule'"),
          bus("Resource", arn("events", "event-bus/other")),
          bus("Effect", "'Deny'"),
          bus("Condition/ForAllValues:StringEquals/events:source", "'aws.s3'"),
          bus("Condition/ForAllValues:StringEquals/events:detail-type", "'EC2 State'"),
          bus("Condition/Null/events:source", "'true'"),
          bus("Condition/ArnLike/aws:PrincipalArn", "'arn:aws:iam::*:role/other'"),
          row(
              "management-bus-policy",
              "eventBusName",
              "'other'",
              Ending.FORWARDING,
              "management-bus-policy",
              DENIED),
          row(
              "management-bus-policy",
              "eventBusName",
              "'default'",
              Ending.FORWARDING,
              "bus development-events",
              DENIED),
          // The role that forwards.
          trust("development-role", "Principal/Service", "'lambda.amazonaws.com'"),
          trust("development-role", "Action", "'sts:TagSession'"),
          trust("development-role", "Effect", "'Deny'"),
          trust("development-role", "Condition/StringEquals/aws:SourceAccount", "'333333333333'"),
          trust("development-role", "Condition/ArnEquals/aws:SourceArn", arn("events", "rule/x")),
          row(
              "development-role",
              "name",
              "'other'",
              Ending.FORWARDING,
              "allow_put_events_to_management",
              DENIED),
          row(
              "development-role",
              "arn",
              "'arn:aws:iam::222222222222:role/other'",
              Ending.FORWARDING,
              "eventbridge-to-management-role",
              NOT_ASSUMED),
          policy(
              "development-role-policy",
              "Action",
              "'events:PutTargets'",
              Ending.FORWARDING,
              "AllowPutEvents",
              DENIED),
          policy(
              "development-role-policy",
              "Effect",
              "'Deny'",
              Ending.FORWARDING,
              "AllowPutEvents",
              DENIED),
          policy(
              "development-role-policy",
              "Resource",
              arn("events", "event-bus/other"),
              Ending.FORWARDING,
              "AllowPutEvents",
              DENIED),
          row(
              "development-role-policy",
              "role",
              "'other'",
              Ending.FORWARDING,
              "allow_put_events_to_management",
              DENIED),
          // The rule that forwards, and its target.
          forward("state", "'DISABLED'", Ending.LOST, "disabled"),
          forward("isEnabled", "false", Ending.LOST, "disabled"),
          forward("eventPattern#/detail/state", "['Stopped']", Ending.FILTERED),
          forward("eventPattern#/source", "['aws.EC2']", Ending.FILTERED),
          forward(
              "eventPattern#/detail-type",
              "['EC2 Instance State-Change Notification']",
              Ending.FILTERED),
          forward("eventPattern#/account", "['333333333333']", Ending.FILTERED),
          forward("eventPattern#/region", "['us-east-1']", Ending.FILTERED),
          forward("eventBusName", "'other'", Ending.FILTERED),
          row(
              "development-ap-northeast-1-rule",
              "name",
              "'other'",
              Ending.LOST,
              "ManagementEventBus"),
          toBus(
              "roleArn", "'arn:aws:iam::222222222222:role/other'", Ending.FORWARDING, NOT_ASSUMED),
          toBus("roleArn", "null", Ending.FORWARDING, DENIED),
          toBus("arn", arn("events", "event-bus/other"), Ending.FORWARDING, "[NO_RESOURCE]"),
          toBus(
              "arn",
              "'arn:aws:events:us-east-1:111111111111:event-bus/development-events'",
              Ending.FORWARDING,
              "[NO_RESOURCE]"),
          toBus(
              "arn",
              "'arn:aws:events:ap-northeast-1:333333333333:event-bus/development-events'",
              Ending.UNPROVEN,
              "no stack here is of account 333333333333"),
          toBus("arn", arn("sqs", "development-events"), Ending.UNPROVEN, "is not followed"),
          toBus("arn", "'development-events'", Ending.UNPROVEN, "is not followed"),
          toBus("rule", "'other'", Ending.LOST),
          toBus("eventBusName", "'other'", Ending.LOST),
          // The rule that receives, and its target.
          receive("state", "'DISABLED'", Ending.LOST, "disabled"),
          receive("eventPattern#/detail/state", "['stoped']", Ending.FILTERED),
          receive("eventPattern#/detail", "{State: ['stopped']}", Ending.FILTERED),
          receive("eventPattern#" + PIN, "['333333333333']", Ending.FILTERED),
          receive("eventBusName", "'default'", Ending.FILTERED),
          receive("eventBusName", "'other'", Ending.FILTERED),
          row(
              "management-target",
              "arn",
              arn("lambda", "function:Other"),
              Ending.RECEIVING,
              "LambdaTarget",
              "[NO_RESOURCE]"),
          row("management-target", "rule", "'other'", Ending.LOST, "LambdaTarget"),
          row("management-target", "eventBusName", "'default'", Ending.LOST, "LambdaTarget"),
          // The function and who may invoke it.
          permission("sourceArn", arn("events", "rule/development-events/other")),
          permission("sourceAccount", "'333333333333'"),
          permission("principal", "'sns.amazonaws.com'"),
          permission("action", "'lambda:GetFunction'"),
          permission("function", "'Other'"),
          permission("qualifier", "'live'"),
          row(
              "management-function",
              "name",
              "'Other'",
              Ending.RECEIVING,
              "ManagementTriggeredLambda",
              "[NO_RESOURCE]"),
          row(
              "management-function",
              "handler",
              "'lambda_function.handler'",
              Ending.FUNCTION,
              "ManagementTriggeredLambda failed at attempt 3 of 3"),
          row(
              "management-function",
              "code/assets",
              "{'other.py': {path: 'lambda/lambda_function.py'}}",
              Ending.FUNCTION,
              "ManagementTriggeredLambda failed at attempt 3 of 3"),
          row(
              "management-function",
              "role",
              "'arn:aws:iam::111111111111:role/other'",
              Ending.LOST,
              "ManagementTriggeredLambda",
              "no queue can hold"),
          trust("management-function-role", "Principal/Service", "'ec2.amazonaws.com'"),
          trust("management-function-role", "Action", "'sts:TagSession'"),
          policy(
              "management-function-role-policy",
              "Action",
              "['logs:CreateLogStream']",
              Ending.LOST,
              "AllowWriteOwnLog"),
          policy(
              "management-function-role-policy",
              "Resource",
              arn("logs", "log-group:/aws/lambda/Other:*"),
              Ending.LOST,
              "AllowWriteOwnLog"),
          row("management-function-role-policy", "role", "'other'", Ending.LOST, "write_own_log"),
          row(
              "management-function-log-group",
              "name",
              "'/aws/lambda/Other'",
              Ending.LOST,
              "log group of function ManagementTriggeredLambda"));

  static Stream<Arguments> edits() {
    return EDITS.stream()
        .flatMap(
            row ->
                Arrays.stream(Edit.Side.values())
                    .map(side -> Arguments.of(row.get()[0], side, row.get()[1], row.get()[2])));
  }

  @Test
  void withoutAnEditTheEventArrives() {
    var journey = ShippedStacks.send(ShippedStacks.ALL, ShippedStacks.event("ec2-stopped"));

    assertThat(journey.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.hops()).allMatch(hop -> hop.verdict().passes());
  }

  @ParameterizedTest
  @MethodSource("edits")
  void stopsTheEventAndIsNamed(Edit edit, Edit.Side side, Ending ending, List<String> words) {
    var event = ShippedStacks.event("ec2-stopped");

    var edited = edit.in(ShippedStacks.ALL, side);
    // What only the program says counts once the next update has made it so.
    var stacks =
        side == Edit.Side.INPUTS ? edited.stream().map(Deployment::asDeclared).toList() : edited;

    var journey = ShippedStacks.send(stacks, event);

    assertThat(journey.expected()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.asExpected()).isFalse();
    assertThat(ending.of(journey).because()).contains(words);
  }

  private static Arguments row(
      String resource, String property, String value, Ending ending, String... words) {
    return Arguments.of(new Edit(resource, property, value), ending, List.of(words));
  }

  private static Arguments bus(String element, String value) {
    return policy(
        "management-bus-policy",
        element,
        value,
        Ending.FORWARDING,
        "AllowDevelopmentAccount",
        DENIED);
  }

  private static Arguments trust(String role, String element, String value) {
    return role.equals("development-role")
        ? row(
            role,
            "assumeRolePolicy#" + S + element,
            value,
            Ending.FORWARDING,
            "AllowForwardingRules",
            NOT_ASSUMED)
        : row(
            role,
            "assumeRolePolicy#" + S + element,
            value,
            Ending.LOST,
            "AllowLambda",
            "no queue can hold");
  }

  private static Arguments policy(
      String resource, String element, String value, Ending ending, String... words) {
    return row(resource, "policy#" + S + element, value, ending, words);
  }

  private static Arguments forward(String property, String value, Ending ending, String... words) {
    return row(
        "development-ap-northeast-1-rule",
        property,
        value,
        ending,
        with("ForwardEC2LaunchToManagement", words));
  }

  private static Arguments toBus(String property, String value, Ending ending, String... words) {
    return row(
        "development-ap-northeast-1-target",
        property,
        value,
        ending,
        with("ManagementEventBus", words));
  }

  private static Arguments receive(String property, String value, Ending ending, String... words) {
    return row(
        "management-rule", property, value, ending, with("TriggerLambdaOnDevEC2Launch", words));
  }

  private static Arguments permission(String property, String value) {
    return row(
        "management-function-permission",
        property,
        value,
        Ending.RECEIVING,
        "AllowExecutionFromEventBridge",
        DENIED);
  }

  private static String[] with(String name, String... words) {
    return Stream.concat(Stream.of(name), Stream.of(words)).toArray(String[]::new);
  }

  private static String arn(String service, String resource) {
    return "'arn:aws:%s:ap-northeast-1:111111111111:%s'".formatted(service, resource);
  }
}
