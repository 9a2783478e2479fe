package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The script {@code rehearse} starts the rehearsal, and builds what it needs first. */
@Timeout(60)
class LauncherTest {
  @TempDir private Path folder;
  private LauncherProject launcher;

  @BeforeEach
  void prepare() throws IOException {
    launcher = new LauncherProject(folder);
  }

  @Test
  void startsTheCommandWhereItWasCalled() throws Exception {
    var run = launcher.run("relative/folder", "--event", "-", "");

    var lines = run.lines();
    assertThat(run.status()).isEqualTo(7);
    assertThat(lines.get(0)).isEqualTo(launcher.file("elsewhere").toString());
    assertThat(lines)
        .contains(
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=16",
            "-Dsun.misc.unsafe.memory.access=allow",
            "-Xlog:disable",
            "-D" + Rehearse.PROJECT + "=" + launcher.file("rehearse").getParent())
        .doesNotContain("-Deventrelay.colour=true");
    assertThat(lines.subList(lines.indexOf("-cp"), lines.size()))
        .containsExactly(
            "-cp",
            launcher.file("target/event-relay.jar").toString(),
            Rehearse.class.getName(),
            "relative/folder",
            "--event",
            "-",
            "",
            "what stands on standard input");
  }

  @Test
  void startsThroughALinkThatIsRelative() throws Exception {
    var second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
    Files.createSymbolicLink(folder.resolve("first"), Path.of("a project/rehearse"));

    assertThat(launcher.command(List.of(second.toString())).output())
        .contains("-D" + Rehearse.PROJECT + "=" + launcher.file("rehearse").getParent() + "\n");
  }

  /** Those that are here; on macOS, bash is 3.2. */
  static List<List<String>> shells() {
    return Stream.of(
            List.of("sh"),
            List.of("dash"),
            List.of("bash"),
            List.of("ksh"),
            List.of("busybox", "sh"))
        .filter(shell -> LauncherProject.onPath(shell.get(0)).isPresent())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void everyShellUnderstandsIt(List<String> shell) throws Exception {
    var command = new ArrayList<String>();
    command.add(LauncherProject.onPath(shell.get(0)).orElseThrow().toString());
    command.addAll(shell.subList(1, shell.size()));
    command.addAll(List.of(launcher.file("rehearse").toString(), "two words", ""));

    var run = launcher.command(command);

    assertThat(run.status()).as(run.output()).isEqualTo(7);
    assertThat(run.lines()).containsSubsequence(Rehearse.class.getName(), "two words", "");
  }

  @Test
  void keepsAnArchiveOfLoadedClassesForEachJava() throws Exception {
    var first = archive(launcher.run());

    launcher.set("JAVA_HOME", launcher.jdk("21.0.5").toString());
    var second = archive(launcher.run());

    assertThat(first).exists().isNotEqualTo(second);
    assertThat(second).exists();
    launcher.set("JAVA_HOME", launcher.jdk("17.0.9").toString());
    assertThat(archive(launcher.run())).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.9, -XX:SharedArchiveFile=, jsa",
    "24.0.2, -XX:SharedArchiveFile=, jsa",
    "25.0.1, -XX:AOTCache=, aot",
    "26-ea, -XX:AOTCache=, aot"
  })
  void keepsAnAotCacheWhereJavaHasOne(String version, String option, String extension)
      throws Exception {
    launcher.set("JAVA_HOME", launcher.jdk(version).toString());

    assertThat(launcher.run().lines())
        .filteredOn(line -> line.startsWith(option))
        .singleElement()
        .satisfies(
            line ->
                assertThat(Path.of(line.substring(option.length())))
                    .exists()
                    .hasExtension(extension));
  }

  @Test
  void makesTheArchiveAgainForAnotherJar() throws Exception {
    launcher.set("JAVA_HOME", launcher.jdk("21.0.5").toString());
    var ofAnotherJava = archive(launcher.run());
    launcher.set("JAVA_HOME", launcher.jdk("17.0.9").toString());
    var archive = archive(launcher.run());
    assertThat(ofAnotherJava).exists();
    Files.writeString(archive, "of the jar before");
    later(launcher.jar(), archive);

    assertThat(archive(launcher.run())).isEqualTo(archive).isEmptyFile();
    assertThat(ofAnotherJava).doesNotExist();
  }

  @Test
  void aFirstRunSaysWhatItLoads() throws Exception {
    Files.delete(launcher.file("target/event-relay.jar"));

    var run = launcher.run();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output())
        .startsWith(
            "rehearse: building, on the first run only. Maven downloads what it does not have yet:"
                + " about 130 MB, which takes about a minute. Later runs need no network.\n")
        .contains("mvn -B -ntp -q -f " + launcher.file("pom.xml") + " -DskipTests")
        .contains(" -Dmaven.test.skip=true package with " + launcher.jdk("17.0.9"))
        .endsWith("rehearse: the build failed\n");
  }

  @Test
  void aJarThatIsOlderThanTheSourcesIsBuiltAgain() throws Exception {
    var source = Files.writeString(launcher.file("src/main/A.java"), "");
    later(source, launcher.jar());

    var run = launcher.run();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output())
        .startsWith(
            "rehearse: the sources have changed since the last build: building again\nmvn ");
  }

  @Test
  void theBuildUsesTheJavaThatIsStarted() throws Exception {
    launcher.unset("JAVA_HOME");
    var java = launcher.jdk("21.0.4").resolve("bin/java");
    Files.createSymbolicLink(launcher.bin("java"), java);
    Files.delete(launcher.file("target/event-relay.jar"));

    assertThat(launcher.run().output()).contains(" package with " + launcher.jdk("21.0.4") + "\n");
  }

  @Test
  void aFileThatWasRemovedIsAChangeOfTheSources() throws Exception {
    later(launcher.file("src/main"), launcher.jar());

    assertThat(launcher.run().output()).contains("building again");
  }

  private static void later(Path file, Path than) throws IOException {
    var time = Files.getLastModifiedTime(than).toMillis();
    Files.setLastModifiedTime(file, FileTime.fromMillis(time + 5_000));
  }

  private static Path archive(LauncherProject.Run run) {
    var option = "-XX:SharedArchiveFile=";
    var named = run.lines().stream().filter(line -> line.startsWith(option)).toList();
    assertThat(named).as(run.output()).hasSize(1);
    return Path.of(named.get(0).substring(option.length()));
  }
}
