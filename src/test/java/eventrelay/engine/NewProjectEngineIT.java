package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.ThisProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pulumi new} makes of this project's folder, under a name of the user's choice. */
@Timeout(300)
class NewProjectEngineIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir private Path temporary;
  private Path template;

  /** What the repository holds of the project, apart from tests and docs. */
  @BeforeEach
  void copyTheProject() throws IOException {
    template = Files.createDirectory(temporary.resolve("template"));
    for (var file :
        List.of("Pulumi.yaml", "Pulumi.mgmt.yaml", "Pulumi.dev.yaml", "pom.xml", "rehearse")) {
      Files.copy(PROJECT.resolve(file), template.resolve(file));
    }
    for (var folder : List.of("lambda", "events", "src/main")) {
      copy(PROJECT.resolve(folder), template.resolve(folder));
    }
    assertThat(template.resolve("rehearse").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void isRehearsedAndDeployedUnderItsOwnName() throws Exception {
    try (var engine =
        Engine.ofTemplate(temporary, template, "--name", "my-relay", "--generate-only")) {
      assertThat(engine.folder().resolve("Pulumi.yaml"))
          .content()
          .startsWith("name: my-relay\n")
          .doesNotContain("displayName");
      build(engine.folder());

      assertThat(rehearse(engine.folder()))
          .contains("10 events: 3 delivered, 7 filtered — every event ended as expected\nstatus 0");
      var management = engine.up("mgmt").succeeded();
      var development = engine.up("dev").succeeded();

      assertThat(management.changes()).containsKey("management-bus-policy");
      // Its default is the management stack of this very project.
      assertThat(development.changes()).containsKey("development-ap-northeast-1-target");
      assertThat(Files.readString(engine.export("dev")))
          .contains("urn:pulumi:dev::my-relay::event-relay:index:Forwarder::development")
          .contains("organization/my-relay/mgmt")
          .doesNotContain("::" + ThisProject.NAME + "::");
    }
  }

  /** The CLI writes what was answered into the stack's file, as text. */
  @Test
  void takesTheSettingsThatTheTemplateAsksFor() throws Exception {
    try (var engine =
        Engine.ofTemplate(
            temporary,
            template,
            List.of(
                    "--name",
                    "my-relay",
                    "--stack",
                    "mgmt",
                    "-c",
                    "archiveDays=30",
                    "-c",
                    "alarms=false")
                .toArray(String[]::new))) {
      assertThat(engine.folder().resolve("Pulumi.mgmt.yaml"))
          .content()
          .contains("my-relay:archiveDays: \"30\"", "my-relay:deploy: management")
          .doesNotContain("logRetentionDays");
      build(engine.folder());

      var run = engine.preview("mgmt").succeeded();

      assertThat(run.changes()).containsKey("management-archive");
      assertThat(run.changes().keySet()).noneMatch(name -> name.contains("alarm"));
      assertThat(rehearse(engine.folder())).endsWith("status 0");
    }
  }

  @Test
  void saysWhatIsWrongWithAnAnswer() throws Exception {
    try (var engine =
        Engine.ofTemplate(
            temporary, template, "--name", "my-relay", "--stack", "mgmt", "-c", "deploy=nothing")) {
      build(engine.folder());

      assertThat(engine.preview("mgmt").errors())
          .anyMatch(
              error ->
                  error.contains(
                      "my-relay:deploy = \"nothing\": there is no such half; write management"));
    }
  }

  /** As a build would, which takes longer. */
  private static void build(Path folder) throws IOException {
    var target = Files.createDirectory(folder.resolve("target"));
    Files.copy(PROJECT.resolve("target/event-relay.jar"), target.resolve("event-relay.jar"));
    Files.createSymbolicLink(target.resolve("lib"), PROJECT.resolve("target/lib"));
  }

  private static String rehearse(Path folder) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(folder.resolve("rehearse").toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + "status " + process.waitFor();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        if (!file.toString().contains("__pycache__")) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }
}
