package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.adoption.Seed;
import eventrelay.rehearsal.terraform.TerraformStack;
import eventrelay.rehearsal.terraform.TerraformState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value that Terraform marks as sensitive leaves the rehearsal, whatever is asked of it. */
@Timeout(300)
class SensitiveValuesTest {
  private static final String SECRET = "hunter2";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SHOWN = Path.of("src/test/resources/terraform/modules-shown.json");

  @TempDir private Path folder;
  private String state;
  private String shown;

  @BeforeEach
  void write() throws IOException {
    var pulled = JSON.readTree(Seed.FILE.toFile());
    ((ObjectNode) pulled).withObject("/outputs/o").put("value", SECRET).put("sensitive", true);
    for (var block : pulled.path("resources")) {
      for (var instance : block.path("instances")) {
        var attributes = (ObjectNode) instance.path("attributes");
        var marks = ((ObjectNode) instance).putArray("sensitive_attributes");
        for (var name : secretsIn(attributes)) {
          marks.addArray().addObject().put("type", "get_attr").put("value", name);
        }
        ((ObjectNode) instance).put("private", SECRET);
      }
    }
    state = Files.writeString(folder.resolve("pulled.tfstate"), pulled.toString()).toString();
    var show = JSON.readTree(SHOWN.toFile());
    mark(show.at("/values/root_module"));
    shown = Files.writeString(folder.resolve("shown.json"), show.toString()).toString();
    assertThat(pulled.toString() + show).contains(SECRET);
  }

  private static void mark(JsonNode module) {
    for (var resource : module.path("resources")) {
      var marks = (ObjectNode) resource.path("sensitive_values");
      for (var name : secretsIn((ObjectNode) resource.path("values"))) {
        marks.put(name, true);
      }
    }
    module.path("child_modules").forEach(SensitiveValuesTest::mark);
  }

  /** Puts the secret into whatever is no name, and says where. */
  private static List<String> secretsIn(ObjectNode attributes) {
    var names = new ArrayList<String>();
    for (var name :
        List.of("policy", "event_pattern", "assume_role_policy", "description", "principal")) {
      if (attributes.has(name)) {
        attributes.put(name, attributes.path(name).asText().replace("aws", SECRET) + SECRET);
        names.add(name);
      }
    }
    if (attributes.has("environment")) {
      attributes.putArray("environment").addObject().putObject("variables").put("KEY", SECRET);
      names.add("environment");
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--format json",
        "--format markdown",
        "--format html",
        "--break all",
        "--break function",
        "--attacks",
        "--code ManagementTriggeredLambda=lambda",
        "--against src/test/resources/seed.tfstate",
        "--against src/test/resources/terraform/plan.json --format json",
        "--against src/test/resources/terraform/plan.json --format markdown",
      })
  void noReportHasOne(String options) {
    for (var file : List.of(state, shown)) {
      var run = Run.of(("--terraform-state " + file + " " + options).strip().split(" "));

      assertThat(run.out() + run.err()).doesNotContain(SECRET).isNotBlank();
      assertThat(run.status()).as(run.err()).isBetween(0, 1);
    }
  }

  @Test
  void noStackHasOne() {
    for (var file : List.of(state, shown)) {
      var read = TerraformState.read(Path.of(file));

      var stack = new TerraformStack(read, "s", Map.of()).deployment();

      assertThat(read.resources().toString()).contains(SECRET);
      assertThat(stack.toString()).doesNotContain(SECRET).contains("development-events");
    }
  }

  @Test
  void noComparisonWithOneHasOne() {
    for (var file : List.of(state, shown)) {
      for (var format : List.of("text", "json", "markdown")) {
        var run = Run.of("--against", file, "--format", format);

        assertThat(run.out() + run.err()).doesNotContain(SECRET);
        assertThat(run.status()).as(run.err()).isBetween(0, 1);
      }
    }
  }

  @Test
  void whatDependsOnOneIsUnproven() {
    var run = Run.of("--terraform-state", state);

    assertThat(run.out())
        .contains(
            "policy of aws_cloudwatch_event_bus_policy.allow_dev is marked as sensitive, so that what"
                + " depends on it is unproven\n",
            "0 delivered");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void noSavedFileHasOne() throws IOException {
    var saved = folder.resolve("saved");

    var run = Run.of("--terraform-state", state, "--save-exports", saved.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(saved).doesNotExist();
    var imports = folder.resolve("import.json").toString();
    var adopted = Run.of("--import-file", imports, "--terraform-state", state);
    assertThat(adopted.out() + adopted.err()).doesNotContain(SECRET);
    try (var files = Files.newDirectoryStream(folder, "import*")) {
      for (var file : files) {
        assertThat(Files.readString(file)).doesNotContain(SECRET);
      }
    }
  }
}
