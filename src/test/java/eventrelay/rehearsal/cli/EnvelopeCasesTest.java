package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events as people have them: in lists, in messages, and in records of other services. */
@Timeout(180)
class EnvelopeCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases-events");
  private static final Path ENVELOPES = CASES.resolve("24-event-in-envelopes");
  private static final Path RECORD = CASES.resolve("23-on-failure-record/message.json");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"sns.json | an SNS notification", "sqs.json | an SQS message"})
  void theEventIsTakenOutOfItsEnvelope(String file, String envelope) {
    var run = run(ENVELOPES.resolve(file));

    assertThat(run.json().at("/summary/delivered").asInt()).as(run.out()).isEqualTo(1);
    assertThat(run.json().at("/notes/0").asText())
        .endsWith(file + ": 1 event was taken out of " + envelope);
    assertThat(run.status()).isZero();
  }

  @Test
  void everyEventOfAListIsSent() {
    var run = run(ENVELOPES.resolve("array.json"));

    assertThat(run.json().at("/summary/delivered").asInt()).isEqualTo(2);
    assertThat(run.status()).isZero();
  }

  @Test
  void theRecordOfAnInvocationHoldsItsEvent() {
    var run = run(RECORD);

    assertThat(run.json().at("/events/0/id").asText())
        .isEqualTo("4240000f-4957-9924-10fd-28f99e41c2b3");
    assertThat(run.json().at("/notes/0").asText())
        .endsWith("1 event was taken out of a record of an invocation in an SQS message");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cloudtrail.json | a record of CloudTrail, which is the detail of an event of the type"
            + " \"AWS API Call via CloudTrail\"",
        "putevents.json | an entry of PutEvents, of which EventBridge makes an event with id,"
            + " account, region and time",
      })
  void anEnvelopeWithoutAWholeEventIsNamed(String file, String what) {
    var run = run(ENVELOPES.resolve(file));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "%s: event 1 is %s; write the whole event, as a rule receives it%n"
                .formatted(ENVELOPES.resolve(file), what));
  }

  @Test
  void whatIsInAnEnvelopeAndNoEventIsSaidWithIt() {
    var message = envelope("Body", "{\"source\":\"s\"}").toString();
    var text = envelope("Body", "not JSON").toString();

    assertThat(run(message).err())
        .isEqualTo(
            "standard input: event 1, in an SQS message, has no text in detail-type; copy a whole"
                + " event, with its envelope\n");
    assertThat(run(text).err())
        .startsWith("standard input: event 1, in an SQS message, is a text that is not JSON; ");
    assertThat(run("{\"Records\":[{\"eventSource\":\"aws:kinesis\"}]}").err())
        .startsWith("standard input: event 1 is a record of aws:kinesis, which holds no event; ");
  }

  @Test
  void recordsOfLambdaAreOpenedAndCounted() throws IOException {
    var event = Files.readString(ENVELOPES.resolve("array.json")).strip();
    var one = new ObjectMapper().readTree(event).get(0).toString();
    var notification = envelope("Message", one).put("Type", "Notification").toString();
    var records = JsonNodeFactory.instance.objectNode();
    records
        .putArray("Records")
        .add(envelope("body", notification).put("eventSource", "aws:sqs"))
        .add(envelope("body", one).put("eventSource", "aws:sqs"))
        .add(envelope("EventSource", "aws:sns").set("Sns", envelope("Message", one)));

    var run = run(records.toString());

    assertThat(run.json().at("/summary/delivered").asInt()).isEqualTo(3);
    assertThat(run.json().path("notes").toString())
        .contains("1 event was taken out of an SNS notification in an SQS message")
        .contains("1 event was taken out of an SQS message")
        .contains("1 event was taken out of an SNS notification\"");
  }

  @Test
  void envelopesInEnvelopesEnd() throws IOException {
    var text =
        new ObjectMapper().readTree(ENVELOPES.resolve("array.json").toFile()).get(0).toString();
    for (var depth = 0; depth < 8; depth++) {
      text = envelope("Body", text).toString();
    }

    assertThat(run(text).status()).isZero();
    var deeper = run(envelope("Body", text).toString());
    assertThat(deeper.status()).isEqualTo(2);
    assertThat(deeper.err()).contains("in an SQS message in an SQS message", "has no text in");
  }

  @Test
  void aRecordOfAnOnFailureDestinationIsExplained() {
    var run = CommandLineRun.of("--format", "json", "--dead-letter", RECORD.toString());

    var letter = run.json().at("/messages/0");
    assertThat(letter.path("from").asText())
        .isEqualTo("arn:aws:lambda:ap-northeast-1:111111111111:function:ManagementTriggeredLambda");
    assertThat(letter.path("errorCode").asText()).isEqualTo("RetriesExhausted");
    assertThat(letter.path("errorMessage").asText()).isEqualTo("boom");
    assertThat(letter.path("event").asText()).isEqualTo("4240000f-4957-9924-10fd-28f99e41c2b3");
    assertThat(letter.at("/meaning/0").asText())
        .isEqualTo(
            "Lambda invoked the function about 3 times, and it failed at the event each time");
    assertThat(letter.path("asked").asText()).startsWith("these stacks would deliver it");
    assertThat(letter.at("/redrive/0").asText()).contains("lambda invoke");
    assertThat(letter.path("explained").asBoolean()).isTrue();
    assertThat(run.status()).isZero();
  }

  private static ObjectNode envelope(String field, String text) {
    return JsonNodeFactory.instance.objectNode().put(field, text);
  }

  private static CommandLineRun run(Path file) {
    return CommandLineRun.of("--format", "json", "--event", file.toString());
  }

  private static CommandLineRun run(String input) {
    return CommandLineRun.of(
        input.getBytes(StandardCharsets.UTF_8), "--format", "json", "--event", "-");
  }
}
