package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import eventrelay.rehearsal.types.CloudWatchTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What {@code stack.yml} relies on: an update does what the plan of a preview says, and no more.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/operations/stack-management/update-plans/">Update
 *     plans</a>
 */
class PlanEngineIT extends NewAccounts {
  private static final String BOTH =
      """
      config:
        pulumi:disable-default-providers: ["aws"]
        deploy: both
        management: {id: "111111111111", region: ap-northeast-1, profile: management}
        notify: {emails: [ops@example.com], states: [stopped]}
        development:
          - {name: team, id: "222222222222", profile: development, %s}
      """;

  private Path plan;

  @BeforeEach
  void name() {
    plan = temporary.resolve("plan.json");
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
        .filteredOn(held -> held.type().equals(CloudWatchTypes.LOG_GROUP))
        .extracting(held -> held.inputs().get("retentionInDays").toString())
        .isNotEmpty()
        .allSatisfy(days -> assertThat(days).startsWith("365"));
  }

  /** What a preview does not know yet has to be of the same resource when it is known. */
  @Test
  void whatIsNewIsCreatedByAPlan() throws IOException {
    engine.write("both", BOTH.formatted("regions: [eu-west-1]"));
    engine.plan("both", plan).succeeded();
    engine.up("both", plan).succeeded();

    engine.write("both", BOTH.formatted("regions: [eu-west-1, us-east-1]"));
    var planned = engine.plan("both", plan).succeeded();

    assertThat(planned.changes()).containsEntry("team-us-east-1-target", OperationType.CREATE);
    assertThat(engine.up("both", plan).succeeded().changes()).isEqualTo(planned.changes());
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
