package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A preview knows what each input comes from, even where it does not know the value yet: an update
 * by a saved plan is refused if that changes. {@code PlanEngineIT} deploys by plans.
 */
@Timeout(60)
class PlannedDependenciesTest {
  private static final String NOTIFY = "notify: {emails: [ops@example.com], states: [stopped]}";

  static List<StackRun> stacks() {
    var management = StackRun.shipped("mgmt");
    return List.of(
        management,
        StackVariants.development(management.declares()),
        StackVariants.WIDE.with(NOTIFY),
        management
            .with("organization: o-a1b2c3d4e5")
            .with("development: []")
            .with("rollout: {organizationalUnits: [ou-ab12-11111111], regions: [us-east-1]}"));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void areThoseOfTheUpdate(StackRun stack) {
    var planned = stack.previewed().declares();
    var updated = stack.declares();

    assertThat(updated.ofAws()).isNotEmpty();
    for (var resource : updated.ofAws()) {
      var before = planned.byUrn(resource.state().urn());
      for (var key : resource.inputKeys()) {
        assertThat(before.inputComesFrom(key))
            .as("%s of %s", key, resource)
            .containsExactlyInAnyOrderElementsOf(resource.inputComesFrom(key));
      }
      assertThat(before.waitsFor()).containsExactlyInAnyOrderElementsOf(resource.waitsFor());
    }
  }
}
