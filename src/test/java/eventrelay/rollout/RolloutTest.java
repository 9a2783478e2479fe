package eventrelay.rollout;

import static eventrelay.MockedEngine.arn;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.aws.cloudwatch.EventBus;
import com.pulumi.aws.cloudwatch.EventBusArgs;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.MockedEngine;
import eventrelay.forwarder.ForwarderDefinition;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import eventrelay.settings.RolloutSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rollout as a component. */
@Timeout(60)
class RolloutTest {
  private static final String STACK_SET = "aws:cloudformation/stackSet:StackSet";
  private static final String INSTANCES = "aws:cloudformation/stackInstances:StackInstances";

  private static final String BUS = arn("bus");
  private static final EventPattern PATTERN = EventPattern.of(List.of("aws.s3"), List.of());
  private static final PhysicalNames NAMES = PhysicalNames.ofRelay("Relay_two.x");
  private static final List<String> UNITS = List.of("ou-ab12-11111111", "ou-ab12-22222222");
  private static final List<String> REGIONS = List.of("us-east-1", "ap-northeast-1");

  private static final RolloutSettings ITSELF = new RolloutSettings(UNITS, REGIONS, true, false);
  private static final RolloutSettings DELEGATED = new RolloutSettings(UNITS, REGIONS, false, true);

  private static MockedEngine engine;
  private static MockedEngine delegated;

  @BeforeAll
  static void run() {
    engine = MockedEngine.updating().runs(program(ITSELF, true));
    delegated = MockedEngine.updating().runs(program(DELEGATED, false));
  }

  private static Consumer<Context> program(RolloutSettings settings, boolean alarms) {
    return ctx -> {
      var account = MockedEngine.account(ctx, "home", "111111111111", "eu-west-1");
      var bus =
          new EventBus(
              "bus",
              EventBusArgs.builder().name("relay").build(),
              CustomResourceOptions.builder().provider(account.provider()).build());
      var args = new RolloutArgs(bus.arn(), PATTERN, List.of(bus), NAMES, settings, alarms);
      var rollout = new Rollout("x", account, args);
      ctx.export("stackSet", rollout.stackSetName());
    };
  }

  @Test
  void isAStackSetAndItsInstancesInTheManagementAccount() {
    assertThat(engine.declared())
        .containsExactlyInAnyOrder(
            "aws:cloudwatch/eventBus:EventBus bus",
            "pulumi:providers:aws home",
            "event-relay:index:Rollout x",
            STACK_SET + " x-stack-set",
            INSTANCES + " x-stack-instances");
    assertThat(engine.inputs("event-relay:index:Rollout", "x"))
        .isEqualTo(Map.of("eventBusArn", BUS, "eventPattern", PATTERN.json()));
    assertThat(engine.parent("x-stack-set")).isEqualTo("x");
    assertThat(engine.parent("x-stack-instances")).isEqualTo("x");
    assertThat(engine.provider(STACK_SET, "x-stack-set")).isEqualTo("home");
    assertThat(engine.provider(INSTANCES, "x-stack-instances")).isEqualTo("home");
    assertThat(engine.export("stackSet")).isEqualTo("event-relay-forwarding-Relay-two-x");
  }

  @Test
  void isServiceManagedAndCoversAccountsToCome() {
    // The role has a name of its own, for which CloudFormation asks for the capability.
    assertThat(engine.inputs(STACK_SET, "x-stack-set"))
        .containsOnlyKeys(
            "autoDeployment",
            "callAs",
            "capabilities",
            "description",
            "managedExecution",
            "name",
            "operationPreferences",
            "permissionModel",
            "templateBody")
        .containsEntry("name", "event-relay-forwarding-Relay-two-x")
        .containsEntry("permissionModel", "SERVICE_MANAGED")
        .containsEntry("callAs", "SELF")
        .containsEntry("capabilities", List.of("CAPABILITY_NAMED_IAM"))
        .containsEntry("managedExecution", Map.of("active", true))
        .containsEntry(
            "autoDeployment", Map.of("enabled", true, "retainStacksOnAccountRemoval", false))
        .containsEntry(
            "operationPreferences",
            Map.of(
                "failureTolerancePercentage",
                100.0,
                "maxConcurrentPercentage",
                100.0,
                "regionConcurrencyType",
                "SEQUENTIAL",
                "regionOrders",
                REGIONS));
  }

