package eventrelay.rehearsal.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.StackRun;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.terraform.TerraformState;
import eventrelay.rehearsal.types.SnsTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdopterTest {
  private static final String PERMISSION = "aws_lambda_permission.allow_eventbridge";
  private static final String FUNCTION = "aws_lambda_function.management_lambda";
  private static final String ROLE = "aws_iam_role.eventbridge_to_management_role";
  private static final String ROLE_POLICY = "aws_iam_role_policy.allow_put_events_to_management";

  @TempDir private Path folder;

  @Test
  void idsAreThoseThatTheProviderDocumentsForImport() {
    assertThat(ids(Seed.adopted()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("management-bus", "development-events"),
                Map.entry("management-bus-policy", "development-events"),
                Map.entry("management-rule", "development-events/TriggerLambdaOnDevEC2Launch"),
                Map.entry(
                    "management-target",
                    "development-events/TriggerLambdaOnDevEC2Launch/LambdaTarget"),
                Map.entry("management-function", "ManagementTriggeredLambda"),
                Map.entry("management-function-role", "management_lambda_exec_role"),
                Map.entry(
                    "management-function-permission",
                    "ManagementTriggeredLambda/AllowExecutionFromEventBridge"),
                Map.entry("management-function-log-group", "/aws/lambda/ManagementTriggeredLambda"),
                Map.entry("development-role", "eventbridge-to-management-role"),
                Map.entry(
                    "development-role-policy",
                    "eventbridge-to-management-role:allow_put_events_to_management"),
                Map.entry(
                    "development-ap-northeast-1-rule", "default/ForwardEC2LaunchToManagement"),
                Map.entry(
                    "development-ap-northeast-1-target",
                    "default/ForwardEC2LaunchToManagement/ManagementEventBus")));
  }

  @Test
  void everyResourceOfTheStateIsAdoptedOrSaidNotToBe() {
    var adoption = Seed.adopted();

    assertThat(Seed.byName(adoption).values().stream().filter(one -> one.address().isPresent()))
        .hasSize(11);
    assertThat(adoption.unrelated())
        .containsExactly(
            new Unrelated(
                "aws_iam_role_policy_attachment.lambda_basic_execution",
                "the relay declares nothing of this type"));
    var declared = ShippedStacks.ALL.stream().flatMap(stack -> stack.resources().stream());
    assertThat(
            adoption.stacks().stream()
                .mapToLong(stack -> stack.adopted().size() + stack.fresh().size())
                .sum())
        .isEqualTo(declared.filter(one -> one.type().startsWith("aws:")).count());
  }

  @Test
  void anotherAccountsResourceOfTheSameNameIsNotTaken() {
    var adoption =
        Seed.state()
            .with(ROLE, "arn", "arn:aws:iam::333333333333:role/eventbridge-to-management-role")
            .adopted(folder);

    assertThat(ids(adoption)).doesNotContainKey("development-role");
    assertThat(adoption.unrelated())
        .contains(
            new Unrelated(ROLE, "it is in account 333333333333, which is none of these stacks'"));
  }

  @Test
  void anotherRegionsResourceOfTheSameNameIsNotTaken() {
    var address = "aws_cloudwatch_event_bus.dev_events";
    var adoption =
        Seed.state()
            .with(
                address,
                "arn",
                "arn:aws:events:us-east-1:111111111111:event-bus/development-events")
            .adopted(folder);

    assertThat(ids(adoption)).doesNotContainKey("management-bus");
    assertThat(adoption.unrelated())
        .contains(new Unrelated(address, "the relay declares none of this name there"));
  }

  @Test
  void whatIsTheAccountsInAllRegionsMayBeMadeThroughAnyOfThem() {
    var rule = "aws_cloudwatch_event_rule.dev_ec2_launch_rule";
    var provider = "provider[\"registry.terraform.io/hashicorp/aws\"].global";
    var adoption =
        Seed.state()
            .block(ROLE_POLICY, block -> block.put("provider", provider))
            .block(rule, block -> block.put("provider", provider))
            .with(rule, "arn", "arn:aws:events:us-east-1:222222222222:rule/x")
            .adopted(folder);

    assertThat(ids(adoption)).containsKey("development-role-policy");
  }

  @Test
  void withoutAnArnTheProvidersAliasTellsTheAccount() {
    var provider = "module.x.provider[\"registry.terraform.io/hashicorp/aws\"].development";
    var adoption =
        Seed.state().block(ROLE_POLICY, block -> block.put("provider", provider)).adopted(folder);

    assertThat(ids(adoption)).containsKey("development-role-policy");
  }

  @Test
  void whatNothingTellsTheAccountOfIsNotGuessed() {
    var provider = "provider[\"registry.terraform.io/hashicorp/aws\"].sandbox";
    var adoption =
        Seed.state().block(ROLE_POLICY, block -> block.put("provider", provider)).adopted(folder);

    assertThat(ids(adoption)).doesNotContainKey("development-role-policy");
    assertThat(adoption.unrelated())
        .contains(new Unrelated(ROLE_POLICY, "the state does not show its account"));
  }

  @Test
  void whatTerraformIsAboutToDeleteIsNotAdopted() {
    var adoption =
        Seed.state().with(ROLE, instance -> instance.put("deposed", "0a1b2c3d")).adopted(folder);

    assertThat(ids(adoption)).doesNotContainKey("development-role");
    assertThat(adoption.unrelated())
        .contains(new Unrelated(ROLE + " (deposed)", "Terraform is about to delete it"));
  }

  @Test
  void aFunctionGivenByItsArnIsTheFunction() {
    var adoption =
        Seed.state()
            .with(
                PERMISSION,
                "function_name",
                "arn:aws:lambda:ap-northeast-1:111111111111:function:ManagementTriggeredLambda")
            .adopted(folder);

    assertThat(ids(adoption))
        .containsEntry(
            "management-function-permission",
            "ManagementTriggeredLambda/AllowExecutionFromEventBridge");
  }

  @Test
  void aModuleAndAnIndexAreInTheAddress() {
    var state =
        Seed.state()
            .block(ROLE, block -> block.put("module", "module.dev"))
            .with(ROLE, instance -> instance.put("index_key", "a"))
            .adopted(folder);

    assertThat(Seed.byName(state).get("development-role").address())
        .contains("module.dev." + ROLE + "[\"a\"]");
  }

  @Test
  void otherAccountsThanTheStackFilesAreSaid() {
    var state =
        Seed.state().text("111111111111", "444444444444").text("222222222222", "555555555555");

    assertThatThrownBy(() -> state.adopted(folder))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageEndingWith(
            ": its resources are in 444444444444, 555555555555; the stacks are for 111111111111,"
                + " 222222222222: write each account's id into the stack files");
  }

  @Test
  void theSameStateTwiceIsSaid() {
    var adopter = new Adopter(ShippedStacks.ALL);
    var state = TerraformState.read(Seed.FILE);

    assertThatThrownBy(() -> adopter.from(List.of(state, state)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("are both management-bus; hand over each state once");
  }

  @Test
  void withoutAStateEverythingWithAKnownIdMayExist() {
    var stack =
        StackRun.shipped("mgmt")
            .with("notify: {emails: [ops@example.com]}")
            .declares()
            .deployment();

    var adoption = new Adopter(List.of(stack)).withoutState();

    assertThat(adoption.known()).isFalse();
    assertThat(adoption.stacks().get(0).fresh())
        .extracting(ResourceState::type)
        .isNotEmpty()
        .containsOnly(SnsTypes.SUBSCRIPTION);
    assertThat(ids(adoption))
        .containsEntry(
            "management-dead-letter-queue",
            "https://sqs.ap-northeast-1.amazonaws.com/111111111111/event-relay-receiving-dead-letters")
        .containsEntry(
            "management-dead-letter-queue-policy",
            "https://sqs.ap-northeast-1.amazonaws.com/111111111111/event-relay-receiving-dead-letters")
        .containsEntry(
            "management-alarm-topic", "arn:aws:sns:ap-northeast-1:111111111111:event-relay-alarms");
  }

  @Test
  void aSubscriptionsIdComesFromTheState() {
    var stack =
        StackRun.shipped("mgmt")
            .with("notify: {emails: [ops@example.com]}")
            .declares()
            .deployment();
    var arn = "arn:aws:sns:ap-northeast-1:111111111111:event-relay-alarms:0b0e8a2c";
    var state =
        Seed.state()
            .block(
                "aws_lambda_permission.allow_eventbridge",
                block -> block.put("type", "aws_sns_topic_subscription"))
            .with("aws_sns_topic_subscription.allow_eventbridge", "arn", arn)
            .with(
                "aws_sns_topic_subscription.allow_eventbridge",
                "topic_arn",
                "arn:aws:sns:ap-northeast-1:111111111111:event-relay-alarms")
            .with("aws_sns_topic_subscription.allow_eventbridge", "protocol", "email")
            .with("aws_sns_topic_subscription.allow_eventbridge", "endpoint", "ops@example.com");

    var adoption = new Adopter(List.of(stack)).from(List.of(state.read(folder)));

    assertThat(ids(adoption)).containsValue(arn);
  }

  private static Map<String, String> ids(Adoption adoption) {
    var ids = new TreeMap<String, String>();
    Seed.byName(adoption).forEach((name, one) -> ids.put(name, one.id()));
    return ids;
  }
}
