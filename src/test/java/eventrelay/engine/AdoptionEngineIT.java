package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.automation.OperationType;
import eventrelay.engine.provider.Call;
import eventrelay.names.Arns;
import eventrelay.rehearsal.adoption.Seed;
import eventrelay.rehearsal.adoption.Standing;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.terraform.TerraformState;
import eventrelay.rehearsal.types.CloudWatchTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/adopt.md says, done to what Terraform made of the system that it describes. */
class AdoptionEngineIT extends NewAccounts {
  private static final String PERMISSION = "management-function-permission";
  private static final String NO_SOURCE_ACCOUNT = "\"source_account\": null";
  private static final String LAMBDAS_LOG_GROUP = "/aws/lambda/ManagementTriggeredLambda";

  @Test
  void thePermissionIsReplacedAsTheListSaysAndNothingElseIs() throws Exception {
    adopt(Seed.FILE, 1, "mgmt");

    var changes = engine.preview("mgmt").succeeded().changes();

    assertThat(changes).containsEntry(PERMISSION, OperationType.REPLACE);
    changes.remove(PERMISSION);
    assertThat(changes.values()).containsOnly(OperationType.UPDATE, OperationType.CREATE);
  }

  @Test
  void afterTheImportAnUpdateReplacesNothingAndDeletesNothing() throws Exception {
    var state = temporary.resolve("mended.tfstate");
    var seed = Files.readString(Seed.FILE);
    assertThat(seed).containsOnlyOnce(NO_SOURCE_ACCOUNT);
    Files.writeString(
        state, seed.replace(NO_SOURCE_ACCOUNT, "\"source_account\": \"111111111111\""));

    for (var stack : new String[] {"mgmt", "dev"}) {
      var adopted = adopt(state, 0, stack);
      assertThat(isProtected(stack)).containsAll(adopted);
      var changes = engine.up(stack).succeeded().changes();

      assertThat(changes)
          .allSatisfy(
              (name, operation) ->
                  assertThat(operation)
                      .as(name)
                      .isEqualTo(
                          adopted.contains(name) ? OperationType.UPDATE : OperationType.CREATE));
      assertThat(isProtected(stack))
          .hasSize(stack.equals("mgmt") ? 4 : 0)
          .allMatch(name -> name.matches(".*(archive|queue|log-group)"));
      assertThat(engine.up(stack).succeeded().changes()).isEmpty();
    }
    assertThat(engine.accounts().calls()).noneMatch(call -> call.startsWith(Call.DELETE + " "));
  }

  /** An import protects all of it; the first update protects what the program says. */
  private Set<String> isProtected(String stack) throws Exception {
    return ExportFile.read(engine.export(stack)).resources().stream()
        .filter(ResourceState::protect)
        .map(ResourceState::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Imports what the state has of a stack, and gives the names. */
  private Set<String> adopt(Path state, int exitStatus, String stack) throws Exception {
    if (engine.accounts().all().isEmpty()) {
      for (var standing : Standing.in(TerraformState.read(state))) {
        var place = standing.place();
        engine
            .accounts()
            .add(Arns.of(place.region(), place.account()), standing.type(), standing.inputs());
      }
      engine
          .accounts()
          .add(
              Arns.of("ap-northeast-1", "111111111111"),
              CloudWatchTypes.LOG_GROUP,
              Map.of("name", LAMBDAS_LOG_GROUP));
    }
    Launcher.run(
        exitStatus,
        "--import-file",
        temporary.resolve("import.json").toString(),
        "--terraform-state",
        state.toString());
    var file = temporary.resolve("import." + stack + ".json");
    var imported = new ObjectMapper().readTree(file.toFile());
    engine.init(stack);
    engine.importFrom(stack, file);
    var names = new TreeSet<String>();
    for (var resource : imported.path("resources")) {
      names.add(resource.path(resource.has("logicalName") ? "logicalName" : "name").asText());
    }
    return names;
  }
}
