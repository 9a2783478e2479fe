package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code rehearse}, in a project of its own: the jar that it would build is one that is
 * there already, and java one that says how it was called.
 */
@Timeout(60)
class LauncherTest {
  private static final Path SCRIPT = Path.of("rehearse");

  @TempDir private Path project;

  @BeforeEach
  void copy() throws IOException {
    Files.copy(SCRIPT, project.resolve("rehearse"));
    project.resolve("rehearse").toFile().setExecutable(true);
    Files.createDirectories(project.resolve("src/main"));
    Files.writeString(project.resolve("pom.xml"), "");
    Files.createDirectories(project.resolve("target"));
    Files.createDirectories(project.resolve("elsewhere"));
    tool("java", "printf '%s\\n' \"$PWD\" \"$@\"; [ \"${!#}\" = - ] && cat; exit 7");
    tool("mvn", "printf 'mvn %s\\n' \"$*\" >&2; exit 3");
  }

  @Test
  void isAScriptThatBashUnderstandsAndAnybodyMayRun() throws Exception {
    assertThat(SCRIPT).isExecutable();
    assertThat(start(Path.of(""), "bash", "-n", SCRIPT.toString()).waitFor()).isZero();
  }

  @Test
  void startsTheCommandWhereItWasCalled() throws Exception {
    Files.writeString(project.resolve("target/event-relay.jar"), "");

    var lines = run(7, "relative/folder", "--event", "-").lines().toList();

    var home = project.toRealPath();
    assertThat(lines.get(0)).isEqualTo(home.resolve("elsewhere").toString());
    assertThat(lines)
        .contains(
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=16",
            "-Deventrelay.project=" + home)
        .doesNotContain("-Deventrelay.colour=true");
    assertThat(lines.subList(lines.indexOf("-cp"), lines.size()))
        .containsExactly(
            "-cp",
            home.resolve("target/event-relay.jar").toString(),
            Rehearse.class.getName(),
            "relative/folder",
            "--event",
            "-",
            "what stands on standard input");
    assertThat(Rehearse.PROJECT).isEqualTo("eventrelay.project");
  }

  @Test
  void usesTheClassArchiveIfThereIsOne() throws Exception {
    Files.writeString(project.resolve("target/event-relay.jar"), "");
    assertThat(run(7, "--help")).doesNotContain("-XX:SharedArchiveFile");
    Files.writeString(project.resolve("target/rehearse.jsa"), "");

    assertThat(run(7, "--help"))
        .contains(
            "-XX:SharedArchiveFile=" + project.toRealPath().resolve("target/rehearse.jsa") + "\n");
  }

  @Test
  void aJarThatIsMissingOrOlderThanTheSourcesIsBuilt() throws Exception {
    assertThat(run(2)).contains("mvn -B -ntp -q -f ", "rehearse: the build failed\n");

    var jar = Files.writeString(project.resolve("target/event-relay.jar"), "");
    var source = Files.writeString(project.resolve("src/main/A.java"), "");
    Files.setLastModifiedTime(source, FileTime.fromMillis(jar.toFile().lastModified() + 5000));
    assertThat(run(2)).contains(" -DskipTests -Dmaven.test.skip=true package\n");
  }

  private String run(int status, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(project.resolve("rehearse").toString()));
    command.addAll(List.of(arguments));
    var process = start(project.resolve("elsewhere"), command.toArray(String[]::new));
    try (var input = process.outputWriter()) {
      input.write("what stands on standard input\n");
    } catch (IOException e) {
      // It ended without reading.
    }
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(status);
    return output;
  }

  private Process start(Path folder, String... command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
    builder.redirectErrorStream(true);
    builder.environment().merge("PATH", "", (path, any) -> project.resolve("bin") + ":" + path);
    return builder.start();
  }

  private void tool(String name, String script) throws IOException {
    var file = Files.createDirectories(project.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    file.toFile().setExecutable(true);
  }
}
