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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that write where they should not, or more than anybody reads. */
@Timeout(120)
class HostileHandlerTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // To every descriptor, as an answer looks; half a line before the driver's own; no JSON.
        "each(b'{\"result\": \"forged\"}\\n')",
        "each(b'{\"result\": \"forged\"}')",
        "each(b'\\xff\\x00\\n')",
        // With a seal's look, and with a publication's.
        "each(b'0' * 64 + b' {\"result\": \"forged\"}\\n')",
        "each(b'{\"publication\": {\"topicArn\": \"arn:t\", \"subject\": \"s\","
            + " \"message\": \"m\", \"refusal\": null}}\\n')",
        // From another process, and from one that lives on.
        "os.fork() or (each(b'{\"result\": 1}\\n'), os._exit(0)); os.wait()",
        "subprocess.run(['sh', '-c', 'for d in /proc/'+str(os.getpid())+'/fd/*; do"
            + " echo {} > $d; done'], stdin=-3, stdout=-3, stderr=-3)",
      })
  void aForgedAnswerIsNoAnswer(String how) {
    var run =
        run(
            """
            import os, subprocess
            def each(data):
                for descriptor in range(256):
                    try:
                        os.write(descriptor, data)
                    except OSError:
                        pass
            def handle(event, context):
                %s
                return "real"
            """
                .formatted(how));

    assertFailed(run, "Rehearsal.ForgedAnswer");
    assertThat(run.publications()).isEmpty();
    assertThat(((Failed) run).message())
        .isEqualTo("something else than the driver wrote to the descriptor of its answers");
  }

  @Test
  void anAnswerThatWasSeenIsNoAnswerToTheNextEvent() {
    var code =
        """
        import os
        def copies():
            for descriptor in range(3, 64):
                try:
                    yield descriptor, os.open(f"/dev/fd/{descriptor}", os.O_RDONLY | os.O_NONBLOCK)
                except OSError:
                    pass
        readers = None
        def handle(event, context):
            global readers
            if event == "first":
                readers = list(copies())
                return "x" * 1000000
            for writer, reader in readers:
                try:
                    data = os.read(reader, 1 << 20)
                    os.write(writer, data)
                except OSError:
                    pass
            return "real"
        """;
    try (var function = new Script(folder, code).function(LIMIT)) {
      function.invoke(TextNode.valueOf("first"));
      var second = function.invoke(TextNode.valueOf("second"));
      // What was stolen from the pipe may also have been an answer that is missing now.
      assertThat(second).isNotEqualTo(function.invoke(TextNode.valueOf("first")));
      assertThat(second.toString()).doesNotContain("xxx");
    }
  }

  @Test
  void noSecretIsFoundInAnyFrameOrObject() {
    var code =
        """
        import gc, os, re, sys
        def texts():
            for frame in sys._current_frames().values():
                while frame:
                    yield from map(repr, [*frame.f_locals.values(), *frame.f_globals.values()])
                    frame = frame.f_back
            for thing in gc.get_objects():
                if isinstance(thing, (dict, list, tuple, set)):
                    yield repr(thing)
                elif hasattr(thing, "__dict__"):
                    yield repr(vars(thing))
        def handle(event, context):
            found = set()
            for text in texts():
                found.update(re.findall("[0-9a-f]{64}", text))
                found.update(re.findall(r"(?:\\\\x[0-9a-f]{2}|[ -~]){32}", text)[:50])
            for secret in found:
                for descriptor in range(3, 32):
                    try:
                        os.write(descriptor, (secret + ' {"result": "forged"}\\n').encode())
                    except OSError:
                        pass
            return "real"
        """;

    assertFailed(run(code), "Rehearsal.ForgedAnswer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json.JSONEncoder.encode = lambda self, o: '[]'",
        "json.JSONEncoder.encode = lambda self, o: '{}'",
        "json.JSONEncoder.encode = lambda self, o: '{\"result\": 1'",
        "json.JSONEncoder.encode = lambda self, o: '{\"publication\": {}}'",
        "json.JSONEncoder.encode = lambda self, o: '{\"errorType\": 1}'",
      })
  void aDriverThatWasMadeToWriteSomethingElseDoesNotAnswer(String change) {
    assertThat(
            run(
                """
                import json
                def handle(event, context):
                    %s
                    raise ValueError
                """
                    .formatted(change)))
        .isInstanceOf(Failed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True: print('x' * 1000)",
        "while True: print()",
        "while True: sys.stderr.write('x' * 1000)",
        "subprocess.run(['yes'])",
        "subprocess.Popen(['yes'], start_new_session=True); time.sleep(60)",
      })
  void aLogThatNobodyReadsEndsTheRun(String how) {
    var failed =
        assertFailed(
            run("import subprocess, sys, time\ndef handle(event, context):\n    " + how),
            "Rehearsal.LogTooLong");

    assertThat(failed.message())
        .isEqualTo("the handler wrote more than 16 MiB or 100000 lines to its log");
    assertThat(failed.log()).hasSizeBetween(2, 1_001);
    assertThat(String.join("\n", failed.log()).length()).isLessThan(70_000);
    assertThat(failed.log()).last().isEqualTo("(the rest of this log is left out: it is too long)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True: sns.publish(TopicArn='arn:t', Message='m')",
        "while True: sns.publish(TopicArn='arn:t', Message='m' * 300000)",
      })
  void moreAnswersThanAreReadEndTheRun(String how) {
    var failed =
        assertFailed(
            run(
                """
                import boto3
                sns = boto3.client("sns")
                def swallow(call):
                    try:
                        call()
                    except Exception:
                        pass
                def handle(event, context):
                    %s
                """
                    .formatted(how.replace("sns.publish(", "swallow(lambda: sns.publish(") + ")")),
            "Rehearsal.TooManyAnswers");

    assertThat(failed.publications()).hasSizeLessThanOrEqualTo(10_000);
  }

  @Test
  void aMessageThatSnsRefusesIsNotTooLongForTheRehearsal() {
    var run =
        run(
            """
            import boto3
            def handle(event, context):
                try:
                    boto3.client("sns").publish(TopicArn="arn:t", Message="m" * 40000000)
                except Exception:
                    return "refused"
            """);

    assertThat(run).isInstanceOf(Returned.class);
    assertThat(run.publications()).singleElement().extracting(Publication::refusal).isNotNull();
  }

  @Test
  void answersAreCountedForEachEventAnew() {
    var code =
        """
        import boto3
        sns = boto3.client("sns")
        def handle(event, context):
            for _ in range(6000):
                try:
                    sns.publish(TopicArn="arn:t", Message="m")
                except Exception:
                    pass
            print("x" * 10000000)
        """;
    try (var function = new Script(folder, code).function(LIMIT)) {
      assertThat(function.invoke(json("1"))).isInstanceOf(Returned.class);
      assertThat(function.invoke(json("2"))).isInstanceOf(Returned.class);
    }
  }

  @Test
  void aFloodWithoutALineEndsTheRun() {
    assertThat(
            run(
                """
                import os
                def handle(event, context):
                    while True:
                        for descriptor in range(3, 16):
                            try:
                                os.write(descriptor, b"x" * 60000)
                            except OSError:
                                pass
                """))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.errorType()).startsWith("Rehearsal."));
  }

  @Test
  void aResultIsAsLongAsLambdaTakesIt() {
    // A string of JSON has two quotes.
    assertThat(run("def handle(event, context): return 'x' * (6291556 - 2)"))
        .isInstanceOf(Returned.class);
    assertThat(run("def handle(event, context): return 'é' * (6291556 // 2 - 1)"))
        .isInstanceOf(Returned.class);
    assertFailed(
        run("def handle(event, context): return 'x' * (6291556 - 1)"),
        "Function.ResponseSizeTooLarge");
    assertFailed(
        run("def handle(event, context): return 'é' * (6291556 // 2)"),
        "Function.ResponseSizeTooLarge");
  }

  @ParameterizedTest
  @ValueSource(ints = {501, 5_000})
  void aResultThatIsNestedTooDeeplyIsNoResult(int depth) {
    assertFailed(run(nested(depth)), "Runtime.MarshalError");
  }

  @Test
  void aResultThatOverflowsPythonsStackIsNoResult() {
    assertThat(run(nested(1_000_000))).isInstanceOf(Failed.class);
  }

  @Test
  void aResultMayBeNestedAsDeeplyAsReportsAre() {
    assertThat(run(nested(500))).isInstanceOf(Returned.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10 ** 2000", "[float('inf')] * 3 + [10 ** 1001]"})
  void aNumberThatNobodyReadsIsNoResult(String number) {
    assertFailed(run("def handle(event, context): return " + number), "Runtime.MarshalError");
  }

  @Test
  void anEventThatPythonCannotReadIsAFailureOfThisEventOnly() {
    var deep = json("[".repeat(990) + "]".repeat(990));
    var code =
        """
        import sys
        sys.setrecursionlimit(900)
        def handle(event, context): return "real"
        """;
    try (var function = new Script(folder, code).function(LIMIT)) {
      // Not every Python counts what C calls.
      assertThat(
              function.invoke(deep) instanceof Failed failed
                  ? failed.errorType()
                  : "Runtime.UnmarshalError")
          .isEqualTo("Runtime.UnmarshalError");
      assertThat(function.invoke(json("1"))).isInstanceOf(Returned.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "raise type('E' * 100, (Exception,), {})('m' * 1000000)",
        "raise type('E', (Exception,), {'__str__': lambda self: 1})()",
        "raise type('E', (Exception,), {'__str__': lambda self: exit()})()",
        "sys.stderr = None; raise ValueError",
        "os.closerange(0, 256)",
        "os.closerange(0, 256); time.sleep(1); os._exit(0)",
        "os.set_blocking(1, False); os.set_blocking(2, False); raise ValueError",
      })
  void whateverElseItDoesIsAFailureWithAShortMessage(String how) {
    assertThat(run("import os, sys, time\ndef handle(event, context):\n    " + how))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.message()).hasSizeLessThan(10_001));
  }

  @Test
  void theLogIsTheOneThatWasOpenedWhateverStandsInItsPlace() throws IOException {
    var target = Files.writeString(folder.resolve("precious"), "keep me");
    // The log used to be a file beside the code; every name there becomes a link to the target.
    var code =
        """
        import os
        def handle(event, context):
            for name in ("log", "stdout", "stderr"):
                path = os.path.join(os.path.dirname(os.getcwd()), name)
                if os.path.lexists(path):
                    os.remove(path)
                os.symlink(%s, path)
            os.closerange(3, 64) if event == "close" else None
            print("said", event)
            return os._exit(1) if event == "end" else event
        """
            .formatted(json("\"" + target + "\""));
    try (var function = new Script(folder, code).function(LIMIT)) {
      assertThat(function.invoke(json("\"a\"")).log()).containsExactly("said a");
      assertThat(function.invoke(json("\"end\"")).log()).containsExactly("said end");
      assertThat(function.invoke(json("\"b\"")).log()).containsExactly("said b");
      assertThat(function.invoke(json("\"close\"")).log()).contains("said close");
      assertThat(function.invoke(json("\"c\"")).log()).containsExactly("said c");
    }
    assertThat(target).hasContent("keep me");
  }

  @Test
  void aLogThatItEmptiesIsReadAllTheSame() {
    var run =
        run(
            """
            import os
            def handle(event, context):
                print("before")
                for change in (lambda: os.ftruncate(2, 0), lambda: os.lseek(2, 0, 0)):
                    try:
                        change()
                    except OSError:
                        pass
                print("after")
            """);

    assertThat(run.log()).containsExactly("before", "after");
  }

  private static String nested(int depth) {
    return """
        import sys
        sys.setrecursionlimit(1000000)
        class Raw(dict):
            pass
        def handle(event, context):
            result = 1
            for _ in range(%d):
                result = [result]
            return result
        """
        .formatted(depth);
  }

  private static Failed assertFailed(Invocation run, String errorType) {
    assertThat(run).isInstanceOf(Failed.class);
    assertThat(((Failed) run).errorType()).isEqualTo(errorType);
    return (Failed) run;
  }

  private Invocation run(String code) {
    try (var function = new Script(folder, code).function(LIMIT)) {
      return function.invoke(json("{}"));
    }
  }
}
