package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dead letters out of destinations, topics and the records that Lambda hands to a function. */
@Timeout(120)
class DeadLetterShapesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RECORD =
      Path.of("src/test/resources/cases-events/23-on-failure-record/message.json");
  private static final String EVENT = "4240000f-4957-9924-10fd-28f99e41c2b3";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RetriesExhausted | Lambda invoked the function about 3 times | what was deployed | 0",
        "EventAgeExceeded | the event got older than | the cause was temporary | 0",
        "Success | nothing has to be sent again | | 0",
        "Other | | what was deployed | 1",
      })
  void theConditionOfARecordIsExplained(
      String condition, String meaning, String asked, int status) {
    var record = record();
    ((ObjectNode) record.path("requestContext")).put("condition", condition);

    var run = explain(record);

    var letter = run.json().at("/messages/0");
    assertThat(letter.path("errorCode").asText()).isEqualTo(condition);
    assertThat(letter.path("event").asText()).isEqualTo(EVENT);
    assertThat(letter.at("/meaning/0").asText()).contains(meaning == null ? "" : meaning);
    assertThat(letter.path("asked").asText()).contains(asked == null ? "" : asked);
    assertThat(letter.path("asked").isMissingNode()).isEqualTo(asked == null);
    assertThat(letter.path("redrive").isEmpty()).isEqualTo(condition.equals("Success"));
    assertThat(letter.path("unknown").toString())
        .isEqualTo(status == 0 ? "[]" : "[\"Lambda documents no condition Other\"]");
    assertThat(run.status()).isEqualTo(status);
  }

  @Test
  void aFunctionThatNoStackHasIsSaidToBeNone() {
    var record = record();
    ((ObjectNode) record.path("requestContext"))
        .put("functionArn", "arn:aws:lambda:ap-northeast-1:111111111111:function:other:live");

    var run = explain(record);

    assertThat(run.json().at("/messages/0/unknown/0").asText())
        .startsWith("function other is in none of these stacks");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aPayloadThatIsNoEventIsSaidToBeNone() {
    var run = explain(record().put("requestPayload", "text"));

    assertThat(run.json().at("/messages/0/unknown/0").asText()).contains("is not an event");
  }

  @Test
  void aTopicsNotificationCarriesBodyAndAttributes() {
    var notification = JSON.createObjectNode().put("Type", "Notification");
    notification.put("Message", record().path("requestPayload").toString());
    notification
        .putObject("MessageAttributes")
        .putObject("ErrorCode")
        .put("Type", "String")
        .put("Value", "200");
    var message = JSON.createObjectNode().put("MessageId", "m");
    message.put("Body", notification.toString());

    for (var shape : new JsonNode[] {message, notification}) {
      var letter = explain(shape).json().at("/messages/0");
      assertThat(letter.path("event").asText()).isEqualTo(EVENT);
      assertThat(letter.path("errorCode").asText()).isEqualTo("200");
      assertThat(letter.path("message").asText()).isEqualTo(shape == message ? "m" : "");
    }
  }

  @Test
  void theRecordsOfAFunctionAreMessages() {
    var message =
        JSON.createObjectNode()
            .put("messageId", "m")
            .put("receiptHandle", "handle")
            .put("body", record().path("requestPayload").toString())
            .put("eventSource", "aws:sqs");
    message.putObject("messageAttributes").putObject("ErrorCode").put("stringValue", "429");
    var records = JSON.createObjectNode();
    records.putArray("Records").add(message);

    var letter = explain(records).json().at("/messages/0");

    assertThat(letter.path("message").asText()).isEqualTo("m");
    assertThat(letter.path("event").asText()).isEqualTo(EVENT);
    assertThat(letter.path("errorCode").asText()).isEqualTo("429");
    assertThat(letter.at("/redrive/1").asText() + letter.at("/redrive/2").asText())
        .contains("handle");
  }

  private static ObjectNode record() {
    try {
      var message = JSON.readTree(RECORD.toFile()).at("/Messages/0/Body").asText();
      return (ObjectNode) JSON.readTree(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandLineRun explain(JsonNode letter) {
    try {
      var file = Files.writeString(folder.resolve("letters"), letter.toString()).toString();
      return CommandLineRun.on(
          ShippedStacks.WITHOUT_CODE, folder, "--format", "json", "--dead-letter", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
