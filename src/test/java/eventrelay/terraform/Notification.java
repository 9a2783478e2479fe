package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.function.Invocation;
import eventrelay.rehearsal.function.PythonFunction;
import eventrelay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the deployed function sends for an event. */
final class Notification {
  private static final AccountRegion MANAGEMENT =
      new AccountRegion("111111111111", "ap-northeast-1");

  private final Moto moto;
  private final Map<String, JsonNode> state;

  /**
   * @param state the resources that are there
   */
  Notification(Moto moto, Map<String, JsonNode> state) {
    this.moto = moto;
    this.state = state;
  }

  /** By the real boto3, to a topic of moto's, into a queue that is subscribed to it. */
  void isWhatTheRehearsalSays(UploadedFunction uploaded) throws Exception {
    var event = Json.read(Files.readString(Path.of("events/ec2-stopped.json")));
    var variables = variables();
    var topic = variables.get("NOTIFY_TOPIC_ARN");
    var queue = subscribed(topic);

    var answer = uploaded.answer(event, variables, moto, MANAGEMENT);

    try (var function =
        new PythonFunction(
            "relay",
            "lambda_function.lambda_handler",
            variables,
            Map.of("lambda_function.py", Path.of("lambda/lambda_function.py")),
            Duration.ofSeconds(60))) {
      var invocation = function.invoke(event, Map.of(topic, Optional.empty()));
      assertThat(invocation)
          .isInstanceOfSatisfying(
              Invocation.Returned.class, said -> assertThat(answer).isEqualTo(said.result()));
      assertThat(invocation.publications())
          .singleElement()
          .satisfies(
              publication -> {
                var arrived = received(queue);
                assertThat(arrived.path("TopicArn").asText()).isEqualTo(publication.topicArn());
                assertThat(arrived.path("Subject").asText()).isEqualTo(publication.subject());
                assertThat(arrived.path("Message").asText()).isEqualTo(publication.message());
              });
    }
  }

  private Map<String, String> variables() {
    var function = state.get("aws_lambda_function.mgmt_management-function");
    var variables = new HashMap<String, String>();
    function
        .at("/environment/0/variables")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    return variables;
  }

  private String subscribed(String topic) throws IOException, InterruptedException {
    var url =
        Json.read(
                moto.json(MANAGEMENT, "sqs", "AmazonSQS.CreateQueue", "{\"QueueName\": \"told\"}"))
            .path("QueueUrl")
            .asText();
    moto.form(
        MANAGEMENT,
        "sns",
        Map.of(
            "Action",
            "Subscribe",
            "TopicArn",
            topic,
            "Protocol",
            "sqs",
            "Endpoint",
            MANAGEMENT.arns().queue("told")));
    return url;
  }

  private JsonNode received(String queue) throws IOException, InterruptedException {
    var messages =
        Json.read(
                moto.json(
                    MANAGEMENT,
                    "sqs",
                    "AmazonSQS.ReceiveMessage",
                    "{\"QueueUrl\": \"" + queue + "\"}"))
            .path("Messages");
    assertThat(messages).hasSize(1);
    return Json.read(messages.get(0).path("Body").asText());
  }
}
