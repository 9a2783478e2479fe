package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Terraform states that name the same things in other ways than the relay's own example. */
@Timeout(120)
class AdoptionCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases-adoption");
  private static final Path BY_ARN = CASES.resolve("57-tf-bus-by-arn/state.tfstate");
  private static final Path GENERATED = CASES.resolve("59-tf-generated-target-ids/state.tfstate");
  private static final String TARGET = "aws_cloudwatch_event_target.";

  @TempDir private Path folder;

  @Test
  void aBusGivenByItsArnIsTheBus() {
    var report = adopt(BY_ARN).json();

    assertThat(names(report.at("/stacks/0"), "changed"))
        .contains("management-bus-policy", "management-rule", "management-target");
    assertThat(report.path("conflicts")).isEmpty();
    assertThat(report.path("unrelated")).hasSize(1);
    assertThat(report.at("/stacks/0/changed").toString())
        .doesNotContain("\"input\":\"eventBusName\"");
  }

  @Test
  void aTargetWithAGeneratedIdIsTheRelaysAndIsReplaced() {
    var run = adopt(GENERATED);
    var report = run.json();

    assertThat(names(report.at("/stacks/0"), "replaced")).contains("management-target");
    assertThat(names(report.at("/stacks/1"), "replaced"))
        .containsExactly("development-ap-northeast-1-target");
    var target = report.at("/stacks/1/replaced/0");
    assertThat(target.path("id").asText())
        .isEqualTo("default/ForwardEC2LaunchToManagement/terraform-20240301010101a0001");
    assertThat(target.at("/changes/0/input").asText()).isEqualTo("targetId");
    assertThat(target.at("/changes/0/because").asText()).contains("is delivered twice");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aSecondTargetOfTheSameRuleOrBusDeliversTwice() {
    var again = copyOf(GENERATED, "lambda_target", "again", "target_id", "another");
    var rule = copyOf(again, "lambda_target", "other_rule", "rule", "OtherRule");
    var elsewhere = copyOf(rule, "lambda_target", "other_arn", "arn", "arn:aws:sqs:x:1:q");
    var bus = copyOf(elsewhere, "lambda_target", "other_bus", "event_bus_name", "other");

    var report = adopt(bus).json();

    assertThat(report.path("conflicts")).hasSize(2);
    assertThat(because(report, TARGET + "again"))
        .isEqualTo(
            "it is a second target of rule TriggerLambdaOnDevEC2Launch with the same ARN, so that"
                + " each event is delivered twice; remove it when the relay is up");
    assertThat(because(report, TARGET + "other_rule"))
        .startsWith("rule OtherRule sends there as rule TriggerLambdaOnDevEC2Launch of the relay");
    assertThat(report.path("unrelated").toString())
        .contains(TARGET + "other_arn", TARGET + "other_bus");
  }

  @Test
  void theTargetWithTheRelaysIdIsTheRelays() {
    var both = copyOf(BY_ARN, "lambda_target", "generated", "target_id", "terraform-1");

    var report = adopt(both).json();

    assertThat(names(report.at("/stacks/0"), "changed")).contains("management-target");
    assertThat(because(report, TARGET + "generated")).startsWith("it is a second target of rule");
  }

  @Test
  void aStatementOnTheAdoptedBusIsSaidToBeOverwritten() {
    var policy = "allow_dev";
    var state = copyOf(BY_ARN, policy, "one", "type", "aws_cloudwatch_event_permission");
    var other = copyOf(state, policy, "two", "type", "aws_cloudwatch_event_permission");
    var elsewhere = with(other, "two", "event_bus_name", "other");

    var text = text(elsewhere);
    var report = adopt(elsewhere).json();

    assertThat(report.path("conflicts")).hasSize(1);
    assertThat(because(report, "aws_cloudwatch_event_permission.one"))
        .isEqualTo(
            "the next up writes the whole policy of bus development-events, and this statement is"
                + " gone: the accounts that it lets in are refused; list them in the stack file, or"
                + " use another bus");
    assertThat(text.out())
        .containsSubsequence(
            "  NOT part of the relay, and overwritten or doubled by it (1)",
            "    ✘ aws_cloudwatch_event_permission.one",
            "  not part of the relay: it stays as it is (2)",
            "    aws_cloudwatch_event_permission.two");
    assertThat(text.status()).isEqualTo(1);
  }

  @Test
  void aFunctionThatLogsElsewhereIsSaidToLoseItsLines() throws IOException {
    var elsewhere = new ObjectMapper().readTree("[{\"log_group\":\"/team/log\"}]");
    var byDefault =
        new ObjectMapper().readTree("[{\"log_group\":\"/aws/lambda/ManagementTriggeredLambda\"}]");

    var report = adopt(logging(elsewhere)).json();

    assertThat(because(report, "aws_lambda_function.management_lambda"))
        .isEqualTo(
            "it logs to /team/log, which the update keeps and the relay's role may not write to, so"
                + " that its lines are lost; let it log to /aws/lambda/ManagementTriggeredLambda"
                + " first");
    assertThat(report.at("/stacks/0/new").toString()).contains("management-function-log-group");
    assertThat(adopt(logging(byDefault)).json().path("conflicts")).isEmpty();
  }

  private Path logging(JsonNode config) {
    return edited(
        BY_ARN,
        resources ->
            attributes(named(resources, "management_lambda")).set("logging_config", config));
  }

  private static List<String> names(JsonNode stack, String list) {
    var names = new ArrayList<String>();
    stack.path(list).forEach(one -> names.add(one.path("name").asText()));
    return names;
  }

  private static String because(JsonNode report, String address) {
    for (var conflict : report.path("conflicts")) {
      if (conflict.path("address").asText().equals(address)) {
        return conflict.path("because").asText();
      }
    }
    throw new AssertionError(report.toPrettyString());
  }

  private CommandLineRun adopt(Path state) {
    return CommandLineRun.of(
        "--format",
        "json",
        "--import-file",
        folder.resolve("import.json").toString(),
        "--terraform-state",
        state.toString());
  }

  private Run text(Path state) {
    return Run.of(
        "--import-file",
        folder.resolve("import.json").toString(),
        "--terraform-state",
        state.toString());
  }

  /** A state with a second resource like one that it has, with one value changed. */
  private Path copyOf(Path state, String name, String copy, String field, String value) {
    return edited(
        state,
        resources -> {
          var block = named(resources, name).deepCopy().put("name", copy);
          if (field.equals("type")) {
            block.put("type", value);
          } else {
            attributes(block).put(field, value);
          }
          resources.add(block);
        });
  }

  private Path with(Path state, String name, String field, String value) {
    return edited(state, resources -> attributes(named(resources, name)).put(field, value));
  }

  private Path edited(Path state, Consumer<ArrayNode> edit) {
    try {
      var json = (ObjectNode) new ObjectMapper().readTree(state.toFile());
      edit.accept((ArrayNode) json.path("resources"));
      return Files.writeString(Files.createTempFile(folder, "state", ".tfstate"), json.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode attributes(ObjectNode block) {
    return (ObjectNode) block.at("/instances/0/attributes");
  }

  private static ObjectNode named(ArrayNode resources, String name) {
    for (var block : resources) {
      if (block.path("name").asText().equals(name)) {
        return (ObjectNode) block;
      }
    }
    throw new AssertionError(name);
  }
}
