package eventrelay.rehearsal.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.StackRun;
import eventrelay.rehearsal.Examples;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.settings.Settings;
import eventrelay.settings.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example as `pulumi preview` runs it: whatever AWS would compute is unknown. */
@Timeout(60)
class ExamplePreviewTest {
  @TempDir private Path project;

  static Stream<Path> examples() {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void declaresTheSameBeforeAnythingIsDeployed(Path folder) throws IOException {
    check(folder, rehearsed(folder), Map.of());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void declaresTheSameOnceTheManagementHalfIsDeployed(Path folder) throws IOException {
    var run = rehearsed(folder);
    var hub =
        run.stream()
            .filter(stack -> stack.exports().has("eventBusArn"))
            .map(Deployment::exports)
            .findFirst()
            .orElseThrow();
    check(folder, run, Map.of(StackRun.HUB_STACK, hub));
  }

  /** In a project of the name that the preview has, whatever this one is called. */
  private List<Deployment> rehearsed(Path folder) throws IOException {
    Files.writeString(project.resolve("Pulumi.yaml"), "name: " + StackConfig.SHIPPED + "\n");
    for (var file : Examples.stackFiles(folder)) {
      Files.copy(file.path(), project.resolve(file.path().getFileName()));
    }
    return FolderRun.of(project).deployments();
  }

  private static void check(Path folder, List<Deployment> run, Map<String, ObjectNode> hub) {
    for (var file : Examples.stackFiles(folder)) {
      var preview =
          new StackRun(file.stack(), file.config(), accountIds(folder), hub, true).declares();
      assertThat(urns(preview.deployment()))
          .as(file.path().toString())
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(urns(stack(run, file.stack())));
    }
  }

  private static Map<String, String> accountIds(Path folder) {
    return new AccountIds(
            Examples.stackFiles(folder).stream()
                .map(
                    file ->
                        Settings.read(
                            StackConfig.of(
                                file.path().toString(), StackConfig.SHIPPED, file.config())))
                .toList())
        .byProvider();
  }

  private static Deployment stack(List<Deployment> run, String name) {
    return run.stream().filter(stack -> stack.stack().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> urns(Deployment deployment) {
    return deployment.resources().stream().map(ResourceState::urn).toList();
  }
}
