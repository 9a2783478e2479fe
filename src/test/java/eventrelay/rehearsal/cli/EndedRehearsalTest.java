package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.function.Alive;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A rehearsal that is told to end, as a process of its own: of its project's handler, which wants
 * to live on, nothing is left.
 */
@Timeout(180)
class EndedRehearsalTest {
  private static final Path EVENT = Path.of("events", "ec2-stopped.json");

  /** Ignores what can be ignored, and starts another that does; MARK is in its arguments. */
  private static final String HANDLER =
      """
      import os, signal, subprocess, time
      for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
          signal.signal(number, signal.SIG_IGN)
      def start():
          subprocess.Popen(
              ["sh", "-c", "trap '' TERM INT HUP; while :; do sleep 1; done # MARK"],
              start_new_session=True)
      def live_on(event, context):
          start()
          if not os.fork():
              os.setsid()
              start()
              os._exit(0)
          open("READY", "w").close()
          while True:
              time.sleep(1)
      """;

  /** A build that runs in the background may ignore signals, which what it starts inherits. */
  private static final String START =
      """
      import os, signal, sys
      for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
          signal.signal(number, signal.SIG_DFL)
      os.execv(sys.argv[1], sys.argv[1:])
      """;

  private static final String AT_THE_EVENT = "lambda_handler = live_on\n";
  private static final String AT_THE_IMPORT = "live_on(None, None)\n";

  private final String mark = UUID.randomUUID().toString();

  @TempDir private Path folder;

  private Path project;
  private Path temporary;
  private List<String> exports;
  private Process rehearsal;

  @BeforeEach
  void copy() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    temporary = Files.createDirectories(folder.resolve("temporary"));
    Files.copy(Path.of("Pulumi.yaml"), project.resolve("Pulumi.yaml"));
    exports = new ArrayList<>();
    for (var stack : ShippedStacks.ALL) {
      var file = project.resolve(stack.stack() + ".json");
      ExportFile.write(stack, file);
      exports.addAll(List.of("--export", file.toString()));
    }
  }

  @AfterEach
  void end() {
    if (rehearsal != null) {
      rehearsal.destroyForcibly().onExit().join();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129", "KILL, 137"})
  void aSignalEndsAllThatAHandlerStarted(String signal, int status) throws Exception {
    start(AT_THE_EVENT);
    assertThat(Alive.folders(temporary)).hasSize(1);

    signal(signal);

    assertEnded(status);
  }

  @Test
  void aSignalEndsAHandlerThatIsBeingImported() throws Exception {
    start(AT_THE_IMPORT);

    signal("TERM");

    assertEnded(143);
  }

  @Test
  void twoSignalsEndAsMuchAsOne() throws Exception {
    start(AT_THE_EVENT);

    signal("INT");
    signal("INT");

    assertEnded(130);
  }

  @Test
  void aHandlerThatStoppedItsSupervisorEndsToo() throws Exception {
    start(
        "def lambda_handler(event, context):\n"
            + "    os.kill(os.getppid(), signal.SIGSTOP)\n    live_on(event, context)\n");

    signal("TERM");

    assertEnded(143);
  }

  private void start(String end) throws Exception {
    var ready = folder.resolve("ready");
    var code = HANDLER.replace("MARK", mark).replace("READY", ready.toString()) + end;
    Files.createDirectories(project.resolve("lambda"));
    Files.writeString(project.resolve("lambda/lambda_function.py"), code);
    var command =
        new ArrayList<>(
            List.of(
                "python3",
                "-c",
                START,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=16",
                "-Djava.io.tmpdir=" + temporary,
                "-D" + Rehearse.PROJECT + "=" + project,
                "-cp",
                System.getProperty("java.class.path"),
                Rehearse.class.getName(),
                "--event",
                EVENT.toAbsolutePath().toString()));
    command.addAll(exports);
    rehearsal =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    while (Files.notExists(ready)) {
      assertThat(rehearsal.isAlive()).as(Files.readString(folder.resolve("output"))).isTrue();
      Thread.sleep(50);
    }
    Alive.assertSome(mark);
  }

  private void signal(String name) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + name, "" + rehearsal.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  private void assertEnded(int status) throws Exception {
    assertThat(rehearsal.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(rehearsal.exitValue()).isEqualTo(status);
    Alive.assertNone(mark);
    // What the supervisor does if the rehearsal could not.
    Alive.assertNone(temporary + "/event-relay-function-");
    assertThat(Alive.folders(temporary)).isEmpty();
    assertThat(Files.readString(folder.resolve("output"))).doesNotContain("\tat ", "Exception");
  }
}
