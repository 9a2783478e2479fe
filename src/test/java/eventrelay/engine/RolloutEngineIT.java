package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.program.FolderRun;
import eventrelay.rehearsal.types.CloudFormationTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that rolls the development half out, deployed. */
class RolloutEngineIT {
  private static final Path EXAMPLE = Path.of("examples/organization-rollout");

  @TempDir private Path temporary;

  @Test
  void theStackSetIsDeployedChangedAndRemoved() throws Exception {
    try (var engine = Engine.ofShippedStacks(temporary)) {
      engine.write("mgmt", Files.readString(EXAMPLE.resolve("Pulumi.mgmt.yaml")));

      engine.up("mgmt").succeeded();

      assertThat(engine.up("mgmt").succeeded().changes()).isEmpty();
      var deployed = ExportFile.read(engine.export("mgmt"));
      var offline = FolderRun.of(EXAMPLE).deployments().get(0);
      assertThat(Declared.in(deployed)).isEqualTo(Declared.in(offline));
      aWiderPatternReachesTheReceivingHalfFirst(engine);
      aRegionLessIsAnUpdate(engine);

      engine.removeAll("mgmt").succeeded();
      assertThat(engine.accounts().all()).isEmpty();
    }
  }

  private static void aWiderPatternReachesTheReceivingHalfFirst(Engine engine) throws IOException {
    var wider = WiderPattern.of(engine, "mgmt");

    assertThat(wider.update().changes()).containsEntry("rollout-stack-set", OperationType.UPDATE);
    assertThat(wider.calls())
        .hasSize(4)
        .last()
        .asString()
        .startsWith("UPDATE " + CloudFormationTypes.STACK_SET + " ");
  }

  private static void aRegionLessIsAnUpdate(Engine engine) throws IOException {
    engine.edit(
        "mgmt",
        file ->
            Edits.with(
                file,
                "rollout",
                "{organizationalUnits: [ou-ab12-11111111, ou-ab12-22222222],"
                    + " regions: [ap-northeast-1], autoDeploy: true}"));

    var changes = engine.up("mgmt").succeeded().changes();

    assertThat(changes)
        .isEqualTo(
            Map.of(
                "rollout-stack-set", OperationType.UPDATE,
                "rollout-stack-instances", OperationType.UPDATE));
    assertThat(engine.accounts().all())
        .filteredOn(held -> held.type().equals(CloudFormationTypes.STACK_INSTANCES))
        .singleElement()
        .satisfies(held -> assertThat(held.inputs().get("regions").toString()).doesNotContain(","));
  }
}
