package eventrelay.rehearsal.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The file that is deployed, run as the rehearsal runs it. */
class DeployedHandlerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOPIC = "arn:aws:sns:ap-northeast-1:111111111111:told";
  private static final Map<String, Optional<Refusal>> ALLOWED = Map.of(TOPIC, Optional.empty());
  private static final Map<String, Optional<Refusal>> DENIED =
      Map.of(TOPIC, Optional.of(new Refusal("AuthorizationError", "not allowed")));
  private static final Map<String, String> TELLING =
      Map.of(
          "NOTIFY_TOPIC_ARN", TOPIC,
          "NOTIFY_STATES", "stopped,terminated",
          "ACCOUNT_NAMES", "{\"222222222222\":\"development\"}");
  private static final String LINE = "Instance i-0d20ae48fcb7d176d changed state to stopped";
  private static final Publication TOLD =
      new Publication(
          TOPIC,
          "development: i-0d20ae48fcb7d176d stopped (ap-northeast-1)",
          LINE
              + """

              Account: development (222222222222)
              Region: ap-northeast-1
              Instance: i-0d20ae48fcb7d176d
              State: stopped
              Time: 2025-02-12T04:04:36Z
              Event: 4240000f-4957-9924-10fd-28f99e41c2b3""");

  @Test
  void withoutATopicItOnlyWritesItsLog() throws IOException {
    try (var function = function(Map.of())) {
      assertThat(function.invoke(stopped())).isEqualTo(expected(false, false, List.of()));
    }
  }

  @Test
  void anEventIsPublishedOnce() throws IOException {
    try (var function = function(TELLING)) {
      assertThat(function.invoke(stopped(), ALLOWED))
          .isEqualTo(expected(false, true, List.of(TOLD)));
      assertThat(function.invoke(stopped(), ALLOWED)).isEqualTo(expected(true, false, List.of()));
    }
  }

  @Test
  void aRefusedEventIsPublishedWhenItComesAgain() throws IOException {
    try (var function = function(TELLING)) {
      assertThat(function.invoke(stopped(), DENIED))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.errorType()).isEqualTo("ClientError");
                assertThat(failed.publications().get(0).refusal()).isEqualTo(DENIED.get(TOPIC));
              });
      assertThat(function.invoke(stopped(), ALLOWED))
          .isEqualTo(expected(false, true, List.of(TOLD)));
    }
  }

  private static Returned expected(
      boolean repeated, boolean notified, List<Publication> publications) throws IOException {
    var structured =
        JSON.createObjectNode()
            .put("level", "INFO")
            .put("message", LINE)
            .put("eventId", "4240000f-4957-9924-10fd-28f99e41c2b3")
            .put("account", "222222222222")
            .put("region", "ap-northeast-1")
            .put("instanceId", "i-0d20ae48fcb7d176d")
            .put("state", "stopped")
            .put("repeated", repeated)
            .put("notified", notified);
    var result = JSON.createObjectNode().put("statusCode", 200).put("body", LINE);
    return new Returned(
        result, List.of("Received event: " + stopped(), LINE, structured.toString()), publications);
  }

  private static JsonNode stopped() throws IOException {
    return JSON.readTree(Path.of("events", "ec2-stopped.json").toFile());
  }

  private static PythonFunction function(Map<String, String> environment) {
    return new PythonFunction(
        "relay",
        "lambda_function.lambda_handler",
        environment,
        Map.of("lambda_function.py", Path.of("lambda", "lambda_function.py")),
        Duration.ofSeconds(20));
  }
}
