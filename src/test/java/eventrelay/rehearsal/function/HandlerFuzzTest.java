package eventrelay.rehearsal.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Handlers, handler names and environments put together at random, the same in every run: each ends
 * in an invocation or in one sentence, in time, and leaves nothing. {@code -Dfuzz.handlers=1000}
 * tries more of them.
 */
@Timeout(3600)
class HandlerFuzzTest {
  private static final int COUNT = Integer.getInteger("fuzz.handlers", 30);
  private static final Duration LIMIT = Duration.ofSeconds(1);

  /** With the limit, the supervisor's patience, and a machine that has other things to do. */
  private static final Duration LONGEST = Duration.ofSeconds(10).plusSeconds(20);

  private static final String START =
      """
      import ctypes, gc, json, os, random, signal, subprocess, sys, tempfile, threading, time
      def each(data):
          for descriptor in range(64):
              try:
                  os.write(descriptor, data)
              except OSError:
                  pass
      def spawn(**how):
          subprocess.Popen(
              ["sh", "-c", "trap '' TERM HUP INT; while :; do sleep 1; done # MARK"], **how)
      def daemon():
          if not os.fork():
              os.setsid()
              if not os.fork():
                  spawn(start_new_session=True)
              os._exit(0)
      """;

  private static final List<String> MOVES =
      List.of(
          "print('x' * 1000000)",
          "print('\\0' * 100)",
          "print('\\u202e\\x1b[2J')",
          "[print() for _ in range(200000)]",
          "os.write(2, bytes(range(256)))",
          "each(b'{\"result\": 1}\\n')",
          "each(b'\\xff' * 70000)",
          "each(os.urandom(100) + b'\\n')",
          "spawn()",
          "spawn(start_new_session=True, stdout=-3, stderr=-3)",
          "daemon()",
          "os.fork()",
          "[os.fork() for _ in range(4)]",
          "threading.Thread(target=time.sleep, args=(600,)).start()",
          "threading.Thread(target=lambda: each(b'late\\n'), daemon=True).start()",
          "time.sleep(600)",
          "signal.signal(signal.SIGTERM, signal.SIG_IGN)",
          "os.kill(os.getpid(), random.choice([2, 6, 9, 11, 15, 19]))",
          "os.kill(os.getppid(), random.choice([1, 2, 9, 15, 19]))",
          "os.killpg(0, random.choice([1, 2, 9]))",
          "os._exit(random.randrange(256))",
          "sys.exit('bye')",
          "os.closerange(0, 64)",
          "os.closerange(3, 64)",
          "os.dup2(1, 3); os.dup2(2, 4); os.dup2(0, 5)",
          "sys.stdout = sys.stderr = None",
          "sys.setrecursionlimit(60)",
          "sys.modules.clear()",
          "json.JSONEncoder.encode = lambda self, o: 1",
          "gc.collect()",
          "os.chdir('/')",
          "os.chmod(os.getcwd(), 0)",
          "os.symlink('/nowhere', 'link')",
          "os.environ.clear()",
          "os.umask(0o777); open('locked', 'w').close()",
          "tempfile.mkdtemp()",
          "os.set_blocking(2, False)",
          "ctypes.string_at(0)",
          "raise KeyboardInterrupt",
          "raise Exception('\\ud800' * 10)",
          "return object()",
          "return {1: {2: [float('nan')]}}",
          "return json.loads('[' * 600 + ']' * 600)",
          "return 10 ** 3000",
          "return 'é' * 5000000",
          "pass");

  private static final List<String> NAMES =
      List.of(
          "this.x", "os.system", "code.os", "code", "", "code/handle", "..", "a\0b.c", "code.é");

  private static final List<String> VARIABLES =
      List.of(
          "LEVEL",
          "PYTHONWARNINGS",
          "PYTHONPATH",
          "BROWSER",
          "LD_PRELOAD",
          "PATH",
          "HOME",
          "TMPDIR",
          "LANG",
          "LC_ALL",
          "TZ",
          "GCONV_PATH",
          "BASH_ENV",
          "AWS_REGION");

  private final Random random = new Random(20_250_212);
  private final String mark = UUID.randomUUID().toString();

  @TempDir private Path folder;

  @Test
  void whateverAHandlerDoesEndsInTimeAndLeavesNothing() throws Exception {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    var ends = new TreeMap<String, Integer>();
    var longest = Duration.ZERO;
    for (var i = 0; i < COUNT; i++) {
      var code = code();
      var start = System.nanoTime();
      ends.merge(end(name(), environment(), code), 1, Integer::sum);
      var took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(took).as(code).isLessThan(LONGEST);
      longest = took.compareTo(longest) > 0 ? took : longest;
      assertThat(Alive.processes(mark)).as(code).isEmpty();
    }
    Alive.assertNone(mark);
    assertThat(Alive.folders(temporary)).noneMatch(this::isOurs);
    System.out.printf("%d handlers, the longest %d ms: %s%n", COUNT, longest.toMillis(), ends);
  }

  /** How the second of two events ended. */
  private String end(String name, Map<String, String> environment, String code) throws IOException {
    var file = Files.writeString(folder.resolve("source.py"), code);
    try (var function =
        new PythonFunction("relay", name, environment, Map.of("code.py", file), LIMIT)) {
      function.invoke(TextNode.valueOf("first"));
      return function.invoke(TextNode.valueOf("x".repeat(random.nextInt(10_000))))
              instanceof Invocation.Failed failed
          ? failed.errorType()
          : "returned";
    } catch (UnusableInputException e) {
      assertThat(e.getMessage()).doesNotContain("\n");
      return "refused";
    }
  }

  /** Other builds may have folders in the same place. */
  private boolean isOurs(Path root) {
    try (var files = Files.walk(root, 2)) {
      return files.anyMatch(file -> read(file).contains(mark));
    } catch (IOException e) {
      return false; // It went meanwhile, so that another build's it was.
    }
  }

  private static String read(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private String name() {
    return random.nextInt(5) > 0 ? "code.handle" : NAMES.get(random.nextInt(NAMES.size()));
  }

  private String code() {
    var moves =
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(i -> MOVES.get(random.nextInt(MOVES.size())))
            .collect(Collectors.joining("\n    "));
    var imported = random.nextInt(8) == 0 ? "\nhandle('', None)" : "";
    return START.replace("MARK", mark)
        + "def handle(event, context):\n    random.seed("
        + random.nextInt()
        + ")\n    "
        + moves
        + imported;
  }

  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    for (var i = random.nextInt(4); i > 0; i--) {
      environment.put(VARIABLES.get(random.nextInt(VARIABLES.size())), folder.toString());
    }
    return environment;
  }
}
