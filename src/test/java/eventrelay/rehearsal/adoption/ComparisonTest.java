package eventrelay.rehearsal.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.ThisProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the next update would change of what is adopted. */
class ComparisonTest {
  private static final String PERMISSION = "aws_lambda_permission.allow_eventbridge";
  private static final String FUNCTION = "aws_lambda_function.management_lambda";
  private static final String ROLE_POLICY = "aws_iam_role_policy.allow_put_events_to_management";

  @TempDir private Path folder;

  @Test
  void whatChangesIsWhatDiffers() {
    assertThat(inputs(Seed.adopted()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("management-bus", "description,tags"),
                Map.entry("management-bus-policy", "policy"),
                Map.entry("management-rule", "description,eventPattern,tags"),
                Map.entry("management-target", "deadLetterConfig,retryPolicy"),
                Map.entry(
                    "management-function",
                    "architectures,code,deadLetterConfig,description,runtime,tags,timeout,"
                        + "tracingConfig"),
                Map.entry("management-function-role", "assumeRolePolicy,description,tags"),
                Map.entry("management-function-permission", "sourceAccount"),
                Map.entry("management-function-log-group", "retentionInDays"),
                Map.entry("development-role", "assumeRolePolicy,description,tags"),
                Map.entry("development-role-policy", "policy"),
                Map.entry("development-ap-northeast-1-rule", "description,tags"),
                Map.entry("development-ap-northeast-1-target", "deadLetterConfig")));
  }

  @Test
  void onlyThePermissionsAccountIsWhatAwsCannotChange() {
    assertThat(
            Seed.byName(Seed.adopted()).values().stream()
                .flatMap(one -> one.changes().stream())
                .filter(Change::replaces))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.input()).isEqualTo("sourceAccount");
              assertThat(change.from()).isEqualTo("(none)");
              assertThat(change.to()).isEqualTo("111111111111");
            });
  }

  @Test
  void nothingIsReplacedOnceThePermissionNamesTheAccount() {
    var adoption = Seed.state().with(PERMISSION, "source_account", "111111111111").adopted(folder);

    assertThat(adoption.replaces()).isFalse();
    assertThat(Seed.byName(adoption).get("management-function-permission").changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "aws_iam_role.lambda_exec_role, path, /service/, management-function-role",
    "aws_lambda_function.management_lambda, package_type, Image, management-function",
    "aws_lambda_permission.allow_eventbridge, principal, s3.amazonaws.com,"
        + " management-function-permission",
    "aws_lambda_permission.allow_eventbridge, qualifier, live, management-function-permission",
  })
  void anInputThatForcesAnotherResourceIsSaidLoudly(
      String address, String attribute, String value, String name) {
    var adoption = Seed.state().with(address, attribute, value).adopted(folder);

    assertThat(Seed.byName(adoption).get(name).replaced()).isTrue();
    assertThat(adoption.replaces()).isTrue();
  }

  @Test
  void whatIsTheSameToAwsIsAdoptedAsItIs() {
    var same =
        """
        {"Statement":{"Sid":"AllowPutEvents","Resource":\
        ["arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events"],\
        "Action":["events:PutEvents"],"Effect":"Allow"},"Version":"2012-10-17"}""";

    var adoption = Seed.state().with(ROLE_POLICY, "policy", same).adopted(folder);

    assertThat(Seed.byName(adoption).get("development-role-policy").changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"memory_size, 512, memorySize, 512", "kms_key_arn, arn:x, kmsKeyArn, arn:x"})
  void whatTheRelayDoesNotSetIsReset(String attribute, String value, String input, String shown) {
    var adoption = Seed.state().with(FUNCTION, attribute, value).adopted(folder);

    assertThat(Seed.byName(adoption).get("management-function").changes())
        .contains(new Change(input, shown, "(none)", "the relay does not set it", false));
  }

  @Test
  void aBlockThatTheRelayDoesNotSetIsResetToo() {
    var adoption =
        Seed.state()
            .with(FUNCTION, "vpc_config", List.of(Map.of("subnet_ids", List.of("subnet-1"))))
            .adopted(folder);

    assertThat(Seed.byName(adoption).get("management-function").changes())
        .contains(
            new Change(
                "vpcConfig",
                "{\"subnet_ids\":[\"subnet-1\"]}",
                "(none)",
                "the relay does not set it",
                false));
  }

  @Test
  void secretsAreNotShown() {
    var adoption =
        Seed.state()
            .with(FUNCTION, "environment", List.of(Map.of("variables", Map.of("KEY", "hunter2"))))
            .with(
                "aws_cloudwatch_event_bus.dev_events",
                instance -> {
                  ((ObjectNode) instance.path("attributes")).put("description", "hunter2");
                  instance
                      .putArray("sensitive_attributes")
                      .addArray()
                      .addObject()
                      .put("type", "get_attr")
                      .put("value", "description");
                })
            .adopted(folder);

    assertThat(adoption.toString()).doesNotContain("hunter2");
    assertThat(
            Seed.byName(adoption).values().stream()
                .flatMap(one -> one.changes().stream())
                .filter(change -> change.from().equals("(not shown)"))
                .map(Change::input))
        .containsExactlyInAnyOrder("environment", "description");
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void aSwitchThatIsOffIsAsIfNobodySetIt(boolean value, boolean changes) {
    var adoption =
        Seed.state().with(FUNCTION, "replace_security_groups_on_destroy", value).adopted(folder);

    assertThat(
            Seed.byName(adoption).get("management-function").changes().stream()
                .anyMatch(change -> change.input().equals("replaceSecurityGroupsOnDestroy")))
        .isEqualTo(changes);
  }

  @Test
  void whatReplacesIsSaidFirst() {
    var adoption = Seed.state().with(FUNCTION, "package_type", "Image").adopted(folder);

    var changes = Seed.byName(adoption).get("management-function").changes();
    assertThat(changes.get(0).input()).isEqualTo("packageType");
    assertThat(changes).extracting(Change::replaces).endsWith(false).startsWith(true, false);
  }

  @Test
  void tagsThatAreThereAlreadyAreNoChange() {
    var tags = Map.of("managed-by", "pulumi", "project", ThisProject.NAME, "stack", "mgmt");
    var adoption =
        Seed.state().with("aws_cloudwatch_event_bus.dev_events", "tags_all", tags).adopted(folder);

    assertThat(Seed.byName(adoption).get("management-bus").changes())
        .extracting(Change::input)
        .containsExactly("description");
  }

  private static Map<String, String> inputs(Adoption adoption) {
    var inputs = new TreeMap<String, String>();
    Seed.byName(adoption)
        .forEach(
            (name, one) ->
                inputs.put(
                    name,
                    one.changes().stream()
                        .map(Change::input)
                        .sorted()
                        .collect(Collectors.joining(","))));
    return inputs;
  }
}
