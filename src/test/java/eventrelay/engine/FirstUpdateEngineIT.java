package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import eventrelay.ThisProject;
import eventrelay.engine.provider.Call;
import eventrelay.engine.provider.Held;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks that are not there yet, or only in part. */
class FirstUpdateEngineIT extends NewAccounts {
  private static final String TWO_REGIONS =
      "{name: development, id: \"222222222222\", regions: [eu-west-1, us-east-1], profile: development}";

  @Test
  void aPreviewOfAStackThatIsNotThereYetCreatesNothing() {
    var run = engine.preview("mgmt").succeeded();

    assertThat(run.changes())
        .containsKeys("management-bus", "management-bus-policy", "management-function");
    assertThat(run.changes().values()).containsOnly(OperationType.CREATE);
    assertThat(engine.accounts().all()).isEmpty();
  }

  @Test
  void theDevelopmentHalfCanBePreviewedButNotDeployedBeforeTheManagementHalf() throws Exception {
    engine.init("mgmt");

    var preview = engine.preview("dev").succeeded();

    assertThat(preview.changes()).containsKey("development-ap-northeast-1-target");
    assertThat(preview.changes().values()).containsOnly(OperationType.CREATE);
    assertThat(preview.diagnostics("info"))
        .contains(
            "stack organization/"
                + ThisProject.NAME
                + "/mgmt has no output eventBusArn yet; this preview goes"
                + " on with arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events");

    var update = engine.up("dev");

    assertThat(update.failure()).isPresent();
    assertThat(update.errors())
        .containsExactly(
            "stack organization/"
                + ThisProject.NAME
                + "/mgmt has no output eventBusArn yet: deploy the"
                + " management half first, then this one");
    assertThat(engine.accounts().all()).noneMatch(held -> held.type().contains("eventTarget"));
  }

  @Test
  void afterACallThatFailedTheNextUpdateGoesOnWhereItStopped() {
    engine.accounts().failNext(Call.CREATE, LambdaTypes.FUNCTION, "try again later");

    var failing = engine.up("mgmt");

    assertThat(failing.failure()).isPresent();
    assertThat(failing.failed()).containsExactly("management-function");
    assertThat(failing.errors()).anyMatch(error -> error.contains("try again later"));
    assertThat(types()).contains(EventBridgeTypes.BUS).doesNotContain(LambdaTypes.FUNCTION);
    var before = List.copyOf(engine.accounts().calls());

    var next = engine.up("mgmt").succeeded();

    assertThat(next.changes())
        .containsEntry("management-function", OperationType.CREATE)
        .doesNotContainKey("management-bus");
    assertThat(types()).contains(LambdaTypes.FUNCTION, LambdaTypes.PERMISSION);
    assertThat(engine.accounts().calls().subList(0, before.size())).isEqualTo(before);
    assertThat(engine.accounts().calls()).doesNotHaveDuplicates();
    assertThat(engine.up("mgmt").succeeded().changes()).isEmpty();
  }

  @Test
  void aTargetIsRefusedWhileTheBusDoesNotLetItsRoleIn() throws Exception {
    engine.up("mgmt").succeeded();
    engine
        .accounts()
        .drift(
            EventBridgeTypes.BUS_POLICY,
            "development-events",
            "policy",
            policy -> policy.toString().replace("222222222222", "333333333333"));

    var update = engine.up("dev");

    assertThat(update.failed()).containsExactly("development-ap-northeast-1-target");
    assertThat(update.errors())
        .anyMatch(error -> error.contains("AccessDeniedException"))
        .anyMatch(error -> error.contains("AllowDevelopmentAccount"));
  }

  @Test
  void bothHalvesFitIntoOneStackAndADestroyLeavesNothing() throws Exception {
    writeBoth(TWO_REGIONS);

    engine.up("both").succeeded();

    assertThat(engine.outputs("both").get("forwardsTo"))
        .isEqualTo("arn:aws:events:eu-west-1:111111111111:event-bus/development-events");
    assertThat(engine.accounts().all())
        .filteredOn(held -> held.type().equals(EventBridgeTypes.TARGET))
        .extracting(held -> held.place().account() + " " + held.place().region())
        .containsExactlyInAnyOrder(
            "111111111111 eu-west-1", "222222222222 eu-west-1", "222222222222 us-east-1");
    assertThat(engine.up("both").succeeded().changes()).isEmpty();

    engine.removeAll("both").succeeded();

    assertThat(engine.accounts().all()).isEmpty();
  }

  /** AWS refuses what comes before its policy; whether it does must not be a matter of luck. */
  @ParameterizedTest
  @ValueSource(strings = {EventBridgeTypes.BUS_POLICY, IamTypes.ROLE_POLICY, SqsTypes.QUEUE_POLICY})
  void whatNeedsAPolicyWaitsForIt(String policy) throws IOException {
    writeBoth(TWO_REGIONS);
    engine.accounts().delayCreation(policy, Duration.ofSeconds(5));

    assertThat(engine.up("both").errors()).isEmpty();
  }

  private List<String> types() {
    return engine.accounts().all().stream().map(Held::type).toList();
  }
}
