package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.adoption.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Terraform made is rehearsed like an export. */
@Timeout(120)
class TerraformStateCommandTest {
  private static final String SEED = Seed.FILE.toString();
  private static final String FOLDER = "src/test/resources/terraform/";
  private static final String STOPPED = "events/ec2-stopped.json";

  @TempDir private Path folder;

  @Test
  void theStateOfTheSystemThatTheRelayGrewFromDeliversThreeOfTenSamples() {
    var run = rehearse(SEED);

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Rehearsal of seed\n")
        .contains(
            "    allowed   111111111111  ap-northeast-1  bus development-events\n",
            "note: the code of function ManagementTriggeredLambda is in no state, so it is not run,"
                + " and delivered means that the function is invoked and its role may write the log;"
                + " to run it, name its folder with --code"
                + " ManagementTriggeredLambda=FOLDER\n")
        .endsWith("\n10 events: 3 delivered, 7 filtered — every event ended as expected\n");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"modules.tfstate", "modules-shown.json", "plan.json"})
  void theSameWiringInAnotherStyleGivesTheSameReport(String file) {
    var name = file.substring(0, file.indexOf('.'));

    for (var format : new String[] {"text", "json"}) {
      assertThat(rehearse(FOLDER + file, "--format", format).out().replace(name, "seed"))
          .isEqualTo(rehearse(SEED, "--format", format).out());
    }
    assertThat(rehearse(FOLDER + file, "--break", "all").out().replaceAll("\\(.*", ""))
        .isEqualTo(
            rehearse(SEED, "--break", "all")
                .out()
                .replace("of seed", "of " + name)
                .replaceAll("\\(.*", ""));
    assertThat(rehearse(FOLDER + file, "--attacks").out())
        .isEqualTo(rehearse(SEED, "--attacks").out().replace("on seed", "on " + name));
  }

  @Test
  void whatAPlanDoesNotKnowIsUnproven() {
    var run = rehearse(FOLDER + "modules-plan.json", "--event", STOPPED);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "note: "
                + FOLDER
                + "modules-plan.json: policy of module.spoke.aws_iam_role_policy.this"
                + "[\"allow_put_events_to_management\"] is known only after the apply, so that what"
                + " depends on it is unproven\n",
            "? unproven — expected filtered ",
            "module.spoke.aws_cloudwatch_event_rule.this[\"ForwardEC2LaunchToManagement\"] on this"
                + " bus is not followed: arn, role_arn of module.spoke.aws_cloudwatch_event_target.this"
                + "[\"ForwardEC2LaunchToManagement\"] are known only after the apply\n")
        .endsWith("1 event: 0 delivered, 0 filtered, 1 unproven — 1 did not end as expected\n");
  }

  @ParameterizedTest
  @CsvSource({
    "aws_cloudwatch_event_bus, name",
    "aws_cloudwatch_event_bus_policy, policy",
    "aws_cloudwatch_event_rule, event_pattern",
    "aws_cloudwatch_event_target, arn",
    "aws_cloudwatch_event_target, role_arn",
    "aws_cloudwatch_event_target, input",
    "aws_iam_role, assume_role_policy",
    "aws_iam_role, permissions_boundary",
    "aws_iam_role_policy, policy",
    "aws_lambda_function, role",
    "aws_lambda_permission, source_arn",
  })
  void whatASensitiveValueDecidesIsUnproven(String type, String attribute) throws IOException {
    var state = new ObjectMapper().readTree(Seed.FILE.toFile());
    for (var block : state.path("resources")) {
      if (block.path("type").asText().equals(type)) {
        var instance = (ObjectNode) block.path("instances").get(0);
        instance.putArray("sensitive_attributes").addArray().addObject().put("value", attribute);
      }
    }
    var file = Files.writeString(folder.resolve("sensitive.tfstate"), state.toString());

    var run = rehearse(file.toString(), "--event", STOPPED);

    assertThat(run.out())
        .contains(" is marked as sensitive, so that what depends on it is unproven\n")
        .containsPattern("\\? unproven ")
        .contains("1 event: 0 delivered, 0 filtered, 1 unproven");
  }

  @Test
  void aLogGroupWhoseNameIsNotKnownMayBeTheFunctions() throws IOException {
    var state = (ObjectNode) new ObjectMapper().readTree(Seed.FILE.toFile());
    for (var block : state.path("resources")) {
      if (block.path("type").asText().equals("aws_iam_role_policy_attachment")) {
        ((ObjectNode) block).putArray("instances");
      }
    }
    var without = Files.writeString(folder.resolve("without.tfstate"), state.toString());
    var group = state.withArray("resources").addObject();
    group.put("mode", "managed").put("type", "aws_cloudwatch_log_group").put("name", "g");
    group.put("provider", "provider[\"registry.terraform.io/hashicorp/aws\"].management");
    var instance = group.putArray("instances").addObject();
    instance.putObject("attributes").put("name", "/aws/lambda/ManagementTriggeredLambda");
    instance.putArray("sensitive_attributes").addArray().addObject().put("value", "name");
    var with = Files.writeString(folder.resolve("with.tfstate"), state.toString());

    assertThat(rehearse(without.toString(), "--event", STOPPED).out()).contains("✘ lost ");
    assertThat(rehearse(with.toString(), "--event", STOPPED).out())
        .contains(
            "? unproven ",
            "no stack has the log group of function ManagementTriggeredLambda, and"
                + " aws_cloudwatch_log_group.g may be it, and name of aws_cloudwatch_log_group.g is"
                + " marked as sensitive");
  }

  @Test
  void everyFaultLosesWhatNoQueueKeeps() {
    var run = rehearse(SEED, "--break", "all");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).endsWith("✘ 15 events are lost\n").contains("not applicable");
  }

  @Test
  void anyRoleOfTheAccountMayWriteToTheBus() {
    var run = rehearse(SEED, "--attacks");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("SUCCEEDS another role of a source account puts events onto bus");
  }

  /** The page shows every fault and every attack, too. */
  @ParameterizedTest
  @CsvSource({"markdown, 0", "html, 1"})
  void theOtherFormatsAreWritten(String format, int status) {
    var run = rehearse(SEED, "--event", STOPPED, "--format", format);

    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.out()).contains("eventbridge-to-management-role");
  }

  @Test
  void aFunctionIsRunFromTheFolderThatIsNamed() {
    var run = rehearse(SEED, "--event", STOPPED, "--code", "ManagementTriggeredLambda=lambda");

    assertThat(run.out())
        .contains("│ Instance i-0d20ae48fcb7d176d changed state to stopped")
        .doesNotContain("is in no state");
    assertThat(run.status()).isZero();
  }

  @Test
  void whereAProviderIsIsAskedForAndTaken() throws IOException {
    var plan = (ObjectNode) new ObjectMapper().readTree(Path.of(FOLDER, "plan.json").toFile());
    for (var provider : plan.at("/configuration/provider_config")) {
      ((ObjectNode) provider).remove("expressions");
    }
    var file = Files.writeString(folder.resolve("bare.json"), plan.toString()).toString();

    var asked = rehearse(file, "--event", STOPPED);
    var told =
        rehearse(
            file,
            "--event",
            STOPPED,
            "--account",
            "aws.management=111111111111/ap-northeast-1",
            "--account",
            "bare:aws.development=222222222222/ap-northeast-1");
    var half =
        rehearse(
            file,
            "--account",
            "aws.management=111111111111",
            "--account",
            "aws.development=222222222222");

    assertThat(asked.status()).isEqualTo(2);
    assertThat(asked.err().lines())
        .hasSize(2)
        .anyMatch(
            line ->
                line.startsWith(file + ": nothing in it tells the account of ")
                    && line.endsWith(
                        ", which provider aws.development makes; name it with --account"
                            + " aws.development=ACCOUNT/REGION"));
    assertThat(half.err()).contains("the Region of ", "aws.management=111111111111/REGION");
    assertThat(told.out())
        .endsWith("1 event: 1 delivered, 0 filtered — every event ended as expected\n");
  }

  @Test
  void theProgramIsComparedWithAState() {
    var run = Run.of("--against", SEED);

    assertThat(run.out())
        .contains(
            "1 removed, 1 replaced",
            "; no event ends differently\n",
            "stack seed is gone, with 1 resource\n")
        .contains("+- Permission management-function-permission  (stack mgmt)\n")
        .doesNotContain("would be deleted");
    assertThat(run.status()).as(run.out()).isZero();
  }

  @Test
  void aPlanIsComparedWithTheStateBefore() {
    var run = rehearse(FOLDER + "plan.json", "--against", SEED);

    assertThat(run.out())
        .contains(
            "Against " + SEED + ": 1 resource changed; no event ends differently\n",
            "    ~ Function aws_lambda_function.management_lambda  (stack plan)\n");
    assertThat(run.status()).isZero();
  }

  @Test
  void statesOfTheSameNameAreToldApart() throws IOException {
    for (var name : new String[] {"hub", "spoke"}) {
      Files.createDirectory(folder.resolve(name));
    }
    var hub = Files.copy(Seed.FILE, folder.resolve("hub/terraform.tfstate")).toString();
    var spoke = Files.copy(Seed.FILE, folder.resolve("spoke/terraform.tfstate")).toString();

    var run = rehearse(hub, "--terraform-state", spoke, "--event", STOPPED);

    assertThat(run.out())
        .startsWith("Rehearsal of %s/hub/terraform, %1$s/spoke/terraform\n".formatted(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--account aws=111111111111 | --account says where a provider of Terraform's is",
        "--code f=lambda | --code names the code of functions of --terraform-state",
        "--terraform-state S --code f | --code f: write FUNCTION=FOLDER",
        "--terraform-state S --code f=none | --code f=none: write FUNCTION=FOLDER",
        "--terraform-state S --code f=lambda | --code f: no function has this name here; there is ManagementTriggeredLambda",
        "--terraform-state S --terraform-state / | /: it is a folder",
        "--terraform-state S --terraform-state S | it holds stack",
        "--terraform-state S --account aws | --account aws: write PROVIDER=ACCOUNT",
        "--terraform-state S --account aws=1 | --account aws=1: write PROVIDER=ACCOUNT",
        "--terraform-state S --account aws=111111111111 --account aws=222222222222 | name each provider once",
        "--terraform-state S --code f=lambda --code f=events | name each function once",
        "--terraform-state S --save-exports x | --terraform-state takes the place of running the program: leave out --save-exports",
        "--terraform-state S . | --terraform-state takes the place of running the program: leave out the folder .",
        "--export S | it is a Terraform state, not an export of a stack; rehearse it with --terraform-state",
      })
  void whatDoesNotGoTogetherIsSaid(String arguments, String words) {
    var run = Run.of(arguments.replace("S ", SEED + " ").replaceFirst("S$", SEED).split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(words).hasLineCount(1);
  }

  private static Run rehearse(String file, String... more) {
    var arguments = new String[more.length + 2];
    arguments[0] = "--terraform-state";
    arguments[1] = file;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Run.of(arguments);
  }
}