  @Test
  void deploysTheForwarderAsATemplate() {
    var definition = new ForwarderDefinition(NAMES, REGIONS);
    assertThat(engine.inputs(STACK_SET, "x-stack-set"))
        .containsEntry("templateBody", ForwarderTemplate.of(definition, BUS, PATTERN, true));
    assertThat(delegated.inputs(STACK_SET, "x-stack-set"))
        .containsEntry("templateBody", ForwarderTemplate.of(definition, BUS, PATTERN, false));
  }

  @Test
  void goesRegionByRegionTheOneWithTheRoleFirstAndFailsIfOneAccountDoes() {
    assertThat(engine.inputs(INSTANCES, "x-stack-instances"))
        .isEqualTo(
            Map.of(
                "stackSetName",
                "event-relay-forwarding-Relay-two-x",
                "callAs",
                "SELF",
                "deploymentTargets",
                Map.of("organizationalUnitIds", UNITS),
                "regions",
                REGIONS,
                "operationPreferences",
                Map.of(
                    "failureTolerancePercentage",
                    0.0,
                    "maxConcurrentPercentage",
                    100.0,
                    "concurrencyMode",
                    "SOFT_FAILURE_TOLERANCE",
                    "regionConcurrencyType",
                    "SEQUENTIAL",
                    "regionOrders",
                    REGIONS)));
  }

  @Test
  void waitsForTheBusAndForHours() {
    // AWS refuses a target whose bus does not let the role in yet.
    assertThat(engine.dependencies("x-stack-instances")).containsExactly("bus");
    assertThat(engine.dependencies("x-stack-set")).containsExactly("bus");
    for (var resource : List.of("x-stack-set", "x-stack-instances")) {
      var limits = engine.options(resource).getCustomTimeouts().orElseThrow();
      assertThat(limits.getCreate()).contains(Duration.ofHours(6));
      assertThat(limits.getUpdate()).contains(Duration.ofHours(6));
      assertThat(limits.getDelete()).contains(Duration.ofHours(6));
    }
  }

  @Test
  void leavesAccountsToComeAloneAndActsForTheOrganizationIfItIsToldTo() {
    // AWS takes the second setting of automatic deployment only with the first.
    assertThat(delegated.inputs(STACK_SET, "x-stack-set"))
        .containsEntry("autoDeployment", Map.of("enabled", false))
        .containsEntry("callAs", "DELEGATED_ADMIN");
    assertThat(delegated.inputs(INSTANCES, "x-stack-instances"))
        .containsEntry("callAs", "DELEGATED_ADMIN");
  }

  @Test
  void isPreviewedBeforeTheBusHasAnArn() {
    var preview = MockedEngine.previewing().runs(program(ITSELF, true));

    assertThat(preview.declared()).containsExactlyInAnyOrderElementsOf(engine.declared());
    assertThat(preview.inputs(STACK_SET, "x-stack-set"))
        .containsEntry("name", "event-relay-forwarding-Relay-two-x")
        .doesNotContainKey("templateBody");
    assertThat(preview.inputs(INSTANCES, "x-stack-instances"))
        .isEqualTo(engine.inputs(INSTANCES, "x-stack-instances"));
  }

  @Test
  void hasNoInstancesIfAwsRefusesTheStackSet() {
    var refused = MockedEngine.updating().refusing(STACK_SET);

    assertThat(refused.fails(program(ITSELF, true))).contains("AWS refuses " + STACK_SET);
    assertThat(refused.declared()).doesNotContain(INSTANCES + " x-stack-instances");
  }
}
