package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import eventrelay.ThisProject;
import eventrelay.engine.provider.Call;
import eventrelay.engine.provider.Held;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An update ends with the same words and exit status as without the polling brake. */
@Timeout(600)
class EndingsEngineIT {
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final String[] UPDATE = {
    "up", "--yes", "--skip-preview", "--non-interactive", "--color", "never", "--stack", "mgmt"
  };

  @TempDir private Path temporary;

  /**
   * How an update ended.
   *
   * @param status the exit status of the CLI
   * @param causes of the errors that it ended with; what stands around one depends on which of the
   *     tasks that fail for it the SDK's runner finds first
   */
  private record Ending(int status, List<String> causes) {}

  private interface Scenario {
    Ending run(Engine engine) throws Exception;
  }

  @Test
  void ofAProgramThatThrowsEarly() throws Exception {
    var ending =
        endsTheSame(
            engine -> {
              engine.edit("mgmt", file -> Edits.with(file, "archiveDays", "-1"));
              return update(engine);
            });

    assertThat(ending.status()).isNotZero();
    assertThat(ending.causes())
        .singleElement(STRING)
        .startsWith(ThisProject.NAME + ":archiveDays = -1: write a number of days");
  }

  @Test
  void ofAResourceThatFails() throws Exception {
    var ending =
        endsTheSame(
            engine -> {
              engine.accounts().failNext(Call.CREATE, EventBridgeTypes.BUS, "try again later");
              return update(engine);
            });

    assertThat(ending.status()).isNotZero();
    assertThat(ending.causes())
        .containsExactlyInAnyOrder("ServiceUnavailable: try again later", "update failed");
  }

  @Test
  void ofAnInvokeThatFails() throws Exception {
    var ending =
        endsTheSame(
            engine -> {
              engine.edit("mgmt", Edits::withoutIds);
              var identity = "aws:index/getCallerIdentity:getCallerIdentity";
              engine.accounts().failNext(Call.INVOKE, identity, "sign in again");
              return update(engine);
            });

    assertThat(ending.status()).isNotZero();
    assertThat(ending.causes()).singleElement(STRING).endsWith("sign in again");
  }

  @Test
  void ofOneThatIsLimitedToATarget() throws Exception {
    var ending =
        endsTheSame(
            engine -> {
              // In a new stack the SDK has no outputs for what is left out (docs/change.md).
              assertThat(update(engine)).isEqualTo(new Ending(0, List.of()));
              return update(engine, "--target", "**::management-bus");
            });

    assertThat(ending).isEqualTo(new Ending(0, List.of()));
  }

  @Test
  void ofOneThatIsCancelled() throws Exception {
    var ending =
        endsTheSame(
            engine -> {
              engine.accounts().delayCreation(EventBridgeTypes.BUS_POLICY, WAIT);
              var process = engine.start(UPDATE);
              until(engine, EventBridgeTypes.BUS);
              var children = process.descendants().toList();
              new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
              var cancelled = ending(process);
              assertThat(children).isNotEmpty();
              for (var child : children) {
                child.onExit().get(60, TimeUnit.SECONDS);
              }
              return cancelled;
            });

    assertThat(ending.status()).isNotZero();
    assertThat(ending.causes()).containsExactly("update canceled");
  }

  /** A program that waits for AWS takes next to nothing; without the brake, it takes a core. */
  @Test
  void whileAwsWorksTheProgramRests() throws Exception {
    try (var engine = Engine.ofShippedStacks(temporary)) {
      engine.init("mgmt");
      engine.accounts().delayCreation(EventBridgeTypes.BUS_POLICY, WAIT.multipliedBy(3));
      var process = engine.start(UPDATE);
      until(engine, LambdaTypes.FUNCTION);
      var program = program(process);
      Thread.sleep(WAIT.toMillis());
      var before = program.info().totalCpuDuration().orElseThrow();

      Thread.sleep(WAIT.toMillis());

      var taken = program.info().totalCpuDuration().orElseThrow().minus(before);
      assertThat(ending(process).status()).isZero();
      assertThat(taken).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static ProcessHandle program(Process process) {
    return process
        .descendants()
        .filter(each -> List.of(each.info().arguments().orElse(new String[0])).contains("-jar"))
        .findFirst()
        .orElseThrow();
  }

  /** Runs it without the brake and with it, each time on empty accounts. */
  private Ending endsTheSame(Scenario scenario) throws Exception {
    var without = run(scenario, false);
    var with = run(scenario, true);
    assertThat(with).isEqualTo(without);
    return with;
  }

  private Ending run(Scenario scenario, boolean braked) throws Exception {
    try (var engine = Engine.ofShippedStacks(Files.createTempDirectory(temporary, "run"))) {
      if (!braked) {
        engine.withoutBrake();
      }
      engine.init("mgmt");
      return scenario.run(engine);
    }
  }

  private static Ending update(Engine engine, String... more) throws Exception {
    var arguments = Stream.concat(Arrays.stream(UPDATE), Arrays.stream(more));
    return ending(engine.start(arguments.toArray(String[]::new)));
  }

  private static Ending ending(Process process) throws Exception {
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var causes = new ArrayList<String>();
    output
        .lines()
        .dropWhile(line -> !line.equals("Diagnostics:"))
        .takeWhile(line -> !line.equals("Resources:"))
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.matches("(at |\\.\\.\\. |warning: ).*|.*\\):"))
        .forEach(
            line -> {
              if (line.startsWith("error: ")) {
                causes.add(line.substring("error: ".length()));
              } else if (!causes.isEmpty()) {
                causes.set(causes.size() - 1, line.replaceFirst("^Caused by: ", ""));
              }
            });
    return new Ending(process.waitFor(), causes.stream().sorted().toList());
  }

  /** Waits until the accounts hold something of this type. */
  private static void until(Engine engine, String type) throws InterruptedException {
    while (!types(engine).contains(type)) {
      Thread.sleep(100);
    }
  }

  private static List<String> types(Engine engine) {
    return engine.accounts().all().stream().map(Held::type).toList();
  }
}
