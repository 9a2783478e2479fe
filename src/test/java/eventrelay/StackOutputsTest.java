package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.StackOutput;
import eventrelay.settings.Deploy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stacks' outputs are those that the reference lists. */
class StackOutputsTest {
  private static final Map<String, StackOutput> BY_KEY =
      Arrays.stream(StackOutput.values()).collect(Collectors.toMap(StackOutput::key, o -> o));

  @Test
  void allStacksTogetherExportWhatIsListedAndNothingElse() {
    var exported = new TreeSet<String>();
    StackVariants.declared()
        .values()
        .forEach(stack -> stack.exports().fieldNames().forEachRemaining(exported::add));

    assertThat(exported).containsExactlyInAnyOrderElementsOf(BY_KEY.keySet());
  }

  @Test
  void everyValueHasTheListedForm() {
    StackVariants.declared()
        .forEach(
            (name, stack) ->
                stack
                    .exports()
                    .properties()
                    .forEach(
                        output ->
                            assertThat(has(BY_KEY.get(output.getKey()).shape(), output.getValue()))
                                .as("%s of %s: %s", output.getKey(), name, output.getValue())
                                .isTrue()));
  }

  @ParameterizedTest
  @EnumSource(names = {"MANAGEMENT", "DEVELOPMENT"})
  void eachHalfExportsOnlyWhatIsListedForIt(Deploy deploy) {
    var half = deploy.name().toLowerCase(Locale.ROOT);

    assertThat(StackVariants.declared().get(half).exports().properties())
        .isNotEmpty()
        .allSatisfy(output -> assertThat(BY_KEY.get(output.getKey()).half()).isIn(half, "either"));
  }

  @Test
  void deadLetterQueuesAreExportedByAccountAndRegion() {
    var queues = StackVariants.WIDE.declares().exports().path("deadLetterQueueArns");

    assertThat(queues)
        .isEqualTo(
            json(
                """
                {"management": {"ap-northeast-1": [
                   "arn:aws:sqs:ap-northeast-1:111111111111:event-relay-receiving-dead-letters",
                   "arn:aws:sqs:ap-northeast-1:111111111111:event-relay-function-dead-letters"]},
                 "team-a": {
                   "ap-northeast-1": [
                     "arn:aws:sqs:ap-northeast-1:222222222222:event-relay-forwarding-dead-letters"],
                   "us-west-2": [
                     "arn:aws:sqs:us-west-2:222222222222:event-relay-forwarding-dead-letters"]},
                 "team-b": {
                   "eu-west-1": [
                     "arn:aws:sqs:eu-west-1:033333333333:event-relay-forwarding-dead-letters"],
                   "us-west-2": [
                     "arn:aws:sqs:us-west-2:033333333333:event-relay-forwarding-dead-letters"]}}
                """));
  }

  @Test
  void withoutAlarmsThereIsNoTopicToExport() {
    assertThat(StackVariants.WIDE.with("alarms: false").declares().exports().has("alarmTopicArn"))
        .isFalse();
  }

  @Test
  void theReadmesTableIsTheList() throws IOException {
    var rows =
        Arrays.stream(StackOutput.values())
            .map(
                output ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(
                            output.key(),
                            output.half(),
                            output.shape().words(),
                            output.description()))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(Path.of("README.md")))
        .contains("| --- | --- | --- | --- |\n" + rows + "\n<!-- end -->");
  }

  private static boolean has(StackOutput.Shape shape, JsonNode value) {
    return switch (shape) {
      case TEXT -> value.isTextual();
      case BY_NAME, BY_ACCOUNT -> value.isObject() && all(value, JsonNode::isTextual);
      case BY_REGION ->
          value.isObject() && all(value, each -> has(StackOutput.Shape.BY_NAME, each));
      case LISTS_BY_REGION ->
          value.isObject()
              && all(
                  value,
                  regions ->
                      regions.isObject()
                          && all(
                              regions, list -> list.isArray() && all(list, JsonNode::isTextual)));
    };
  }

  private static boolean all(JsonNode values, Predicate<JsonNode> are) {
    return StreamSupport.stream(values.spliterator(), false).allMatch(are);
  }
}
