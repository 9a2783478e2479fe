package eventrelay.rehearsal.function;

import static eventrelay.rehearsal.function.Script.json;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.function.Invocation.Returned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the interpreter starts with, and what a function's configuration adds to it. */
class FixedEnvironmentTest {
  @TempDir private Path folder;

  @Test
  void theInterpreterStartsIsolatedAndWithoutTheConfiguration() throws Exception {
    var code =
        """
        import os, sys
        def handle(event, context):
            with open("/proc/self/environ") as file:
                started = "canary" in file.read()
            names = sorted(set(os.environ) - {"LC_CTYPE"})
            return [sys.flags.isolated, started, names, sys.path[0] == os.getcwd()]
        """;

    assertThat(run(Map.of("LEVEL", "canary"), code))
        .isEqualTo(
            json(
                """
                [1, false, ["AWS_LAMBDA_FUNCTION_NAME", "LEVEL", "PATH", "TMPDIR"], true]
                """));
  }

  @Test
  void whatAShimAddsIsNotTheFunctions() throws Exception {
    var python = Interpreter.on(System.getenv("PATH"));
    var shim = folder.resolve("python3");
    Files.writeString(
        shim,
        "#!/bin/sh\nPATH='%s' SHIM=canary exec '%s' \"$@\"\n"
            .formatted(python.path(), python.executable()));
    assertThat(shim.toFile().setExecutable(true)).isTrue();
    var file = Files.writeString(folder.resolve("source.py"), VALUES);
    try (var function =
        new PythonFunction(
            "relay",
            "code.handle",
            Map.of(),
            Map.of("code.py", file),
            Duration.ofSeconds(60),
            new Sandbox(folder.toString()),
            PythonFunction.START_LIMIT)) {
      assertThat(function.invoke(json("{}")))
          .isInstanceOfSatisfying(
              Returned.class,
              returned -> assertThat(returned.result().toString()).doesNotContain("canary"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PYTHONPATH",
        "PYTHONWARNINGS",
        "PYTHON_GIL",
        "pythonpath",
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "DYLD_INSERT_LIBRARIES",
        "BROWSER",
        "PATH",
        "HOME",
        "TMPDIR",
        "BASH_ENV",
        "BASH_FUNC_ls",
        "ENV",
        "IFS",
        "NODE_OPTIONS",
        "JAVA_TOOL_OPTIONS",
        "GCONV_PATH",
        "GLIBC_TUNABLES",
        "OPENSSL_CONF",
        "PERL5OPT",
        "RUBYOPT",
        "GIT_SSH_COMMAND",
        "GIT_CONFIG_COUNT",
        "LESSOPEN",
        "EDITOR",
        "AWS_CONFIG_FILE",
        "AWS_LAMBDA_EXEC_WRAPPER",
      })
  void aVariableThatRunsSomethingIsNotSet(String name) throws Exception {
    assertThat(WithheldVariables.isWithheld(name)).isTrue();
    assertThat(run(Map.of(name, "canary"), VALUES).toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOTIFY_TOPIC_ARN",
        "NOTIFY_STATES",
        "ACCOUNT_NAMES",
        "AWS_REGION",
        "LEVEL",
        "LOG_LEVEL",
        "TZ",
        "LANG",
        "NODE_ENV",
        "GIT_COMMIT",
        "ENVIRONMENT",
        "PATHS",
        "HOMEPAGE",
        "JAVA_VERSION",
        "POWERTOOLS_SERVICE_NAME",
      })
  void anyOtherIsSet(String name) throws Exception {
    assertThat(WithheldVariables.isWithheld(name)).isFalse();
    assertThat(run(Map.of(name, "canary"), VALUES).toString()).contains("canary");
  }

  private static final String VALUES =
      "import os\ndef handle(event, context): return list(os.environ.values())\n";

  private Object run(Map<String, String> environment, String code) throws Exception {
    var file = Files.writeString(folder.resolve("source.py"), code);
    try (var function =
        new PythonFunction(
            "relay", "code.handle", environment, Map.of("code.py", file), Duration.ofSeconds(60))) {
      return ((Returned) function.invoke(json("{}"))).result();
    }
  }
}
