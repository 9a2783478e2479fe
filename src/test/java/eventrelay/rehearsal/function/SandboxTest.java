package eventrelay.rehearsal.function;

import static eventrelay.rehearsal.function.Script.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mockStatic;

import eventrelay.rehearsal.function.Invocation.Returned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python that is started before it is known for which function. */
class SandboxTest {
  @TempDir private Path folder;

  /** Other tests may still have some. */
  private final List<ProcessHandle> others = alive();

  @Test
  void aStartedOneRunsCodeThatComesLater() throws Exception {
    var sandbox = Sandbox.started();
    var started = children();
    assertThat(started).hasSize(1);

    try (var function = function(sandbox)) {
      var result = ((Returned) function.invoke(json("{}"))).result();

      assertThat(result.textValue()).isEqualTo("later");
      assertThat(children()).isEqualTo(started);
    }
    assertThat(children()).isEmpty();
  }

  @Test
  void oneThatNoFunctionUsesIsEnded() {
    Sandbox.started().close();

    assertThat(children()).isEmpty();
  }

  /** Looking takes a fifth of a second, for whatever a handler started; here none has run. */
  @Test
  void nothingIsLookedForAfterOneThatNoFunctionUsed() {
    try (var leftovers = mockStatic(Leftovers.class)) {
      Sandbox.started().close();

      leftovers.verifyNoInteractions();
    }
  }

  @Test
  void anEmptyOneStartsPythonAtTheFirstEvent() throws Exception {
    try (var function = function(new Sandbox())) {
      assertThat(children()).isEmpty();
      function.invoke(json("{}"));
      assertThat(children()).hasSize(1);
    }
  }

  private PythonFunction function(Sandbox sandbox) throws Exception {
    var file =
        Files.writeString(folder.resolve("source.py"), "def handle(*_):\n    return 'later'\n");
    return new PythonFunction(
        "relay", "code.handle", Map.of(), Map.of("code.py", file), Duration.ofSeconds(60), sandbox);
  }

  private List<ProcessHandle> children() {
    var children = new ArrayList<>(alive());
    children.removeAll(others);
    return children;
  }

  private static List<ProcessHandle> alive() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }
}
