package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionCodeTest {
  @TempDir private Path project;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(project.resolve("code/inner"));
    Files.writeString(project.resolve("code/a.py"), "");
    Files.writeString(project.resolve("code/inner/b.py"), "");
  }

  @Test
  void assetsAreFilesUnderTheNamesInTheArchive() {
    assertThat(
            files("{assets: {'x.py': {path: 'code/a.py'}, 'y/z.py': {path: 'code/inner/b.py'}}}"))
        .isEqualTo(
            Map.of(
                "x.py", project.resolve("code/a.py"),
                "y/z.py", project.resolve("code/inner/b.py")));
  }

  @Test
  void aFolderIsAllItsFiles() {
    assertThat(files("{path: 'code'}"))
        .isEqualTo(
            Map.of(
                "a.py", project.resolve("code/a.py"),
                "inner/b.py", project.resolve("code/inner/b.py")));
  }

  @Test
  void anAbsolutePathIsTakenAsItIs() {
    var file = project.resolve("code/a.py").toAbsolutePath();

    assertThat(files("{assets: {'x.py': {path: '" + file + "'}}}")).isEqualTo(Map.of("x.py", file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{assets: {}}",
        "{assets: {'x.py': {text: 'pass'}}}",
        "{assets: {'x.py': {path: 'code/a.py'}, 'y.py': {uri: 'https://example.com/y.py'}}}",
        "{assets: {'x.py': {path: 'code/a.py'}, 'y.py': {path: 'code/missing.py'}}}",
        "{assets: {'x.py': {path: 'code/inner'}}}",
        "{assets: {'x.py': {path: 'code/a\\u0000.py'}}}",
        "{assets: {'../x.py': {path: 'code/a.py'}}}",
        "{assets: {'': {path: 'code/a.py'}}}",
        "{assets: {'x': {path: 'code/a.py'}, 'x/y.py': {path: 'code/a.py'}}}",
        "{path: 'nowhere'}",
        "{path: 'code/a.py'}",
        "{path: 'code\\u0000'}",
        "{path: 7}",
      })
  void codeThatIsNotAllAtHandIsNoCode(String code) {
    assertThat(files(code)).isEmpty();
  }

  private Map<String, Path> files(String code) {
    return new FunctionCode(project).files(StackFixture.object(code));
  }
}
