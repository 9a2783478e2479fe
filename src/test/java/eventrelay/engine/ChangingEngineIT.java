package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import eventrelay.engine.provider.Held;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both halves in one stack, whose accounts change from one update to the next. */
class ChangingEngineIT {
  private static final String TEAM = "{name: team, id: \"222222222222\", profile: development, %s}";

  @TempDir private Path temporary;
  private Engine engine;

  @BeforeEach
  void start() throws IOException {
    engine = Engine.ofShippedStacks(temporary);
  }

  @AfterEach
  void stop() throws IOException {
    engine.close();
  }

  @Test
  void anAccountGetsAnotherNameAndKeepsWhatItHas() throws IOException {
    write(TEAM.formatted("regions: [eu-west-1, us-east-1]"));
    engine.up("both").succeeded();
    var before = ids();
    var renamed = TEAM.replace("name: team", "name: payments");

    write(renamed.formatted("regions: [eu-west-1, us-east-1], formerly: team"));
    var renaming = engine.up("both").succeeded();
    write(renamed.formatted("regions: [eu-west-1, us-east-1]"));
    var afterwards = engine.up("both").succeeded();

    assertThat(renaming.changes().values()).doesNotContain(OperationType.CREATE);
    assertThat(renaming.changes().values()).isSubsetOf(OperationType.UPDATE);
    assertThat(afterwards.changes()).isEmpty();
    assertThat(ids()).isEqualTo(before);
  }

  @Test
  void aRegionMoreAndLessTouchesThatRegionAndTheRolesTrustOnly() throws IOException {
    write(TEAM.formatted("regions: [eu-west-1]"));
    engine.up("both").succeeded();
    var before = ids();

    write(TEAM.formatted("regions: [eu-west-1, us-east-1]"));
    var more = engine.up("both").succeeded().changes();
    write(TEAM.formatted("regions: [eu-west-1]"));
    var less = engine.up("both").succeeded().changes();

    assertThat(more.remove("team-role")).isEqualTo(OperationType.UPDATE);
    assertThat(less.remove("team-role")).isEqualTo(OperationType.UPDATE);
    assertThat(more).isNotEmpty().allSatisfy(this::isOfTheRegion);
    assertThat(more.values()).containsOnly(OperationType.CREATE);
    assertThat(less.keySet()).isEqualTo(more.keySet());
    assertThat(less.values()).containsOnly(OperationType.DELETE);
    assertThat(ids()).isEqualTo(before);
  }

  private void isOfTheRegion(String name, OperationType operation) {
    assertThat(name).startsWith("team-us-east-1");
  }

  private void write(String account) throws IOException {
    engine.write(
        "both",
        """
        config:
          pulumi:disable-default-providers: ["aws"]
          event-relay:deploy: both
          event-relay:management: {id: "111111111111", region: eu-west-1, profile: management}
          event-relay:development: [%s]
        """
            .formatted(account));
  }

  private List<String> ids() {
    return engine.accounts().all().stream().map(Held::id).sorted().toList();
  }
}
