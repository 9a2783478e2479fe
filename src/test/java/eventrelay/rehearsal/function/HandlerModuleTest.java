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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handler is in one of the archive's files, whatever its name means elsewhere. */
class HandlerModuleTest {
  private static final String HANDLER =
      "import os\ndef handle(event, context): return os.path.relpath(__file__)\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "code.handle, code.py",
    // Python has one of this name too, which nothing has imported yet.
    "colorsys.handle, colorsys.py",
    "part.code.handle, part/code.py",
    "part/code.handle, part/code.py",
    "part.handle, part/__init__.py",
    "起動.handle, 起動.py",
  })
  void aFileOfTheArchiveIsRun(String handler, String file) {
    assertThat(run(handler, Map.of(file, HANDLER)))
        .isEqualTo(new Returned(TextNode.valueOf(file), List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    // Python's own stands before a folder without an __init__.py.
    "antigravity.x.handle, antigravity/x.py",
    "this.x.handle, this/x.py",
    // One that is imported, or built in, comes before any file.
    "json.loads, json.py",
    "sys.exit, sys.py",
    "time.sleep, time.py",
    "boto3.client, boto3.py",
    "driver.handle, code.py",
    "__main__.main, __main__.py",
    "code/../this.x, code.py",
    "..code.handle, code.py",
    "code..handle, code.py",
    ", code.py",
  })
  void anotherModuleOfThatNameIsNot(String handler, String file) {
    var failed = (Failed) run(handler == null ? "\0.\0" : handler, Map.of(file, HANDLER));

    assertThat(failed.errorType()).isEqualTo("Runtime.ImportModuleError");
    assertThat(failed.log()).isEmpty();
  }

  @Test
  void aModuleThatPutsAnotherInItsPlaceIsNot() {
    var failed =
        (Failed)
            run("code.system", Map.of("code.py", "import os, sys\nsys.modules[__name__] = os"));

    assertThat(failed.errorType()).isEqualTo("Runtime.ImportModuleError");
    assertThat(failed.message())
        .isEqualTo("cannot import 'code': 'code' is not among the function's files");
  }

  @Test
  void aFileImportsWhatPythonHas() {
    assertThat(run("code.handle", Map.of("code.py", "import colorsys\n" + HANDLER)))
        .isInstanceOf(Returned.class);
  }

  @Test
  void nothingIsImportedFromTheFolderInWhichTheRehearsalStarts() {
    // The driver itself imports this module first of all.
    assertThat(run("code.handle", Map.of("code.py", HANDLER, "decimal.py", "1 / 0")))
        .isInstanceOf(Returned.class);
  }

  private Invocation run(String handler, Map<String, String> code) {
    var files = new HashMap<String, Path>();
    code.forEach((name, text) -> files.put(name, write(text)));
    try (var function =
        new PythonFunction("relay", handler, Map.of(), files, Duration.ofSeconds(60))) {
      return function.invoke(json("{}"));
    }
  }

  private Path write(String text) {
    try {
      return Files.writeString(Files.createTempFile(folder, "code", ""), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
