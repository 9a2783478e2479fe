package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.matcher.SlowMatch;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An event over which the matcher takes longer than the ten seconds that it has. */
@Timeout(240)
class UnprovenCommandTest {
  private static final String RULE =
      "arn:aws:events:ap-northeast-1:222222222222:rule/ForwardEC2LaunchToManagement";
  private static final String BECAUSE =
      "the matcher could not tell within 10 s whether rule ForwardEC2LaunchToManagement matches the"
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
    assertThat(hop.path("because").textValue()).startsWith(BECAUSE);
    assertThat(run.json().path("summary").toString())
        .isEqualTo(
            "{\"events\":1,\"delivered\":0,\"filtered\":0,\"deadLettered\":0,\"lost\":0,"
                + "\"unproven\":1,\"unexpected\":1}");
  }

  @Test
  void inADeadLetterIsNotExplained() throws IOException {
    var letter = JsonNodeFactory.instance.objectNode().put("MessageId", "m").put("Body", EVENT);
    var attributes = letter.putObject("MessageAttributes");
    attributes.putObject("RULE_ARN").put("StringValue", RULE).put("DataType", "String");
    attributes.putObject("ERROR_CODE").put("StringValue", "NO_RESOURCE").put("DataType", "String");
    var messages = JsonNodeFactory.instance.objectNode();
    messages.putArray("Messages").add(letter);
    var file = Files.writeString(folder.resolve("letters.txt"), messages.toString());

    var run =
        CommandLineRun.on(slow(), folder, "--dead-letter", file.toString(), "--format", "json");

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    var message = run.json().at("/messages/0");
    assertThat(message.path("explained").asBoolean()).isFalse();
    assertThat(message.path("unknown").toString())
        .contains("what these stacks do with it is unproven: " + BECAUSE);
    assertThat(message.path("asked").asText("")).isEmpty();
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
