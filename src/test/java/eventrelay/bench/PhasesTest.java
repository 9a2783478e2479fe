package eventrelay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bench/accounts runs this source file with the program's jar, so no build compiles it. */
class PhasesTest {
  @TempDir Path classes;

  @Test
  void compiles() throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(problems, null, null)) {
      var classPath =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      var options = List.of("-d", classes.toString(), "-proc:none", "-cp", classPath);
      var sources = files.getJavaFileObjects(Path.of("bench", "Phases.java"));
      assertThat(compiler.getTask(null, files, problems, options, null, sources).call())
          .as(problems.getDiagnostics().toString())
          .isTrue();
    }
  }
}
