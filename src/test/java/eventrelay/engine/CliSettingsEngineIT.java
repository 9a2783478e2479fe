package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.ThisProject;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.program.FolderRun;
import eventrelay.rehearsal.types.LambdaTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/settings.md says of {@code pulumi config set}. */
@Timeout(300)
class CliSettingsEngineIT extends NewAccounts {

  @Test
  void thePagesCommandsMeanTheSameToTheEngineAndToTheRehearsal() throws Exception {
    engine.init("mgmt");
    for (var line : Files.readString(Path.of("docs/settings.md")).lines().toList()) {
      if (line.startsWith("pulumi config set ")) {
        set(line.substring("pulumi config set ".length()).replace("'", "").split(" "));
      }
    }

    engine.up("mgmt").succeeded();
    var deployed = ExportFile.read(engine.export("mgmt"));
    Files.delete(engine.folder().resolve("Pulumi.dev.yaml"));
    var rehearsed = FolderRun.of(engine.folder()).deployments().get(0);

    // Not by their Java types: a number is read as another one from an export.
    assertThat(inputs(rehearsed)).hasToString(inputs(deployed).toString());
    assertThat(inputs(deployed).get("management-bus-policy").path("policy").asText())
        .contains("arn:aws:iam::333333333333:root", "arn:aws:iam::012345678901:root");
    assertThat(inputs(deployed).get("management-archive").path("retentionDays").asInt())
        .isEqualTo(30);
    assertThat(inputs(deployed).keySet()).noneMatch(name -> name.contains("alarm-"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--path development[0].profile 222222222222 | development[0].profile = 222222222222: this is"
            + " a number | development[0].profile = 222222222222: this is a number",
        "management.id 333333333333 | if it is a path, write pulumi config set --path | if it is a"
            + " path, write pulumi config set --path",
        "events {\"states\":[\"running\"]} | PROJECT:events is a text in quotes | 'events' must be"
            + " of type 'object'",
      })
  void whatDoesNotWorkIsRefusedByBoth(String arguments, String rehearsal, String preview)
      throws Exception {
    engine.init("mgmt");
    set(("--stack mgmt " + arguments).split(" "));

    assertThatThrownBy(() -> FolderRun.of(engine.folder()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining(rehearsal.replace("PROJECT", ThisProject.NAME));
    var run = engine.preview("mgmt");
    assertThat(run.errors() + run.failure().orElseThrow()).contains(preview);
  }

  private void set(String... arguments) throws Exception {
    var command = Arrays.stream(arguments).collect(Collectors.toCollection(ArrayList::new));
    command.add(0, "config");
    command.add(1, "set");
    engine.pulumi(command.toArray(String[]::new));
  }

  private static Map<String, JsonNode> inputs(Deployment stack) {
    return stack.resources().stream()
        .filter(resource -> resource.custom() && resource.type().startsWith("aws:"))
        // The engine hashes its code.
        .filter(resource -> !resource.type().equals(LambdaTypes.FUNCTION))
        .collect(
            Collectors.toMap(
                CliSettingsEngineIT::name, ResourceState::inputs, (a, b) -> a, TreeMap::new));
  }

  private static String name(ResourceState resource) {
    return resource.urn().substring(resource.urn().lastIndexOf("::") + 2);
  }
}
