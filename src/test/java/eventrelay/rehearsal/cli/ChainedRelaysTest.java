package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.ThisProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two relays, the second of which forwards from the bus that the first one receives on. */
@Timeout(60)
class ChainedRelaysTest {
  @TempDir private Path folder;

  @Test
  void theSecondHopIsRefusedAndItsCodeNamed() throws IOException {
    relay("mgmt", "dev", "development-events", "111111111111", "222222222222");
    relay("team-mgmt", "team-dev", "default", "222222222222", "333333333333");
    var far = event("333333333333");
    var near = event("222222222222");

    var run = CommandLineRun.of(folder.toString(), "--event", far, "--format", "json");

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    var sent = run.json().path("events").path(0);
    assertThat(sent.path("outcome").asText()).isEqualTo("dead-lettered");
    assertThat(sent.path("hops").findValuesAsText("because"))
        .anyMatch(because -> because.endsWith(" [THIRD_ACCOUNT_HOP_DETECTED]"));
    assertThat(outcome(CommandLineRun.of(folder.toString(), "--event", near, "--format", "json")))
        .isEqualTo("delivered");
  }

  private static String outcome(CommandLineRun run) {
    var event = run.json().path("events").path(0);
    return event.path("outcome").asText();
  }

  private void relay(String mgmt, String dev, String bus, String to, String from)
      throws IOException {
    for (var stack : new String[] {mgmt, dev}) {
      var development = stack.equals(dev);
      Files.writeString(
          folder.resolve("Pulumi." + stack + ".yaml"),
          """
          config:
            deploy: %s
            bus: %s
            management: {id: '%s', region: ap-northeast-1, profile: m}
            development:
              - {name: from-%s, id: '%s', regions: [ap-northeast-1], profile: d}
          """
                  .formatted(development ? "development" : "management", bus, to, from, from)
              + (development ? "  hubStack: organization/" + ThisProject.NAME + "/" + mgmt : ""));
    }
  }

  private String event(String account) throws IOException {
    var file = folder.resolve(account + ".json");
    Files.writeString(
        file,
        Files.readString(Path.of("events/ec2-stopped.json")).replace("222222222222", account));
    return file.toString();
  }
}
