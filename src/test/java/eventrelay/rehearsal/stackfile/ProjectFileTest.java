package eventrelay.rehearsal.stackfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose settings a folder's stack files hold. */
@Timeout(30)
class ProjectFileTest {
  @TempDir private Path folder;

  @Test
  void isTheNearestOneFromTheFolderUp() throws IOException {
    var inner = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("Pulumi.yaml"), "name: outer\nruntime: java\n");

    assertThat(ProjectFile.name(inner)).isEqualTo("outer");

    Files.writeString(inner.resolve("Pulumi.yml"), "name: inner_1.x-y\n");

    assertThat(ProjectFile.name(inner)).isEqualTo("inner_1.x-y");
    assertThat(ProjectFile.name(folder.resolve("a"))).isEqualTo("outer");
  }

  @Test
  void isThatOfTheNextFolderIfThereIsNone() throws IOException {
    var project = Files.createDirectory(folder.resolve("project"));
    var other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(project.resolve("Pulumi.yaml"), "name: my-relay\n");

    assertThat(ProjectFile.name(other, project)).isEqualTo("my-relay");
    assertThat(ProjectFile.name(other)).isEqualTo("event-relay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "runtime: java", "name: 1", "name: a:b", "name: ''", "name: []"})
  void needsANameThatPulumiAccepts(String text) throws IOException {
    var file = Files.writeString(folder.resolve("Pulumi.yaml"), text);

    assertThatThrownBy(() -> ProjectFile.name(folder))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            file
                + ": it has no project name that Pulumi accepts; write name: and up to 100 letters,"
                + " digits and any of _ . -");
  }
}
