package eventrelay;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A jar that is older than the sources beside it must not run. */
@Timeout(10)
class LaunchTest {
  private static final Instant BUILT = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path project;
  private Path jar;
  private Path source;

  @BeforeEach
  void build() throws IOException {
    source = write("src/main/java/eventrelay/App.java");
    write("src/test/java/eventrelay/AppTest.java");
    write("lambda/lambda_function.py");
    write("pom.xml");
    jar = write("target/event-relay.jar");
    try (var paths = Files.walk(project)) {
      for (var path : paths.toList()) {
        setTime(path, BUILT.minusSeconds(60));
      }
    }
    setTime(jar, BUILT);
  }

  @Test
  void runsAJarThatIsNewerThanEverySource() throws IOException {
    assertThatCode(() -> Launch.refuseStaleJar(project, jar)).doesNotThrowAnyException();
    setTime(source, BUILT);
    assertThatCode(() -> Launch.refuseStaleJar(project, jar)).doesNotThrowAnyException();
  }

  @Test
  void refusesAJarThatIsOlderThanASource() throws IOException {
    setTime(source, BUILT.plusSeconds(1));
    assertThatThrownBy(() -> Launch.refuseStaleJar(project, jar))
        .isInstanceOf(RunException.class)
        .hasMessage(
            "%s is older than %s: run `mvn -q package -DskipTests`, then this again",
            Path.of("target", "event-relay.jar"),
            Path.of("src", "main", "java", "eventrelay", "App.java"));
  }

  @Test
  void namesTheNewestSource() throws IOException {
    setTime(source, BUILT.plusSeconds(1));
    setTime(project.resolve("pom.xml"), BUILT.plusSeconds(2));
    assertThatThrownBy(() -> Launch.refuseStaleJar(project, jar))
        .hasMessageContaining("is older than pom.xml:");
  }

  @Test
  void refusesAJarThatHoldsARemovedSource() throws IOException {
    Files.delete(source);
    setTime(source.getParent(), BUILT.plusSeconds(1));
    assertThatThrownBy(() -> Launch.refuseStaleJar(project, jar))
        .hasMessageContaining("is older than %s:", Path.of("src", "main", "java", "eventrelay"));
  }

  @Test
  void looksAtNothingThatIsNotInTheJar() throws IOException {
    setTime(project.resolve("src/test/java/eventrelay/AppTest.java"), BUILT.plusSeconds(1));
    setTime(project.resolve("lambda/lambda_function.py"), BUILT.plusSeconds(1));
    assertThatCode(() -> Launch.refuseStaleJar(project, jar)).doesNotThrowAnyException();
  }

  @Test
  void runsAJarWithoutSourcesBesideIt(@TempDir Path elsewhere) {
    assertThatCode(() -> Launch.refuseStaleJar(elsewhere, jar)).doesNotThrowAnyException();
  }

  @Test
  void runsFromAFolderOfClasses() throws IOException {
    var classes = Files.createDirectories(project.resolve("target/classes"));
    setTime(classes, BUILT.minusSeconds(120));
    assertThatCode(() -> Launch.refuseStaleJar(project, classes)).doesNotThrowAnyException();
    assertThatCode(Launch::refuseStaleJar).doesNotThrowAnyException();
  }

  private Path write(String name) throws IOException {
    var file = project.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private static void setTime(Path path, Instant time) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(time));
  }
}
