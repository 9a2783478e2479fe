package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import eventrelay.engine.provider.Held;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both halves in one stack, whose accounts change from one update to the next. */
class ChangingEngineIT extends NewAccounts {
  private static final String TEAM = "{name: team, id: \"222222222222\", profile: development, %s}";

  @Test
  void anAccountGetsAnotherNameAndKeepsWhatItHas() throws IOException {
    writeBoth(TEAM.formatted("regions: [eu-west-1, us-east-1]"));
    engine.up("both").succeeded();
    var before = ids();
    var renamed = TEAM.replace("name: team", "name: payments");

    writeBoth(renamed.formatted("regions: [eu-west-1, us-east-1], formerly: team"));
    var renaming = engine.up("both").succeeded();
    writeBoth(renamed.formatted("regions: [eu-west-1, us-east-1]"));
    var afterwards = engine.up("both").succeeded();

    assertThat(renaming.changes().values()).isSubsetOf(OperationType.UPDATE);
    assertThat(afterwards.changes()).isEmpty();
    assertThat(ids()).isEqualTo(before);
  }

  @Test
  void aRegionMoreAndLessTouchesThatRegionAndTheRolesTrustOnly() throws IOException {
    writeBoth(TEAM.formatted("regions: [eu-west-1]"));
    engine.up("both").succeeded();
    var before = ids();

    writeBoth(TEAM.formatted("regions: [eu-west-1, us-east-1]"));
    var more = engine.up("both").succeeded().changes();
    writeBoth(TEAM.formatted("regions: [eu-west-1]"));
    var less = engine.up("both").succeeded().changes();

    assertThat(more.remove("team-role")).isEqualTo(OperationType.UPDATE);
    assertThat(less.remove("team-role")).isEqualTo(OperationType.UPDATE);
    assertThat(more.keySet()).isNotEmpty().allMatch(name -> name.startsWith("team-us-east-1"));
    assertThat(more.values()).containsOnly(OperationType.CREATE);
    assertThat(less.keySet()).isEqualTo(more.keySet());
    assertThat(less.values()).containsOnly(OperationType.DELETE);
    assertThat(ids()).isEqualTo(before);
  }

  /** What the wider rule forwards meanwhile would meet a half that does not want it yet. */
  @Test
  void aWiderPatternReachesTheReceivingHalfBeforeAnyForwardingRule() throws IOException {
    writeBoth(TEAM.formatted("regions: [eu-west-1, us-east-1]"));
    engine.up("both").succeeded();
    var wider = WiderPattern.of(engine, "both");

    var changes = wider.update().changes();

    assertThat(changes)
        .containsEntry("team-eu-west-1-rule", OperationType.UPDATE)
        .containsEntry("team-us-east-1-rule", OperationType.UPDATE);
    assertThat(wider.calls())
        .hasSize(5)
        .endsWith(
            "UPDATE aws:cloudwatch/eventRule:EventRule ForwardEC2LaunchToManagement",
            "UPDATE aws:cloudwatch/eventRule:EventRule ForwardEC2LaunchToManagement");
  }

  private List<String> ids() {
    return engine.accounts().all().stream().map(Held::id).sorted().toList();
  }
}
