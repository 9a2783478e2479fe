package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.EventBridgeTypes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which account a profile leads to is known only when somebody asks. */
class AccountsEngineIT {
  @TempDir private Path temporary;

  @Test
  void theWrongAccountIsRefusedBeforeAnythingIsMade() throws IOException {
    try (var engine = new Engine(temporary, "999999999999", "222222222222")) {
      var preview = engine.preview("mgmt");
      var update = engine.up("mgmt");

      assertThat(preview.failure()).isPresent();
      assertThat(preview.errors())
          .anyMatch(error -> error.contains("AWS account ID not allowed: 999999999999"));
      assertThat(update.errors())
          .anyMatch(error -> error.contains("AWS account ID not allowed: 999999999999"));
      assertThat(engine.accounts().all()).isEmpty();
    }
  }

  @Test
  void anAccountWithoutIdIsAskedForIt() throws Exception {
    try (var engine = Engine.ofShippedStacks(temporary)) {
      engine.edit("mgmt", Edits::withoutIds);

      engine.up("mgmt").succeeded();

      var policy = engine.accounts().only(EventBridgeTypes.BUS_POLICY, "development-events");
      assertThat(policy.place().account()).isEqualTo("111111111111");
      assertThat(policy.inputs().get("policy").toString())
          .contains("arn:aws:iam::222222222222:root");
    }
  }

  @Test
  void twoProfilesOfOneAccountEndTheProgramWithOneSentence() throws Exception {
    try (var engine = new Engine(temporary, "111111111111", "111111111111")) {
      engine.edit("mgmt", Edits::withoutIds);

      var update = engine.up("mgmt");

      assertThat(update.failure()).isPresent();
      assertThat(update.errors())
          .containsExactly(
              "development account development is account 111111111111, which the stack file has"
                  + " already; check its profile or roleArn");
    }
  }
}
