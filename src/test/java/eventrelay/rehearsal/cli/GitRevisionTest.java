package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.rehearsal.UnusableInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project in a repository of its own, whose command writes what its commit holds. */
@Timeout(120)
class GitRevisionTest {
  @TempDir private Path folder;
  private Path project;
  private Path exports;

  @BeforeEach
  void commitTwice() throws Exception {
    project = Files.createDirectories(folder.resolve("repository/project"));
    exports = Files.createDirectories(folder.resolve("exports"));
    Git.run(project, "init", "--quiet", "..");
    commit("mkdir -p \"$3\" && cp \"$(dirname \"$0\")/stack.json\" \"$3\"", "first");
    commit("echo 'no python3' >&2; exit 2", "second");
  }

  @Test
  void declaresTheStacksByTheProgramOfItsOwnCommit() throws Exception {
    revision("HEAD~1").saveExports(project, exports);

    assertThat(exports.resolve("stack.json")).hasContent("first");
    assertThat(project.resolve("stack.json")).hasContent("second");
    assertThat(Git.run(project, "worktree", "list").lines()).hasSize(1);
  }

  @Test
  void saysWhatTheCommitsOwnCommandSaid() throws Exception {
    assertThatThrownBy(() -> revision("HEAD").saveExports(project, exports))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("commit HEAD cannot be checked out and rehearsed")
        .hasMessageEndingWith("no python3");
    assertThat(Git.run(project, "worktree", "list").lines()).hasSize(1);
  }

  @Test
  void hasNoFolderFromOutsideOfTheProject() {
    assertThatThrownBy(() -> revision("HEAD").saveExports(folder, exports))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("outside of the project");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "--help", "HEAD~9", "", "HEAD; touch x"})
  void isNothingThatGitDoesNotKnow(String name) {
    assertThat(GitRevision.named(name, project)).isEmpty();
  }

  private GitRevision revision(String name) {
    return GitRevision.named(name, project).orElseThrow();
  }

  private void commit(String command, String content) throws Exception {
    var rehearse = Files.writeString(project.resolve("rehearse"), "#!/bin/sh\n" + command + "\n");
    assertThat(rehearse.toFile().setExecutable(true)).isTrue();
    Files.writeString(project.resolve("stack.json"), content);
    Git.run(project, "add", ".");
    Git.run(
        project,
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "commit",
        "--quiet",
        "-m",
        content);
  }
}
