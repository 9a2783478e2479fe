package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code deploy.yml} relies on: an update does what the plan of a preview says, and no more.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/operations/stack-management/update-plans/">Update
 *     plans</a>
 */
class PlanEngineIT {
  @TempDir private Path temporary;
  private Engine engine;
  private Path plan;

  @BeforeEach
  void start() throws IOException {
    engine = Engine.ofShippedStacks(temporary);
    plan = temporary.resolve("plan.json");
  }

  @AfterEach
  void stop() throws IOException {
    engine.close();
  }

  @Test
  void bothStacksAreDeployedAndChangedByPlansOneAfterTheOther() throws IOException {
    for (var stack : List.of("mgmt", "dev")) {
      var planned = engine.plan(stack, plan).succeeded();
      assertThat(engine.up(stack, plan).succeeded().changes()).isEqualTo(planned.changes());
      assertThat(engine.preview(stack).succeeded().changes()).isEmpty();
    }

    engine.edit("mgmt", file -> Edits.with(file, "events", "{states: [stopped]}"));
    for (var stack : List.of("mgmt", "dev")) {
      var planned = engine.plan(stack, plan).succeeded();
      assertThat(planned.changes()).isNotEmpty().containsValue(OperationType.UPDATE);
      assertThat(engine.up(stack, plan).succeeded().changes()).isEqualTo(planned.changes());
    }
  }

  @Test
  void whatWasNotPlannedIsRefused() throws IOException {
    engine.up("mgmt").succeeded();
    engine.plan("mgmt", plan).succeeded();
    engine.edit("mgmt", file -> Edits.with(file, "logRetentionDays", "30"));

    var update = engine.up("mgmt", plan);

    assertThat(update.failure()).isPresent();
    assertThat(String.join("\n", update.errors())).contains("plan");
    assertThat(engine.accounts().all())
        .filteredOn(held -> held.type().equals("aws:cloudwatch/logGroup:LogGroup"))
        .extracting(held -> held.inputs().get("retentionInDays").toString())
        .isNotEmpty()
        .allSatisfy(days -> assertThat(days).startsWith("365"));
  }

  @Test
  void aPlanOfTheDevelopmentHalfHasToComeAfterTheUpdateOfTheOther() throws IOException {
    engine.up("mgmt").succeeded();
    engine.up("dev").succeeded();
    engine.edit("mgmt", file -> Edits.with(file, "events", "{states: [stopped]}"));
    engine.plan("dev", plan).succeeded();
    engine.up("mgmt").succeeded();

    assertThat(engine.up("dev", plan).failure()).isPresent();
  }
}
