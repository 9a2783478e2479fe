package eventrelay.rehearsal.function;

import static eventrelay.rehearsal.function.Script.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands on the PATH under the name of python3, and is none that runs the driver. */
@Timeout(120)
class UnusablePythonTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/bin/sh; echo hello | something else than the driver wrote to",
        "/bin/sh; echo hello; read line; echo '{}' | something else than the driver wrote to",
        "/bin/sh; exit 3 | python3 ended with exit status 3",
        "/bin/sh; echo SyntaxError >&2; exit 1 | python3 ended with exit status 1: SyntaxError",
        "/bin/sh; while :; do printf %04096d 0; done | more came than 32 MiB or 10000 lines",
        "/bin/sh; while :; do echo; done >&2 | the handler wrote more than 16 MiB or 100000 lines",
        "/nowhere/interpreter; | Cannot run program",
      })
  void isSaidInOneSentence(String script, String problem) throws IOException {
    assertThatThrownBy(
            () -> invoke("#!" + script.replaceFirst(";", "\n"), PythonFunction.START_LIMIT))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith(
            folder.resolve("python3") + ": the rehearsal runs the Lambda handler with it, and ")
        .hasMessageContaining(problem)
        .hasMessageEndingWith("; install Python 3.9 or newer, and put its folder first on the PATH")
        .hasMessageMatching("[^\\n]*");
    assertThat(Alive.processes(folder.toString())).isEmpty();
  }

  @Test
  void oneThatAnswersNothingIsNotWaitedForForever() {
    assertThatThrownBy(
            () -> invoke("#!/bin/sh\nwhile read line; do :; done", Duration.ofMillis(500)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("no answer within 0.5 s");
    assertThat(PythonFunction.START_LIMIT).isEqualTo(Duration.ofSeconds(30));
  }

  private void invoke(String script, Duration start) throws IOException {
    var python = Files.writeString(folder.resolve("python3"), script);
    assertThat(python.toFile().setExecutable(true)).isTrue();
    var code = Files.writeString(folder.resolve("code.py"), "");
    try (var function =
        new PythonFunction(
            "relay",
            "code.handle",
            Map.of(),
            Map.of("code.py", code),
            Duration.ofSeconds(60),
            new Sandbox(folder.toString()),
            start)) {
      function.invoke(json("{}"));
    }
  }
}
