package eventrelay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eventrelay.App;
import eventrelay.rehearsal.program.MockEnvironment;
import eventrelay.rehearsal.program.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which keys a stack sets, as the engine tells. */
@Timeout(120)
class StackConfigTest {
  private static final Map<String, String> CONFIG =
      Map.of(
          "event-relay:deploy", "management",
          "event-relay:management", "{\"region\":\"us-east-1\",\"profile\":\"m\"}",
          "event-relay:development", "[]",
          "event-relay:bus", "default",
          "event-relay:colour", "red");

  @Test
  void takesTheKeysOfTheProject() {
    assertThat(
            of(
                "my-relay",
                Map.of(
                    "my-relay:deploy", "both",
                    "my-relay:colour", "red",
                    "pulumi:disable-default-providers", "[\"aws\"]",
                    "aws:region", "us-east-1",
                    "my-relay-too:colour", "blue",
                    "events", "{}")))
        .isEqualTo(
            new StackConfig("f", "my-relay", Map.of("deploy", "both", "colour", "red"), Set.of()));
  }

  /** Of a project that was renamed, or of a file that was copied from another project. */
  @Test
  void takesSettingsOfAnotherProjectForMisplaced() {
    var config =
        of(
            "my-relay",
            Map.of(
                "my-relay:deploy", "both",
                "event-relay:bsu", "default",
                "our-relay:config:events", "{}",
                "our-relay:colour", "red"));

    assertThat(config.values()).containsOnlyKeys("deploy");
    assertThat(config.misplaced()).containsExactlyInAnyOrder("event-relay:bsu", "our-relay:events");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> Settings.read(config))
        .withMessageContainingAll(
            "f has 2 mistakes:",
            "  event-relay:bsu: this project is named my-relay, and Pulumi takes this for a setting"
                + " of another one; write my-relay:bsu, or only bsu",
            "  our-relay:events: ")
        .withMessageNotContaining("management");
  }

  private static StackConfig of(String project, Map<String, String> config) {
    return StackConfig.of("f", project, config);
  }

  @Test
  void readsTheValuesOfTheKeysThatAreSet() {
    var read = new AtomicReference<StackConfig>();
    ProgramRun.of(
        ctx -> read.set(StackConfig.of(ctx, CONFIG.keySet())),
        "event-relay",
        "x",
        CONFIG,
        new MockEnvironment(Map.of(), Map.of(), false));
    assertThat(read.get())
        .isEqualTo(
            new StackConfig(
                "Pulumi.x.yaml",
                "event-relay",
                Map.of(
                    "deploy", "management",
                    "management", "{\"region\":\"us-east-1\",\"profile\":\"m\"}",
                    "development", "[]",
                    "bus", "default",
                    "colour", "red"),
                Set.of()));
  }

  /** Only a process of its own can have the environment that the language host gives. */
  @Test
  void findsUnknownKeysInTheEngineEnvironment() throws Exception {
    assertThat(runUnderEngine("{\"event-relay:colour\": \"red\", \"aws:region\": \"us-east-1\"}"))
        .contains("event-relay:colour = \"red\": there is no such key");
    assertThat(runUnderEngine("")).contains("exit code 0");
  }

  private static String runUnderEngine(String config) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=16",
            "-cp",
            System.getProperty("java.class.path"),
            EngineProcess.class.getName());
    builder.environment().put("PULUMI_CONFIG", config);
    var process = builder.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  /** Runs the program as `main` does, and prints what came of it. */
  static final class EngineProcess {
    private EngineProcess() {}

    public static void main(String[] args) {
      var run =
          ProgramRun.of(
              App::stack,
              "event-relay",
              "x",
              CONFIG,
              new MockEnvironment(Map.of("management", "111111111111"), Map.of(), false));
      System.out.println("exit code " + run.exitCode() + run.errors());
    }
  }
}
