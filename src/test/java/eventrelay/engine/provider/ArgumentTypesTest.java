package eventrelay.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.CheckFailure;

class ArgumentTypesTest {
  @Test
  void takesWhatTheSdkDeclares() {
    assertThat(
            failures(
                EventBridgeTypes.ARCHIVE, Map.of("eventSourceArn", "arn", "retentionDays", 7.0)))
        .isEmpty();
    assertThat(
            failures(
                EventBridgeTypes.TARGET,
                Map.of("arn", "a", "rule", "r", "deadLetterConfig", Map.of("arn", "queue"))))
        .isEmpty();
    assertThat(
            failures(
                LambdaTypes.FUNCTION,
                Map.of("role", "r", "code", Map.of(Wire.SIGNATURE, Wire.ARCHIVE))))
        .isEmpty();
  }

  @Test
  void takesWhatOnlyAnUpdateWillKnow() {
    assertThat(
            failures(
                EventBridgeTypes.ARCHIVE,
                Map.of("eventSourceArn", Wire.UNKNOWN, "retentionDays", Wire.UNKNOWN)))
        .isEmpty();
  }

  @Test
  void namesEachInputThatIsMissingUnknownOrOfAnotherType() {
    assertThat(failures(EventBridgeTypes.ARCHIVE, Map.of())).containsExactly("eventSourceArn");
    assertThat(failures(EventBridgeTypes.ARCHIVE, Map.of("eventSourceArn", "a", "retention", 7.0)))
        .containsExactly("retention");
    assertThat(failures(EventBridgeTypes.ARCHIVE, Map.of("eventSourceArn", 1.0)))
        .containsExactly("eventSourceArn");
    assertThat(
            failures(EventBridgeTypes.ARCHIVE, Map.of("eventSourceArn", "a", "retentionDays", 7.5)))
        .containsExactly("retentionDays");
    assertThat(
            failures(
                EventBridgeTypes.ARCHIVE, Map.of("eventSourceArn", "a", "retentionDays", Map.of())))
        .containsExactly("retentionDays");
  }

  @Test
  void looksIntoObjectsListsAndMaps() {
    assertThat(
            failures(
                EventBridgeTypes.TARGET,
                Map.of("arn", "a", "rule", "r", "deadLetterConfig", Map.of("ar", "queue"))))
        .containsExactly("deadLetterConfig.ar");
    assertThat(
            failures(
                LambdaTypes.FUNCTION,
                Map.of("role", "r", "architectures", List.of(1.0), "tags", Map.of("a", true))))
        .containsExactly("architectures[]", "tags.a");
    assertThat(failures(LambdaTypes.FUNCTION, Map.of("role", "r", "code", Map.of("a", "b"))))
        .containsExactly("code");
  }

  @Test
  void readsTheComplexInputsOfAProviderFromTheirText() {
    var types = ArgumentTypes.ofProvider();

    assertThat(types.check(Map.of("allowedAccountIds", "[\"1\"]", "assumeRole", "{}"))).isEmpty();
    assertThat(properties(types.check(Map.of("allowedAccountIds", "{}", "assumeRole", "[1]"))))
        .containsExactly("allowedAccountIds", "assumeRole");
    assertThat(properties(types.check(Map.of("assumeRole", "{\"rolearn\": \"x\"}"))))
        .containsExactly("assumeRole.rolearn");
  }

  private static List<String> failures(String type, Map<String, Object> inputs) {
    return properties(ArgumentTypes.of(type).check(inputs));
  }

  private static List<String> properties(List<CheckFailure> failures) {
    return failures.stream().map(CheckFailure::getProperty).toList();
  }
}
