package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.CloudWatchTypes;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.SnsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class ShippedWiringTest {
  @ParameterizedTest
  @CsvSource({
    "ec2-running, DELIVERED",
    "ec2-stopped, DELIVERED",
    "ec2-terminated, DELIVERED",
    "ec2-pending, FILTERED",
    "ec2-stopping, FILTERED",
    "ec2-shutting-down, FILTERED",
    "ec2-spot-interruption, FILTERED",
    "ebs-snapshot, FILTERED",
    "lookalike-from-an-application, FILTERED",
    "s3-object-created, FILTERED",
  })
  void carriesWhatItPromisesAndNothingElse(String sample, Outcome outcome) {
    var journey = ShippedStacks.send(ShippedStacks.ALL, ShippedStacks.event(sample));

    assertThat(journey.outcome()).isEqualTo(outcome);
    assertThat(journey.expected()).isEqualTo(outcome);
    assertThat(journey.function().isPresent()).isEqualTo(outcome == Outcome.DELIVERED);
  }

  @Test
  void eachHopOfADeliverySaysWhereItIsAndWhy() {
    var journey = ShippedStacks.send(ShippedStacks.ALL, ShippedStacks.event("ec2-stopped"));

    assertThat(journey.event().json()).isEqualTo(ShippedStacks.event("ec2-stopped"));
    assertThat(journey.hops())
        .extracting(hop -> hop.place().account().charAt(0) + " " + hop.verdict() + " " + hop.at())
        .containsExactly(
            "2 MATCHED arn:aws:events:ap-northeast-1:222222222222:rule/ForwardEC2LaunchToManagement",
            "2 ALLOWED arn:aws:iam::222222222222:role/eventbridge-to-management-role",
            "1 ALLOWED arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events",
            "1 MATCHED arn:aws:events:ap-northeast-1:111111111111:rule/development-events/"
                + "TriggerLambdaOnDevEC2Launch",
            "1 ALLOWED arn:aws:lambda:ap-northeast-1:111111111111:function:ManagementTriggeredLambda",
            "1 ALLOWED arn:aws:iam::111111111111:role/management_lambda_exec_role",
            "1 STORED arn:aws:logs:ap-northeast-1:111111111111:log-group:/aws/lambda/"
                + "ManagementTriggeredLambda");
    assertThat(journey.hops())
        .extracting(hop -> hop.place().region())
        .containsOnly("ap-northeast-1");
    assertThat(journey.hops())
        .extracting(Hop::because)
        .containsExactly(
            "rule ForwardEC2LaunchToManagement matches it",
            "sts:AssumeRole by rule ForwardEC2LaunchToManagement on role eventbridge-to-management-role:"
                + " statement AllowForwardingRules of trust policy of role"
                + " eventbridge-to-management-role allows it",
            "events:PutEvents by role eventbridge-to-management-role on bus development-events:"
                + " statement AllowPutEvents of role policy allow_put_events_to_management of role"
                + " eventbridge-to-management-role and statement AllowDevelopmentAccount of bus"
                + " policy of development-events allow it",
            "rule TriggerLambdaOnDevEC2Launch matches it",
            "lambda:InvokeFunction by rule TriggerLambdaOnDevEC2Launch on function ManagementTriggeredLambda:"
                + " statement AllowExecutionFromEventBridge of resource policy of function"
                + " ManagementTriggeredLambda allows it",
            "sts:AssumeRole by Lambda for function ManagementTriggeredLambda on role"
                + " management_lambda_exec_role: statement AllowLambda of trust policy of role"
                + " management_lambda_exec_role allows it",
            "role management_lambda_exec_role writes the line");
    var run = journey.function().orElseThrow();
    assertThat(run.name()).isEqualTo("ManagementTriggeredLambda");
    assertThat(run.result().path("statusCode").intValue()).isEqualTo(200);
    assertThat(run.log())
        .element(1)
        .isEqualTo("Instance i-0d20ae48fcb7d176d changed state to stopped");
  }

  /** Without these an event arrives all the same: they matter once something else fails. */
  private static final Set<String> SAFETY_NETS =
      Set.of(
          EventBridgeTypes.ARCHIVE,
          CloudWatchTypes.ALARM,
          LambdaTypes.INVOKE_CONFIG,
          SnsTypes.TOPIC,
          SnsTypes.TOPIC_POLICY,
          SqsTypes.QUEUE,
          SqsTypes.QUEUE_POLICY);

  static Stream<ResourceState> safetyNets() {
    return ShippedStacks.resources().filter(state -> SAFETY_NETS.contains(state.type()));
  }

  static Stream<ResourceState> wiring() {
    return ShippedStacks.resources().filter(state -> !SAFETY_NETS.contains(state.type()));
  }

  @ParameterizedTest
  @MethodSource("safetyNets")
  void withoutAnyOneSafetyNetTheEventArrives(ResourceState gone) {
    assertThat(sendWithout(gone).outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @ParameterizedTest
  @MethodSource("wiring")
  void withoutAnyOneResourceTheEventDoesNotArrive(ResourceState gone) {
    var journey = sendWithout(gone);

    assertThat(journey.asExpected()).isFalse();
    // A policy's own name is gone with it; what it was attached to is there to be named.
    var name =
        switch (gone.name()) {
          case "management-bus-policy" -> "bus development-events";
          case "management-function-role-policy" -> "management_lambda_exec_role";
          case "development-role-policy" -> "eventbridge-to-management-role";
          case "management-function-permission" -> "ManagementTriggeredLambda";
          case "management-target" -> "TriggerLambdaOnDevEC2Launch has no target";
          case "development-ap-northeast-1-target" -> "ForwardEC2LaunchToManagement has no target";
          default -> gone.inputs().path("name").textValue();
        };
    var ending =
        switch (gone.name()) {
          case "management-bus",
              "management-bus-policy",
              "development-role",
              "development-role-policy" ->
              Ending.FORWARDING;
          case "management-function", "management-function-permission" -> Ending.RECEIVING;
          case "management-rule", "development-ap-northeast-1-rule" -> Ending.FILTERED;
          default -> Ending.LOST;
        };
    var stop = ending.of(journey);
    assertThat(stop.because() + stop.at()).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "account | 333333333333 | no stack here has account 333333333333; these stacks have"
            + " 111111111111 ap-northeast-1, 222222222222 ap-northeast-1",
        "region | us-east-1 | no stack here has account 222222222222 in us-east-1; these stacks have"
            + " 222222222222 ap-northeast-1",
        "account | 111111111111 | no rule in these stacks listens on this bus",
      })
  void anEventOfAPlaceThatTheStacksDoNotKnowIsNotPromised(
      String field, String value, String because) {
    var event = ShippedStacks.event("ec2-stopped").put(field, value);

    var journey = ShippedStacks.send(ShippedStacks.ALL, event);

    assertThat(journey.outcome()).isEqualTo(Outcome.FILTERED);
    assertThat(journey.asExpected()).isTrue();
    assertThat(journey.hops())
        .singleElement()
        .satisfies(
            hop -> {
              assertThat(hop.because()).isEqualTo(because);
              assertThat(hop.at()).endsWith(":event-bus/default");
              assertThat(hop.verdict()).isEqualTo(Verdict.NO_MATCH);
            });
  }

  @Test
  void theManagementStackAlonePromisesWhatNobodyForwards() {
    var journey = ShippedStacks.send(ShippedStacks.MANAGEMENT, ShippedStacks.event("ec2-stopped"));

    assertThat(journey.expected()).isEqualTo(Outcome.DELIVERED);
    assertThat(journey.outcome()).isEqualTo(Outcome.FILTERED);
  }

  @Test
  void theManagementStackAlonePromisesNothingToAStranger() {
    var event = ShippedStacks.event("ec2-stopped").put("account", "333333333333");

    assertThat(ShippedStacks.send(ShippedStacks.MANAGEMENT, event).asExpected()).isTrue();
  }

  @Test
  void theDevelopmentStackAloneSendsToABusThatCannotBeJudged() {
    var journey = ShippedStacks.send(ShippedStacks.DEVELOPMENT, ShippedStacks.event("ec2-stopped"));

    assertThat(journey.expected()).isEqualTo(Outcome.DELIVERED);
    assertThat(Ending.UNPROVEN.of(journey))
        .satisfies(
            hop -> {
              assertThat(hop.verdict()).isEqualTo(Verdict.NOT_JUDGED);
              assertThat(hop.place().account()).isEqualTo("111111111111");
              assertThat(hop.because())
                  .isEqualTo(
                      "target ManagementEventBus of rule ForwardEC2LaunchToManagement names a bus"
                          + " that no stack has, and no stack here is of account 111111111111; add"
                          + " its export with --export: arn:aws:events:ap-northeast-1:"
                          + "111111111111:event-bus/development-events");
            });
  }

  private static Journey sendWithout(ResourceState gone) {
    var stacks = ShippedStacks.without(resource -> resource.urn().equals(gone.urn()));
    return ShippedStacks.send(stacks, ShippedStacks.event("ec2-stopped"));
  }
}
