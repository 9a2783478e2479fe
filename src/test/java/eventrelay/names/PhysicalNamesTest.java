package eventrelay.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhysicalNamesTest {
  private static final PhysicalNames USUAL = PhysicalNames.ofRelay("development-events");

  @Test
  void areThoseOfTheContractOnTheUsualBus() {
    assertThat(all(USUAL))
        .containsExactly(
            "ManagementTriggeredLambda",
            "management_lambda_exec_role",
            "/aws/lambda/ManagementTriggeredLambda",
            "TriggerLambdaOnDevEC2Launch",
            "ForwardEC2LaunchToManagement",
            "eventbridge-to-management-role",
            "event-relay-forwarding-dead-letters",
            "event-relay-receiving-dead-letters",
            "event-relay-function-dead-letters",
            "event-relay",
            "event-relay-alarms",
            "event-relay-notifications");
    assertThat(
            List.of(
                PhysicalNames.BUS,
                PhysicalNames.DEFAULT_BUS,
                PhysicalNames.BUS_POLICY_SID,
                PhysicalNames.FUNCTION_ROLE_POLICY,
                PhysicalNames.FUNCTION_PERMISSION,
                PhysicalNames.RECEIVING_TARGET,
                PhysicalNames.FORWARDING_TARGET,
                PhysicalNames.FORWARDING_ROLE_POLICY))
        .containsExactly(
            "development-events",
            "default",
            "AllowDevelopmentAccount",
            "write_own_log",
            "AllowExecutionFromEventBridge",
            "LambdaTarget",
            "ManagementEventBus",
            "allow_put_events_to_management");
  }

  @ParameterizedTest
  @CsvSource({
    "default, -default",
    "team-a, -team-a",
    "Team_A.events, -Team_A-events",
    "development-event, -development-event",
  })
  void addTheBusOnAnyOther(String bus, String suffix) {
    assertThat(all(PhysicalNames.ofRelay(bus)))
        .containsExactlyElementsOf(all(USUAL).stream().map(name -> name + suffix).toList());
  }

  @Test
  void tellHowManyCharactersAreTooMany() {
    // The forwarding role's name is the first to be too long: 30 characters, a hyphen, 33 of 64.
    assertThat(PhysicalNames.ofRelay("b".repeat(33)).excess()).isZero();
    assertThat(PhysicalNames.ofRelay("b".repeat(34)).excess()).isEqualTo(1);
    assertThat(PhysicalNames.ofRelay("b".repeat(100)).excess()).isEqualTo(67);
    assertThat(USUAL.excess()).isNegative();
  }

  @Test
  void keepWithinWhatAwsTakes() {
    var longest = PhysicalNames.ofRelay("b".repeat(33));
    for (var name :
        List.of(
            longest.function(),
            longest.functionRole(),
            longest.forwardingRole(),
            longest.receivingRule(),
            longest.forwardingRule())) {
      assertThat(name).hasSizeLessThanOrEqualTo(64);
    }
    for (var name :
        List.of(
            longest.forwardingDeadLetterQueue(),
            longest.receivingDeadLetterQueue(),
            longest.functionDeadLetterQueue())) {
      assertThat(name).hasSizeLessThanOrEqualTo(80);
    }
    assertThat(longest.archive()).hasSizeLessThanOrEqualTo(48);
  }

  private static List<String> all(PhysicalNames names) {
    return List.of(
        names.function(),
        names.functionRole(),
        names.functionLogGroup(),
        names.receivingRule(),
        names.forwardingRule(),
        names.forwardingRole(),
        names.forwardingDeadLetterQueue(),
        names.receivingDeadLetterQueue(),
        names.functionDeadLetterQueue(),
        names.archive(),
        names.alarmTopic(),
        names.notificationTopic());
  }
}
