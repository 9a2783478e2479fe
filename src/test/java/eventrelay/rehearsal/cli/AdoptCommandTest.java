package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.adoption.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AdoptCommandTest {
  private static final String STATE = Seed.FILE.toString();

  @TempDir private Path folder;

  @Test
  void threeListsAndALoudOneAndAFileForEachStack() throws IOException {
    var file = folder.resolve("import.json");

    var run = Run.of("--import-file", file.toString(), "--terraform-state", STATE);

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().lines())
        .containsSubsequence(
            "mgmt: " + folder.resolve("import.mgmt.json") + " written",
            "  adopted as it is (0)",
            "  adopted, and changed by the next up (7)",
            "        policy  only the forwarding role of each account may send, and only the events"
                + " that are carried",
            "  WOULD BE REPLACED by the next up (1)",
            "    ✘ management-function-permission "
                + " ManagementTriggeredLambda/AllowExecutionFromEventBridge",
            "  new (16)",
            "dev: " + folder.resolve("import.dev.json") + " written",
            "  adopted, and changed by the next up (4)",
            "  new (7)",
            "  not part of the relay: it stays as it is (1)",
            "    aws logs describe-log-groups --log-group-name-prefix"
                + " /aws/lambda/ManagementTriggeredLambda --region ap-northeast-1"
                + " --profile management",
            "    pulumi import -s mgmt --file "
                + folder.resolve("import.mgmt.json")
                + " --generate-code=false",
            "    pulumi up -s mgmt",
            "    pulumi up -s dev",
            "    terraform state rm aws_cloudwatch_event_bus.dev_events"
                + " aws_cloudwatch_event_bus_policy.allow_dev"
                + " aws_cloudwatch_event_rule.dev_ec2_launch_rule"
                + " aws_cloudwatch_event_rule.management_lambda_rule"
                + " aws_cloudwatch_event_target.forward_target"
                + " aws_cloudwatch_event_target.lambda_target"
                + " aws_iam_role.eventbridge_to_management_role"
                + " aws_iam_role.lambda_exec_role"
                + " aws_iam_role_policy.allow_put_events_to_management"
                + " aws_lambda_function.management_lambda"
                + " aws_lambda_permission.allow_eventbridge");
    assertThat(Files.readString(folder.resolve("import.dev.json")))
        .contains("\"type\" : \"event-relay:index:Forwarder\"", "\"component\" : true");
    assertThat(file).doesNotExist();
  }

  @Test
  void jsonSaysTheSame() {
    var run =
        CommandLineRun.of(
            "--import-file",
            folder.resolve("import.json").toString(),
            "--terraform-state",
            STATE,
            "--format",
            "json");

    var stack = run.json().path("stacks").get(0);
    assertThat(stack.path("file").asText()).endsWith("import.mgmt.json");
    assertThat(stack.path("adopted")).isEmpty();
    assertThat(stack.path("changed")).hasSize(7);
    assertThat(stack.at("/replaced/0/changes/0/input").asText()).isEqualTo("sourceAccount");
    assertThat(stack.path("new")).hasSize(16);
    assertThat(run.json().at("/unrelated/0/address").asText())
        .isEqualTo("aws_iam_role_policy_attachment.lambda_basic_execution");
  }

  @Test
  void whereOneStackIsThereTheFileIsTheFile() throws IOException {
    Files.copy(Path.of("Pulumi.mgmt.yaml"), folder.resolve("Pulumi.mgmt.yaml"));
    var file = folder.resolve("import.json");

    var run = Run.of(folder.toString(), "--import-file", file.toString());

    assertThat(run.status()).isZero();
    assertThat(file).exists();
    assertThat(run.out())
        .contains("may exist, under these ids (24)", "nothing says what exists")
        .doesNotContain("aws logs");
  }

  @Test
  void aStackThatAdoptsNothingGetsNoFile() throws IOException {
    var state = folder.resolve("x.tfstate");
    Files.writeString(state, Files.readString(Seed.FILE).replace("222222222222", "333333333333"));

    var run =
        Run.of(
            "--import-file",
            folder.resolve("i.json").toString(),
            "--terraform-state",
            state.toString());

    assertThat(run.out()).contains("dev: nothing to adopt, so no file");
    assertThat(folder.resolve("i.dev.json")).doesNotExist();
  }

  @Test
  void badInputIsSaidBeforeAnythingIsWritten() throws IOException {
    var file = folder.resolve("import.json").toString();
    var bad = Files.writeString(folder.resolve("bad.tfstate"), "{}").toString();
    says("bad.tfstate: its version is missing", "--import-file", file, "--terraform-state", bad);
    var shown = "src/test/resources/terraform/modules-shown.json";
    says("`terraform show -json` wrote it", "--import-file", file, "--terraform-state", shown);
    says("its folder is not there", "--import-file", folder + "/no/import.json");
    says("it is a folder", "--import-file", folder.toString());
    says("leave out --export", "--import-file", file, "--export", "x.json");
    says("leave out --export", "--import-file", file, "--attacks");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  private static void says(String words, String... args) {
    var run = Run.of(args);
    assertThat(run.status()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains(words);
    assertThat(run.out()).isEmpty();
    assertThat(run.showsTrace()).isFalse();
  }
}
