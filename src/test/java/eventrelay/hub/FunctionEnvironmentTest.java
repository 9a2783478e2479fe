package eventrelay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.StackRun;
import org.junit.jupiter.api.Test;

/** What the engine is sent of the function's variables, which {@code pulumi preview} shows. */
class FunctionEnvironmentTest {
  /**
   * What the SDK sends for a text that is not known yet (pulumi/pulumi, {@code
   * UnknownStringValue}).
   */
  private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  @Test
  void aPreviewShowsEachVariableAndDoesNotKnowTheTopicAlone() {
    var stack =
        StackRun.shipped("mgmt").with("notify: {emails: [ops@example.com], states: [stopped]}");

    var function = stack.previewed().declares().resource("Function", "management-function");

    assertThat(function.state().inputs().at("/environment/variables"))
        .isEqualTo(
            JsonNodeFactory.instance
                .objectNode()
                .put("NOTIFY_TOPIC_ARN", UNKNOWN)
                .put("NOTIFY_STATES", "stopped")
                .put(
                    "ACCOUNT_NAMES",
                    "{\"111111111111\":\"management\",\"222222222222\":\"development\"}"));
  }
}
