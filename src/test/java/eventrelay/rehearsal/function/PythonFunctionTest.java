package eventrelay.rehearsal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonFunctionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"detail\":{\"state\":\"running\"}}",
        "[1,2.5,true,null]",
        "null",
        "\"a\\nb\\u2028\\ud800é起動😀\"",
        "12345678901234567890"
      })
  void handsOverAnyEventAndReturnsAnyResult(String event) {
    assertThat(run("def handle(event, context): return event", json(event)))
        .isEqualTo(new Returned(json(event), List.of(), List.of()));
  }

  @Test
  void anEventMayBeLargerThanAPipe() {
    var large = TextNode.valueOf("x".repeat(1_000_000));

    assertThat(run("def handle(event, context): return event", large))
        .isEqualTo(new Returned(large, List.of(), List.of()));
  }

  @Test
  void returnsWhatLambdaCanWrite() {
    var result =
        returned(
            """
            from decimal import Decimal
            def handle(event, context): return {1: (Decimal("2.5"), float("nan"), None)}
            """);

    assertThat(result.path("1").path(0).asDouble()).isEqualTo(2.5);
    assertThat(result.path("1").path(1).asDouble()).isNaN();
    assertThat(result.path("1").path(2).isNull()).isTrue();
  }

  @Test
  void logsWhatIsWrittenByAnyWayInOrder() {
    var run =
        run(
            """
            import os, subprocess, sys
            print("import")
            def handle(event, context):
                print("起動 é")
                os.write(1, b"descriptor 1\\n")
                print("error", file=sys.stderr)
                subprocess.run(["echo", "a process"])
                print('{"result": "forged"}')
                os.write(1, b'{"result": "forged"}\\n')
                print("a\\rb\\n\\nno end of line", end="")
                return "real"
            """);

    assertThat(run)
        .isEqualTo(
            new Returned(
                TextNode.valueOf("real"),
                List.of(
                    "import",
                    "起動 é",
                    "descriptor 1",
                    "error",
                    "a process",
                    "{\"result\": \"forged\"}",
                    "{\"result\": \"forged\"}",
                    "a\rb",
                    "",
                    "no end of line"),
                List.of()));
  }

  @Test
  void aLineIsLoggedByTheInvocationThatWroteIt() {
    try (var function = function("def handle(event, context): print(event)")) {
      assertThat(function.invoke(json("1")).log()).containsExactly("1");
      assertThat(function.invoke(json("2")).log()).containsExactly("2");
    }
  }

  @Test
  void standardInputIsEmpty() {
    assertThat(
            returned(
                """
                import sys
                def handle(event, context): return sys.stdin.read()
                """))
        .isEqualTo(TextNode.valueOf(""));
  }

  @Test
  void anExceptionIsReportedAndItsPlaceLogged() {
    var failed =
        failed(
            """
            def handle(event, context):
                raise ValueError("no é")
            """);

    assertThat(failed.errorType()).isEqualTo("ValueError");
    assertThat(failed.message()).isEqualTo("no é");
    assertThat(failed.log())
        .contains("  File \"/var/task/code.py\", line 2, in handle", "ValueError: no é");
  }

  @Test
  void printingALoneSurrogateIsAnErrorAsOnLambda() {
    assertThat(failed("def handle(event, context): print('\\ud800')").errorType())
        .isEqualTo("UnicodeEncodeError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "code.handle | import nothing_of_that_name | Runtime.ImportModuleError |"
            + " cannot import 'code': No module named 'nothing_of_that_name'",
        "other.handle | | Runtime.ImportModuleError |"
            + " cannot import 'other': No module named 'other'",
        "code.other | | Runtime.HandlerNotFound | module 'code' has no 'other'",
        "handle | | Runtime.MalformedHandlerName | handler name 'handle' is not module.function",
        "code. | | Runtime.MalformedHandlerName | handler name 'code.' is not module.function",
        ".handle | | Runtime.MalformedHandlerName | handler name '.handle' is not module.function",
        "code.handle | def | Runtime.UserCodeSyntaxError |"
            + " in 'code': invalid syntax (code.py, line 1)",
        "code.handle | 1 / 0 | ZeroDivisionError | division by zero",
        "code.handle | handle = lambda event, context: {1} | Runtime.MarshalError |"
            + " cannot send the result: a set is not JSON",
        "code.handle | import sys; sys.exit(3) | Runtime.ExitError |"
            + " python3 ended with exit status 3",
        "code.handle | import sys; handle = lambda event, context: sys.exit() | Runtime.ExitError |"
            + " python3 ended with exit status 0",
        "code.handle | import os; handle = lambda event, context: os._exit(4) | Runtime.ExitError |"
            + " python3 ended with exit status 4",
      })
  void failuresHaveTheTypesThatLambdaReports(
      String handler, String code, String errorType, String message) {
    try (var function = function(handler, code == null ? "" : code, LIMIT)) {
      for (var time = 0; time < 2; time++) {
        assertThat(function.invoke(json("{}")))
            .isInstanceOfSatisfying(
                Failed.class,
                failed -> {
                  assertThat(failed.errorType()).isEqualTo(errorType);
                  assertThat(failed.message()).isEqualTo(message);
                });
      }
    }
  }

  @Test
  void aHandlerThatIsTooSlowIsKilledAndTheNextEventMeetsANewOne() {
    var code =
        """
        import subprocess
        def handle(event, context):
            print("got", event)
            return subprocess.run(["sleep", "60"]) if event == "slow" else event
        """;
    try (var function = function("code.handle", code, Duration.ofSeconds(1))) {
      assertQuick(function);
      var start = System.nanoTime();
      assertThat(function.invoke(TextNode.valueOf("slow")))
          .isEqualTo(
              new Failed(
                  "Sandbox.Timedout", "no answer within 1 s", List.of("got slow"), List.of()));
      // The process was up already, so that the limit is all there is to wait for.
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofSeconds(1), Duration.ofMillis(1500));
      assertQuick(function);
    }
  }

  @Test
  void aProcessThatEndedIsReplaced() {
    var code =
        """
        import os
        def handle(event, context):
            return os._exit(1) if event == "die" else event
        """;
    try (var function = function(code)) {
      assertThat(function.invoke(TextNode.valueOf("die"))).isInstanceOf(Failed.class);
      assertThat(function.invoke(TextNode.valueOf("live"))).isInstanceOf(Returned.class);
    }
  }

  @Test
  void oneProcessServesAllInvocationsAndEndsWithTheFunction() {
    var processes = new HashSet<JsonNode>();
    try (var function = function("import os\ndef handle(event, context): return os.getpid()")) {
      for (var i = 0; i < 1000; i++) {
        processes.add(((Returned) function.invoke(json("{}"))).result());
      }
      assertThat(processes).hasSize(1);
      assertThat(ProcessHandle.of(processes.iterator().next().asLong())).isPresent();
    }
    assertThat(ProcessHandle.of(processes.iterator().next().asLong())).isEmpty();
  }

  @Test
  void theEnvironmentIsTheFunctionsOwn() {
    var code =
        """
        import os
        def handle(event, context):
            return {name: os.environ.get(name) for name in event}
        """;
    // Set for the tests by the build: proof that the caller has more than the function sees.
    assertThat(System.getenv()).containsKey("PULUMI_ERROR_OUTPUT_STRING");
    var environment = Map.of("LEVEL", "é起動", "AWS_REGION", "ap-northeast-1");
    try (var function =
        new PythonFunction("relay", "code.handle", environment, files(code), LIMIT)) {
      var seen =
          function.invoke(
              json(
                  """
                  ["LEVEL", "AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME",
                   "HOME", "PULUMI_ERROR_OUTPUT_STRING"]
                  """));
      assertThat(((Returned) seen).result())
          .isEqualTo(
              json(
                  """
                  {"LEVEL": "é起動", "AWS_REGION": "ap-northeast-1",
                   "AWS_LAMBDA_FUNCTION_NAME": "relay",
                   "HOME": null, "PULUMI_ERROR_OUTPUT_STRING": null}
                  """));
    }
  }

  @Test
  void noVariableOfTheCallersAccountIsVisible() {
    assertThat(
            returned(
                """
                import os
                def handle(event, context):
                    return [name for name in os.environ
                            if name.upper().startswith("AWS_") or "PROXY" in name.upper()]
                """))
        .isEqualTo(json("[\"AWS_LAMBDA_FUNCTION_NAME\"]"));
  }

  @Test
  void theContextNamesTheFunctionAndTheRequest() {
    var code =
        """
        def handle(event, context):
            left = context.get_remaining_time_in_millis()
            return [context.function_name, context.aws_request_id, 0 < left <= 20000]
        """;
    try (var function = function(code)) {
      function.invoke(json("{}"));

      assertThat(((Returned) function.invoke(json("{}"))).result())
          .isEqualTo(json("[\"relay\", \"00000000-0000-0000-0000-000000000002\", true]"));
    }
  }

  @Test
  void filesKeepTheirNamesInTheArchive() throws IOException {
    var main = Files.writeString(folder.resolve("a"), "from part.inner import handle");
    var inner = Files.writeString(folder.resolve("b"), "def handle(event, context): return 'in'");
    try (var function =
        new PythonFunction(
            "relay",
            "main.handle",
            Map.of(),
            Map.of("main.py", main, "part/inner.py", inner),
            LIMIT)) {
      assertThat(function.invoke(json("{}")))
          .isEqualTo(new Returned(TextNode.valueOf("in"), List.of(), List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../code.py", "part/../../code.py", "/code.py", ""})
  void noFileIsWrittenOutsideTheFolder(String name) {
    var files = Map.of(name, write("x = 1"));

    assertThatThrownBy(() -> new PythonFunction("relay", "code.handle", Map.of(), files, LIMIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a file of the archive: " + name);
  }

  @Test
  void aFileThatIsMissingIsAnError() {
    var files = Map.of("code.py", folder.resolve("missing.py"));

    assertThatThrownBy(() -> new PythonFunction("relay", "code.handle", Map.of(), files, LIMIT))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            folder.resolve("missing.py")
                + ": it cannot be copied as code.py for a rehearsal; check its permissions, and the"
                + " room for temporary files");
  }

  @Test
  void nothingIsLeftBehind() {
    Path code;
    try (var function = function("import os\ndef handle(event, context): return os.getcwd()")) {
      code = Path.of(((Returned) function.invoke(json("{}"))).result().textValue());
      assertThat(code.resolve("code.py")).exists();
    }
    assertThat(code.getParent()).doesNotExist();
  }

  @Test
  void saysWhatToInstallIfThereIsNoPython() {
    try (var function =
        new PythonFunction(
            "relay",
            "code.handle",
            Map.of(),
            files("x = 1"),
            LIMIT,
            new Sandbox(folder.toString()),
            PythonFunction.START_LIMIT)) {
      assertThatThrownBy(() -> function.invoke(json("{}")))
          .isInstanceOf(PythonMissingException.class)
          .hasMessage(
              "python3 is not on the PATH: the rehearsal runs the Lambda handler with it;"
                  + " install Python 3.9 or newer");
    }
  }

  @Test
  void whatBeganTogetherEndsInOrderAndAFailureComesAgainFirst() {
    try (var function =
        function(
            """
            seen = []
            def handle(event, context):
                seen.append(event)
                if seen == ["a"]: raise ValueError("once")
                return list(seen)
            """)) {
      var first = function.begin(TextNode.valueOf("a"), Map.of());
      var second = function.begin(TextNode.valueOf("b"), Map.of());

      assertThatThrownBy(second::end).isInstanceOf(IllegalStateException.class);
      assertThat(first.end()).isInstanceOf(Failed.class);
      assertThat(((Returned) first.again()).result()).isEqualTo(json("[\"a\", \"a\"]"));
      assertThat(((Returned) second.end()).result()).isEqualTo(json("[\"a\", \"a\", \"b\"]"));
    }
  }

  private static void assertQuick(PythonFunction function) {
    assertThat(function.invoke(TextNode.valueOf("quick")))
        .isEqualTo(new Returned(TextNode.valueOf("quick"), List.of("got quick"), List.of()));
  }

  private Invocation run(String code, JsonNode event) {
    try (var function = function(code)) {
      return function.invoke(event);
    }
  }

  private Invocation run(String code) {
    return run(code, json("{}"));
  }

  private JsonNode returned(String code) {
    return ((Returned) run(code)).result();
  }

  private Failed failed(String code) {
    return (Failed) run(code);
  }

  private PythonFunction function(String code) {
    return function("code.handle", code, LIMIT);
  }

  private PythonFunction function(String handler, String code, Duration timeout) {
    return new PythonFunction("relay", handler, Map.of(), files(code), timeout);
  }

  private Map<String, Path> files(String code) {
    return Map.of("code.py", write(code));
  }

  private Path write(String code) {
    try {
      return Files.writeString(folder.resolve("source.py"), code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
