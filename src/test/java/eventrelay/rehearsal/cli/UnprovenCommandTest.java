package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.rehearsal.deadletter.Explainer;
import eventrelay.rehearsal.deadletter.Explanation;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.EventSender;
import eventrelay.rehearsal.journey.ExpectedDelivery;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.matcher.SlowMatch;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An event over which the matcher takes longer than the time that it has. */
@Timeout(240)
class UnprovenCommandTest {
  private static final String RULE =
      "arn:aws:events:ap-northeast-1:222222222222:rule/ForwardEC2LaunchToManagement";
  private static final String BECAUSE =
      "the matcher could not tell within %s whether rule ForwardEC2LaunchToManagement matches the"
          + " event; ";
  private static final SlowMatch SLOW = SlowMatch.lists();
  private static final String EVENT = SLOW.event("222222222222", "ap-northeast-1").toString();

  @TempDir private Path folder;

  @Test
  void endsWithExitStatusOneAndIsCounted() throws IOException {
    var file = Files.writeString(folder.resolve("event.txt"), EVENT);

    var run = CommandLineRun.on(slow(), folder, "--event", file.toString(), "--format", "json");

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.json().at("/events/0/outcome").textValue()).isEqualTo("unproven");
    var hop = run.json().at("/events/0/hops/0");
    assertThat(hop.path("at").textValue()).isEqualTo(RULE);
    assertThat(hop.path("verdict").textValue()).isEqualTo("not-judged");
    assertThat(hop.path("because").textValue()).startsWith(BECAUSE.formatted("10 s"));
    assertThat(run.json().path("summary").toString())
        .isEqualTo(
            "{\"events\":1,\"delivered\":0,\"filtered\":0,\"deadLettered\":0,\"lost\":0,"
                + "\"unproven\":1,\"unexpected\":1}");
  }

  @Test
  void inADeadLetterIsNotExplained() {
    var letter = JsonNodeFactory.instance.objectNode().put("MessageId", "m").put("Body", EVENT);
    var attributes = letter.putObject("MessageAttributes");
    attributes.putObject("RULE_ARN").put("StringValue", RULE).put("DataType", "String");
    attributes.putObject("ERROR_CODE").put("StringValue", "NO_RESOURCE").put("DataType", "String");

    var explanation = explained(letter);

    assertThat(explanation.explained()).isFalse();
    assertThat(explanation.unknown())
        .singleElement()
        .asString()
        .startsWith("what these stacks do with it is unproven: " + BECAUSE.formatted("500 ms"));
    assertThat(explanation.asked()).isEmpty();
  }

  /** As the command does, but with less time for the matcher. */
  private static Explanation explained(JsonNode message) {
    var stacks = slow();
    var cloud = ShippedStacks.cloud(stacks);
    try (var runner = new FunctionRunner()) {
      var expectedDelivery = new ExpectedDelivery(stacks, cloud);
      var sender = new EventSender(cloud, expectedDelivery, runner, false, Duration.ofMillis(500));
      return new Explainer(stacks, cloud, sender).explain(message);
    }
  }

  private static List<Deployment> slow() {
    return ShippedStacks.ALL.stream()
        .map(
            stack ->
                new Deployment(
                    stack.stack(),
                    stack.resources().stream().map(UnprovenCommandTest::slow).toList()))
        .toList();
  }

  private static ResourceState slow(ResourceState state) {
    return state.type().equals(EventBridgeTypes.RULE)
        ? state.with("eventPattern", SLOW.pattern())
        : state;
  }
}
