package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.EventBridgeTypes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether {@code .ci/drift} understands what the CLI says of a drift. */
@Timeout(300)
class DriftScriptEngineIT extends NewAccounts {

  @Test
  void tellsADriftFromAPreviewThatFails() throws Exception {
    engine.up("mgmt").succeeded();
    Files.copy(
        Path.of(".ci/drift"),
        Files.createDirectory(engine.folder().resolve(".ci")).resolve("drift"));

    assertThat(outcome()).isEqualTo("status 0, same\n");

    engine
        .accounts()
        .drift(
            EventBridgeTypes.BUS_POLICY,
            "development-events",
            "policy",
            policy -> policy.toString().replace("222222222222", "333333333333"));

    assertThat(outcome()).endsWith(", drifted\n").doesNotStartWith("status 0");
    assertThat(engine.folder().resolve("found/mgmt.md")).content().contains("333333333333");

    engine.edit("mgmt", file -> Edits.with(file, "deploy", "nothing"));

    assertThat(outcome()).endsWith(", unknown\n").doesNotStartWith("status 0");
  }

  private String outcome() throws Exception {
    var process = engine.start(List.of("bash", ".ci/drift", "mgmt", "found"));
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var status = process.waitFor();
    var outcome = engine.folder().resolve("found/mgmt.outcome");
    assertThat(outcome).as(output).exists();
    return "status " + status + ", " + Files.readString(outcome);
  }
}
