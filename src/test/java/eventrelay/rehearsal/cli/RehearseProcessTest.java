package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command as a process of its own, in surroundings in which it cannot work. */
@Timeout(180)
class RehearseProcessTest {
  private static final String FULL = "/dev/full";

  @TempDir private Path folder;

  /** What a shell lets standard output be. */
  static Stream<String> outputs() {
    return Stream.of(">&-", Files.exists(Path.of(FULL)) ? ">" + FULL : ">&-");
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void outputThatGoesNowhereIsSaid(String output) throws Exception {
    var run = run("\"$@\" " + output, Map.of(), "--event", "events/ec2-pending.json");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("standard output: it cannot be written: ")
        .endsWith("; free some space, or send it elsewhere\n");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoMistake() throws Exception {
    var events = folder.resolve("events.jsonl");
    var event = Files.readString(Path.of("events/ec2-pending.json")).replaceAll("\\s+", " ");
    Files.writeString(events, (event + "\n").repeat(5_000));

    var run =
        run("\"$@\" | head -1; exit \"${PIPESTATUS[0]}\"", Map.of(), "--event", events.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("Rehearsal of mgmt, dev\n");
    assertThat(run.status()).isEqualTo(141);
  }

  @Test
  void aTemporaryFolderThatIsNotThereIsSaid() throws Exception {
    var nowhere = folder.resolve("nowhere");
    var tmp = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + nowhere);

    for (var event : List.of("events/ec2-stopped.json", "-")) {
      var run = run("\"$@\" < events/ec2-stopped.json", tmp, "--event", event);

      assertThat(run.status()).isEqualTo(2);
      assertThat(messages(run))
          .singleElement()
          .asString()
          .contains(nowhere.toString(), "temporary f");
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aPythonThatSpeaksOtherwiseIsSaid(String answer) throws Exception {
    var python = Files.writeString(folder.resolve("python3"), "#!/bin/sh\n" + answer + "\n");
    python.toFile().setExecutable(true);
    var path = Map.of("PATH", folder + ":" + System.getenv("PATH"));

    var run = run("\"$@\"", path, "--event", "events/ec2-stopped.json");

    assertThat(run.status()).as(run.out() + run.err()).isBetween(1, 2);
    assertThat(run.showsTrace()).isFalse();
    assertThat(run.status() == 2 ? messages(run) : List.of("")).hasSize(1);
  }

  static Stream<String> answers() {
    return Stream.of("echo hello; cat", "read -r line; echo '{'; cat", "exit 3");
  }

  @Test
  void theTraceIsThereForThoseWhoAskForIt() throws Exception {
    var run = run("\"$@\"", Map.of(Failure.TRACE, "1"), "--event", "nowhere");
    assertThat(run.err())
        .startsWith("nowhere: there is no such file; ")
        .contains("UnusableInputException", "\n at eventrelay.rehearsal.cli.");

    assertThat(run("\"$@\"", Map.of(Failure.TRACE, ""), "--event", "nowhere").err().lines())
        .hasSize(1);
  }

  /** Without what Java says of JAVA_TOOL_OPTIONS. */
  private static List<String> messages(Run run) {
    return run.err().lines().filter(line -> !line.startsWith("Picked up ")).toList();
  }

  private static Run run(String script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bash", "-c", script, "bash", "java"));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=16",
            "-cp",
            System.getProperty("java.class.path"),
            Rehearse.class.getName()));
    command.addAll(List.of(arguments));
    var err = Files.createTempFile("err", "");
    var builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    var run = new Run(process.exitValue(), out, Files.readString(err));
    Files.delete(err);
    return run;
  }
}
