package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.program.MockEnvironment;
import eventrelay.rehearsal.program.ProgramRun;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example program that uses the two halves as a library, compiled and run as it stands. */
@Timeout(120)
class OwnProgramTest {
  private static final Path FOLDER = Path.of("examples/in-your-own-program");
  private static final Path SOURCE =
      FOLDER.resolve("src/main/java/com/example/platform/Platform.java");

  private static Deployment declared;

  @BeforeAll
  static void compileAndRun(@TempDir Path classes) throws Exception {
    var status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                classPath(),
                "-d",
                classes.toString(),
                "--release",
                "17",
                "-Xlint:all,-processing,-classfile,-path",
                "-Werror",
                SOURCE.toString());
    assertThat(status).as("the compiler's exit status").isZero();
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      var stack =
          loader.loadClass("com.example.platform.Platform").getMethod("stack", Context.class);
      Consumer<Context> program =
          ctx -> {
            try {
              stack.invoke(null, ctx);
            } catch (ReflectiveOperationException e) {
              throw new AssertionError(e.getCause());
            }
          };
      var run =
          ProgramRun.of(
              program,
              "platform",
              "prod",
              Map.of(),
              new MockEnvironment(Map.of(), Map.of(), false));
      assertThat(run.errors()).isEmpty();
      assertThat(run.exceptions()).isEmpty();
      assertThat(run.exitCode()).isZero();
      declared = run.deployment();
    }
  }

  private static String classPath() {
    return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
        .orElse(System.getProperty("java.class.path"));
  }

  @Test
  void declaresBothHalvesAndItsOwnSubscriptionUnderExplicitProviders() {
    assertThat(declared.resources())
        .extracting(resource -> resource.name())
        .contains("events", "sandbox", "pager", "events-function", "sandbox-eu-west-1-target");
    assertThat(declared.resources())
        .filteredOn(resource -> resource.type().startsWith("aws:"))
        .hasSizeGreaterThan(40)
        .allSatisfy(resource -> assertThat(resource.provider()).as(resource.name()).isNotEmpty());
  }

  @Test
  void isRehearsedGreen(@TempDir Path exports) throws IOException {
    var readme = Files.readString(FOLDER.resolve("README.md"));
    var code = "ManagementTriggeredLambda-platform-events=lambda";
    assertThat(readme).contains("--code " + code);

    var run = CommandLineRun.on(List.of(declared), exports, "--code", code, "--format", "json");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.json().at("/summary/delivered").asInt()).isPositive();
    assertThat(run.json().at("/summary/unexpected").asInt()).isZero();
  }

  @Test
  void dependsOnTheProjectAsItIsInstalled() throws IOException {
    var project = Files.readString(Path.of("pom.xml"));
    var coordinates =
        project.substring(project.indexOf("<groupId>"), project.indexOf("<packaging>")).strip();

    assertThat(Files.readString(FOLDER.resolve("pom.xml")).replaceAll("\\s+", " "))
        .contains(coordinates.replaceAll("\\s+", " "));
    assertThat(Files.readString(FOLDER.resolve("README.md")))
        .contains(
            "`"
                + coordinates
                    .replaceAll("\\s*</?\\w+>\\s*", ":")
                    .replace("::", ":")
                    .replaceAll("^:|:$", "")
                + "`");
  }
}
