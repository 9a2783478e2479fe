package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.AccountRegion;
import eventrelay.text.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What someone changes in the console, past the stacks, and what the next update makes of it. */
final class ChangedByHand {
  private static final AccountRegion MANAGEMENT =
      new AccountRegion("111111111111", "ap-northeast-1");
  private static final AccountRegion DEVELOPMENT =
      new AccountRegion("222222222222", "ap-northeast-1");

  private final Moto moto;
  private final Map<String, JsonNode> state;

  /**
   * @param state the resources that are there
   */
  ChangedByHand(Moto moto, Map<String, JsonNode> state) {
    this.moto = moto;
    this.state = state;
  }

  /**
   * Rules are disabled, the function runs once at a time, lost notifications are kept elsewhere.
   */
  void make() throws IOException, InterruptedException {
    for (var rule : rules().values()) {
      call(rule, "DisableRule");
      assertThat(stateOf(rule)).isEqualTo("DISABLED");
    }
    moto.put(
        MANAGEMENT,
        "/2017-10-31/functions/ManagementTriggeredLambda/concurrency",
        "{\"ReservedConcurrentExecutions\": 1}");
    for (var subscription : of("aws_sns_topic_subscription").values()) {
      moto.form(
          MANAGEMENT,
          "sns",
          Map.of(
              "Action",
              "SetSubscriptionAttributes",
              "SubscriptionArn",
              subscription.path("arn").asText(),
              "AttributeName",
              "RedrivePolicy",
              "AttributeValue",
              "{\"deadLetterTargetArn\": \"" + MANAGEMENT.arns().queue("elsewhere") + "\"}"));
    }
  }

  /** Every rule is enabled again, which a plan does not tell of a rule that sets no state. */
  void isTakenBack() throws IOException, InterruptedException {
    for (var rule : rules().entrySet()) {
      assertThat(stateOf(rule.getValue())).as(rule.getKey()).isEqualTo("ENABLED");
    }
  }

  private Map<String, JsonNode> rules() {
    return of("aws_cloudwatch_event_rule");
  }

  private Map<String, JsonNode> of(String type) {
    var resources = new TreeMap<>(state);
    resources.keySet().removeIf(address -> !address.startsWith(type + "."));
    assertThat(resources).isNotEmpty();
    return resources;
  }

  private String stateOf(JsonNode rule) throws IOException, InterruptedException {
    return call(rule, "DescribeRule").path("State").asText();
  }

  private JsonNode call(JsonNode rule, String operation) throws IOException, InterruptedException {
    var place =
        rule.path("arn").asText().contains(DEVELOPMENT.account()) ? DEVELOPMENT : MANAGEMENT;
    var named =
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", rule.path("name").asText())
            .put("EventBusName", rule.path("event_bus_name").asText());
    var answer = moto.json(place, "events", "AWSEvents." + operation, named.toString());
    return answer.isEmpty() ? named : Json.read(answer);
  }
}
