package eventrelay.rehearsal.function;

import static eventrelay.rehearsal.function.Script.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that start other processes, or do not want to end. */
@Timeout(120)
class EndedProcessesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Starts processes that ignore what can be ignored; MARK is in their arguments. */
  private static final String START =
      """
      import os, signal, subprocess, sys, time
      for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
          signal.signal(number, signal.SIG_IGN)
      def sleeper(**how):
          # In a loop, so that the shell is no sleep itself.
          return subprocess.Popen(
              ["sh", "-c", "trap '' TERM HUP; while :; do sleep 1; done # MARK"],
              stdin=-3, stdout=-3, stderr=-3, **how)
      def daemon():
          if not os.fork():
              os.setsid()
              if not os.fork():
                  sleeper(start_new_session=True)
                  os._exit(0)
              os._exit(0)
          os.wait()
      """;

  private final String mark = UUID.randomUUID().toString();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleeper()",
        "sleeper(start_new_session=True)",
        "sleeper(env={})",
        "daemon()",
        "[daemon() for _ in range(20)]",
        // Keeps the pipes of answers and log open.
        "os.fork() or sleeper().wait()",
        "daemon(); os.killpg(0, signal.SIGINT); os.killpg(0, signal.SIGTERM)",
      })
  void whatItStartedEndsWithTheFunction(String how) throws InterruptedException {
    try (var function = function("def handle(event, context):\n    " + how)) {
      assertThat(function.invoke(json("{}"))).isInstanceOf(Returned.class);
      Alive.assertSome(mark);
    }
    Alive.assertNone(mark);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daemon(); os._exit(3)",
        "daemon(); sys.exit(3)",
        "daemon(); os.kill(os.getpid(), signal.SIGKILL)",
        "daemon(); os.killpg(0, signal.SIGKILL)",
        "daemon(); os.abort()",
        // It ends the supervisor, and with it what would end the daemon.
        "daemon(); os.kill(os.getppid(), signal.SIGKILL); time.sleep(60)",
        "daemon(); os.kill(os.getppid(), signal.SIGKILL); os._exit(0)",
      })
  void whatItStartedEndsWithIt(String how) throws InterruptedException {
    try (var function = function("def handle(event, context):\n    " + how)) {
      assertThat(function.invoke(json("{}")))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.errorType()).isEqualTo("Runtime.ExitError"));
      Alive.assertNone(mark);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daemon(); time.sleep(600)",
        "while True: pass",
        "daemon(); signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65)); time.sleep(600)",
        "daemon(); os.kill(os.getppid(), signal.SIGSTOP); time.sleep(600)",
        "daemon(); os.kill(os.getpid(), signal.SIGSTOP)",
        "os.fork(); os.fork(); os.fork(); daemon(); time.sleep(600)",
      })
  void whatTakesTooLongEndsWithAllThatItStarted(String how) throws InterruptedException {
    var script = script("def handle(event, context):\n    " + how);
    try (var function = script.function(Duration.ofSeconds(2))) {
      assertThat(function.invoke(json("{}")))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.errorType()).isEqualTo("Sandbox.Timedout"));
      Alive.assertNone(mark);
    }
  }

  @Test
  void aForkThatNeverEndsIsOvertaken() throws InterruptedException {
    var code =
        """
        def handle(event, context):
            sleeper()
            end = time.monotonic() + 60
            while time.monotonic() < end:
                if os.fork():
                    os._exit(0)
                time.sleep(0.002)
        """;
    try (var function = function(code)) {
      assertThat(function.invoke(json("{}"))).isInstanceOf(Failed.class);
    }
    Alive.assertNone(mark);
    Alive.assertNone(folder.toString());
  }

  @Test
  void aLargeEventThatNobodyReadsIsTooLate() {
    var code =
        """
        def handle(event, context):
            if not os.fork():
                time.sleep(0.2)
                os.kill(os.getppid(), signal.SIGSTOP)
                os._exit(0)
        """;
    try (var function = script(code).function(Duration.ofSeconds(3))) {
      assertThat(function.invoke(json("1"))).isInstanceOf(Returned.class);
      sleep(1);
      assertThat(function.invoke(TextNode.valueOf("x".repeat(1_000_000))))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.errorType()).isEqualTo("Sandbox.Timedout"));
      assertThat(function.invoke(json("1"))).isInstanceOf(Returned.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os.chmod(root + '/code', 0); os.chmod(root, 0o500)",
        "os.makedirs(root + '/tmp/a/b'); os.chmod(root + '/tmp/a', 0)",
        "os.symlink('OUTSIDE', root + '/link'); os.symlink('OUTSIDE', root + '/code/link')",
        "os.mkfifo(root + '/fifo')",
        "open(os.path.join(os.fsencode(root), b'\\xff\\x01\\n'), 'w')",
        "[(os.mkdir('d' * 200), os.chdir('d' * 200)) for _ in range(60)]",
        "[(os.mkdir('d'), os.chdir('d')) for _ in range(3000)]",
        "os.rename(root + '/code', root + '/other')",
        "import shutil; shutil.rmtree(root)",
        "tempfile.mkdtemp(); tempfile.mkstemp()",
      })
  void theFolderGoesWhateverItMadeOfIt(String how) throws IOException {
    var outside = Files.createDirectory(folder.resolve("outside"));
    var kept = Files.writeString(outside.resolve("kept"), "keep me");
    var code =
        """
        import tempfile
        def handle(event, context):
            root = os.path.dirname(os.getcwd())
            %s
            return root
        """
            .formatted(how.replace("OUTSIDE", outside.toString()));
    Path root;
    try (var function = function(code)) {
      root = Path.of(((Returned) function.invoke(json("{}"))).result().textValue());
      assertThat(root.getFileName().toString()).startsWith("event-relay-function-");
    }
    assertThat(root).doesNotExist();
    assertThat(kept).hasContent("keep me");
  }

  @Test
  void whatItWritesToItsTemporaryFolderGoesToo() {
    try (var function =
        function("import tempfile\ndef handle(event, context): return tempfile.gettempdir()")) {
      var temporary = Path.of(((Returned) function.invoke(json("{}"))).result().textValue());
      assertThat(temporary.getParent().getFileName().toString())
          .startsWith("event-relay-function-");
    }
  }

  private static void sleep(int seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds).toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private PythonFunction function(String code) {
    return script(code).function(LIMIT);
  }

  private Script script(String code) {
    return new Script(folder, START.replace("MARK", mark) + code);
  }
}
