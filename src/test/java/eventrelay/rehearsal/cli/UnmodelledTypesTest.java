package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.ThisProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that carry, grant or deny, and that the rehearsal does not read. */
@Timeout(120)
class UnmodelledTypesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENT = "events/ec2-stopped.json";

  @TempDir private static Path saved;
  @TempDir private Path folder;

  @BeforeAll
  static void save() {
    assertThat(Run.of("--save-exports", saved.toString()).status()).isZero();
  }

  /**
   * The stack with the resource in place of those of a type (none: beside them), its properties,
   * and what decides in the end.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dev | aws:iam/rolePolicy:RolePolicy | aws-native:iam:RolePolicy | {"roleName":"eventbridge-to-management-role"} | aws-native:iam:RolePolicy added may allow it
          dev | aws:iam/rolePolicy:RolePolicy | aws-native:iam:ManagedPolicy | {"roles":["other","eventbridge-to-management-role"]} | aws-native:iam:ManagedPolicy added may allow it
          dev | aws:iam/role:Role | aws-native:iam:Role | {"roleName":"eventbridge-to-management-role"} | aws-native:iam:Role added may be it
          dev | aws:cloudwatch/eventRule:EventRule | aws-native:events:Rule | {} | aws-native:events:Rule added on this bus is not followed
          mgmt | aws:cloudwatch/eventBus:EventBus | aws-native:events:EventBus | {"name":"development-events"} | aws-native:events:EventBus added may be it
          mgmt | aws:lambda/permission:Permission | aws-native:lambda:Permission | {"functionName":"ManagementTriggeredLambda"} | aws-native:lambda:Permission added
          mgmt | aws:lambda/function:Function | aws-native:lambda:Function | {"functionName":"ManagementTriggeredLambda"} | aws-native:lambda:Function added may be it
          """)
  void whatDependsOnThemIsUnproven(
      String stack, String replaced, String type, String properties, String because)
      throws IOException {
    var run = rehearse(stack, replaced, type, properties);

    assertThat(run.err()).isEmpty();
    assertThat(run.json().at("/events/0/outcome").asText()).as(run.out()).isEqualTo("unproven");
    assertThat(run.json().at("/events/0/hops"))
        .as(run.out())
        .anySatisfy(
            hop -> {
              assertThat(hop.path("verdict").asText()).isEqualTo("not-judged");
              assertThat(hop.path("because").asText()).contains(because);
            });
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json().path("notes").toString())
        .contains("not modelled, so that what depends on them is unproven: " + type)
        .doesNotContain("not examined");
  }

  /** Another name, another account or Region, or a policy of another type. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dev | aws-native:iam:RolePolicy | {"roleName":"another-role"}
          mgmt | aws-native:iam:RolePolicy | {"roleName":"eventbridge-to-management-role"}
          mgmt | aws-native:events:EventBusPolicy | {"eventBusName":"other","statementId":"a","principal":"*"}
          mgmt | aws-native:sqs:QueuePolicy | {"queues":["https://sqs.ap-northeast-1.amazonaws.com/1/other"]}
          mgmt | aws-native:lambda:Permission | {"functionName":"Other"}
          mgmt | aws-native:events:Rule | {"eventBusName":"other"}
          """)
  void whatDoesNotDependOnThemIsDelivered(String stack, String type, String properties)
      throws IOException {
    var run = rehearse(stack, "none", type, properties);

    assertThat(run.json().at("/events/0/outcome").asText()).as(run.out()).isEqualTo("delivered");
    assertThat(run.status()).isZero();
  }

  @Test
  void noAttackIsRefusedOverThem() throws IOException {
    for (var stack : new String[] {"mgmt", "dev"}) {
      change(
          stack,
          "aws:sqs/queuePolicy:QueuePolicy",
          "aws-native:sqs:QueuePolicy",
          "{}",
          "event-relay");
    }

    var run = run("--attacks");

    assertThat(run.json().path("attacks"))
        .filteredOn(attack -> attack.path("attempt").asText().contains(" sends to queue "))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            attack -> {
              assertThat(attack.path("outcome").asText()).isEqualTo("unproven");
              assertThat(attack.path("because").asText())
                  .contains("a resource of that type is not modelled");
            });
    assertThat(run.status()).isEqualTo(1);
  }

  /** Its provider has neither account nor Region, so that it may be anywhere. */
  @Test
  void whatMayBeAnywhereDoubtsWhatItNames() throws IOException {
    change(
        "mgmt",
        "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
        "aws-native:events:EventBusPolicy",
        "{\"eventBusName\":\"development-events\",\"statementId\":\"a\",\"principal\":\"*\"}",
        "");

    var run = run("--event", EVENT);

    assertThat(run.err()).isEmpty();
    assertThat(run.json().at("/events/0/outcome").asText()).as(run.out()).isEqualTo("unproven");
    assertThat(run.out()).contains("aws-native:events:EventBusPolicy added");
  }

  private CommandLineRun rehearse(String stack, String replaced, String type, String properties)
      throws IOException {
    change(stack, replaced, type, properties, "event-relay");
    return run("--event", EVENT);
  }

  private CommandLineRun run(String... more) {
    var arguments = new ArrayList<>(List.of("--format", "json"));
    for (var stack : new String[] {"mgmt", "dev"}) {
      var changed = folder.resolve(stack + ".json");
      arguments.add("--export");
      arguments.add((Files.exists(changed) ? changed : saved.resolve(stack + ".json")).toString());
    }
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private void change(
      String stack, String replaced, String type, String properties, String provider)
      throws IOException {
    var export = (ObjectNode) JSON.readTree(saved.resolve(stack + ".json").toFile());
    var resources = (ArrayNode) export.at("/deployment/resources");
    var itsProvider = provider.isEmpty() ? "" : providerOf(resources);
    removeIf(resources, resource -> resource.path("type").asText().equals(replaced));
    resources
        .addObject()
        .put("urn", "urn:pulumi:%s::%s::%s::added".formatted(stack, ThisProject.NAME, type))
        .put("custom", true)
        .put("id", "added")
        .put("type", type)
        .put("provider", itsProvider)
        .set("inputs", JSON.readTree(properties));
    JSON.writeValue(folder.resolve(stack + ".json").toFile(), export);
  }

  private static String providerOf(ArrayNode resources) {
    for (var resource : resources) {
      if (resource.hasNonNull("provider")) {
        return resource.path("provider").asText();
      }
    }
    throw new AssertionError("no resource has a provider");
  }

  private static void removeIf(ArrayNode resources, Predicate<JsonNode> unwanted) {
    var all = resources.elements();
    while (all.hasNext()) {
      if (unwanted.test(all.next())) {
        all.remove();
      }
    }
  }
}
