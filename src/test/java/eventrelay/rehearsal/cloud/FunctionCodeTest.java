package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionCodeTest {
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String ASSETS =
      "48dc4a70124902b652f787159d10a383636a4b81adbb5c27d59ecb614e175182";
  private static final String FOLDER =
      "f7bebafb8a20109d76b113958ca640b236b3467e06231f4bb794b5629711fe6f";

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void write() throws IOException {
    project = folder.resolve("project");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{assets: {'x.py': {path: '../elsewhere/x.py'}}}",
        "{assets: {'a.py': {path: 'code/a.py'}, 'x.py': {path: '../elsewhere/x.py'}}}",
        "{assets: {'x.py': {path: 'code/../../elsewhere/x.py'}}}",
        "{assets: {'x.py': {path: '/etc/passwd'}}}",
        "{assets: {'x.py': {path: '/nowhere/x.py'}}}",
        "{assets: {'x.py': {path: 'code/link.py'}}}",
        "{assets: {'x.py': {path: 'linked/x.py'}}}",
        "{assets: {'x.py': {path: 'project-2/x.py'}}}",
        "{path: '../elsewhere'}",
        "{path: '..'}",
        "{path: '/'}",
        "{path: 'linked'}",
        "{path: 'with-link'}",
      })
  void codeOutsideOfTheProjectIsNotAtHandAndThatIsSaid(String code) throws IOException {
    var elsewhere = Files.createDirectories(project.resolveSibling("elsewhere"));
    var file = Files.writeString(elsewhere.resolve("x.py"), "");
    var other = Files.createDirectories(project.resolveSibling("project-2"));
    Files.writeString(other.resolve("x.py"), "");
    Files.createSymbolicLink(project.resolve("code/link.py"), file);
    Files.createSymbolicLink(project.resolve("linked"), elsewhere);
    Files.createSymbolicLink(project.resolve("project-2"), other);
    Files.createDirectories(project.resolve("with-link"));
    Files.createSymbolicLink(project.resolve("with-link/x.py"), file);

    var found = new FunctionCode(project).of("f", StackFixture.object(code));

    assertThat(found.files()).isEmpty();
    assertThat(found.notes())
        .singleElement()
        .asString()
        .startsWith("the code of function f is not run: its archive names ")
        .endsWith(", which is outside of the project's folder");
  }

  @Test
  void linksInsideOfTheProjectAreFollowedAndTheProjectMayBeOne() throws IOException {
    Files.createSymbolicLink(project.resolve("inner.py"), project.resolve("code/a.py"));
    var linked = Files.createSymbolicLink(project.resolveSibling("link"), project);

    for (var root : List.of(project, linked)) {
      var found =
          new FunctionCode(root)
              .of("f", StackFixture.object("{assets: {'x.py': {path: 'inner.py'}}}"));
      assertThat(found)
          .isEqualTo(new CodeAtHand(Map.of("x.py", root.resolve("inner.py")), List.of()));
    }
  }

  @Test
  void whatPulumiLeavesOutOfAFolderIsLeftOut() throws IOException {
    Files.createDirectories(project.resolve("code/.pulumi"));
    Files.writeString(project.resolve("code/.pulumi/state"), "");
    Files.createSymbolicLink(project.resolve("code/loop"), project.resolve("code"));

    assertThat(files("{path: 'code'}")).containsOnlyKeys("a.py", "inner/b.py");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // SHA-256 of nothing, and of the two archives; none, and none that is a text.
        "{assets: {'x.py': {path: 'code/a.py', hash: 'EMPTY'}}}",
        "{hash: 'ASSETS', assets: {'x.py': {path: 'code/a.py', hash: 'EMPTY'}}}",
        "{hash: 'ASSETS', assets: {'x.py': {path: 'code/a.py'}}}",
        "{hash: 'FOLDER', path: 'code'}",
        "{assets: {'x.py': {path: 'code/a.py'}}}",
        "{hash: 7, assets: {'x.py': {path: 'code/a.py', hash: []}}}",
      })
  void codeWithTheHashOfTheExportIsNotRemarkedOn(String code) {
    assertThat(notes(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{assets: {'x.py': {path: 'code/a.py', hash: 'OTHER'}}} |"
            + " is this project's, not the stack's: x.py has the hash e3b0c44298fc… here and"
            + " 0123456789ab… there",
        "{hash: 'ASSETS', assets: {'x.py': {path: 'code/a.py', hash: 'OTHER'}}} |"
            + " is this project's, not the stack's: x.py has the hash e3b0c44298fc… here and"
            + " 0123456789ab… there",
        "{hash: 'OTHER', assets: {'x.py': {path: 'code/a.py', hash: 'EMPTY'}}} |"
            + " is this project's, not the stack's: the archive has the hash 48dc4a701249… here and"
            + " 0123456789ab… there",
        "{hash: 'ASSETS', path: 'code'} |"
            + " is this project's, not the stack's: the archive has the hash f7bebafb8a20… here and"
            + " 48dc4a701249… there",
        "{hash: 'ASSETS', assets: {'é.py': {path: 'code/a.py'}}} |"
            + " is this project's; whether the stack's is the same cannot be said, because a name"
            + " in its archive is long or not ASCII",
        "{hash: 'short', path: 'code'} |"
            + " is this project's, not the stack's: the archive has the hash f7bebafb8a20… here and"
            + " short there",
      })
  void otherCodeThanTheExportsIsSaid(String code, String note) {
    assertThat(notes(code)).containsExactly("the code that ran for function f " + note);
  }

  private List<String> notes(String code) {
    var hashes =
        code.replace("EMPTY", EMPTY)
            .replace("ASSETS", ASSETS)
            .replace("FOLDER", FOLDER)
            .replace("OTHER", "0123456789abcdef".repeat(4));
    return new FunctionCode(project).of("f", StackFixture.object(hashes)).notes();
  }

  private Map<String, Path> files(String code) {
    return new FunctionCode(project).of("f", StackFixture.object(code)).files();
  }
}
