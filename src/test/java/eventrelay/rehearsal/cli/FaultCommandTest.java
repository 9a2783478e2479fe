package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --break}: what the shipped stacks do when something in them is broken. */
@Timeout(180)
class FaultCommandTest {
  private static final String STOPPED = "events/ec2-stopped.json";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "function, event-relay-function-dead-letters, 111111111111",
    "function-permission, event-relay-receiving-dead-letters, 111111111111",
    "bus-policy, event-relay-forwarding-dead-letters, 222222222222",
    "forwarding-role, event-relay-forwarding-dead-letters, 222222222222",
    "bus, event-relay-forwarding-dead-letters, 222222222222",
  })
  void aQueueHoldsEachEvent(String fault, String queue, String account) {
    var run = run("--break", fault, "--event", STOPPED, "--format", "json");

    assertThat(run.status()).isZero();
    var event = run.json().path("events").get(0);
    assertThat(event.path("outcome").asText()).isEqualTo("dead-lettered");
    assertThat(event.path("expected").asText()).isEqualTo("delivered");
    assertThat(event.path("hops"))
        .last()
        .satisfies(
            hop -> {
              assertThat(hop.path("verdict").asText()).isEqualTo("stored");
              assertThat(hop.path("at").asText())
                  .isEqualTo("arn:aws:sqs:ap-northeast-1:" + account + ":" + queue);
            });
    assertThat(run.json().path("summary").path("unexpected").intValue()).isZero();
  }

  @Test
  void aQueueThatIsGoneIsNotMissedUntilSomethingElseFails() {
    var run = run("--break", "dead-letter-queue", "--event", STOPPED);

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .endsWith("1 event: 1 delivered, 0 filtered — every event ended as expected\n");
  }

  @ParameterizedTest
  @CsvSource({
    "function, function ManagementTriggeredLambda",
    "function-permission, target LambdaTarget of rule TriggerLambdaOnDevEC2Launch",
    "bus-policy, target ManagementEventBus of rule ForwardEC2LaunchToManagement",
    "forwarding-role, target ManagementEventBus of rule ForwardEC2LaunchToManagement",
    "bus, target ManagementEventBus of rule ForwardEC2LaunchToManagement",
  })
  void withoutItsQueueTheEventIsLostAndTheQueueIsNamed(String fault, String whose) {
    for (var order :
        List.of(List.of(fault, "dead-letter-queue"), List.of("dead-letter-queue", fault))) {
      var run =
          run(
              "--break",
              order.get(0),
              "--break",
              order.get(1),
              "--event",
              STOPPED,
              "--format",
              "json");

      assertThat(run.status()).isEqualTo(1);
      var event = run.json().path("events").get(0);
      assertThat(event.path("outcome").asText()).isEqualTo("lost");
      assertThat(event.path("hops"))
          .last()
          .extracting(hop -> hop.path("because").asText())
          .asString()
          .startsWith("the dead-letter queue of " + whose + " is in no stack: arn:aws:sqs:");
    }
  }

  @Test
  void whatIsFilteredIsFilteredUnderAnyFault() {
    var run =
        run(
            "--break",
            "bus",
            "--event",
            "events/ec2-pending.json",
            "--expect",
            "filtered",
            "--format",
            "json");

    assertThat(run.status()).isZero();
    assertThat(run.json().path("events").get(0).path("outcome").asText()).isEqualTo("filtered");
  }

  @Test
  void allFaultsAloneLoseNothing() {
    var run = run("--break", "all");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            Faults of mgmt, dev, each alone

            fault                broken                                         delivered  filtered  dead-lettered  lost  held by
            function             the function fails at every event                      0         7              3     0  event-relay-function-dead-letters
            function-permission  the permission to invoke the function is gone          0         7              3     0  event-relay-receiving-dead-letters
            bus-policy           the receiving bus's policy is gone                     0         7              3     0  event-relay-forwarding-dead-letters
            forwarding-role      the roles that rules forward with are gone             0         7              3     0  event-relay-forwarding-dead-letters
            bus                  the receiving bus is gone                              0         7              3     0  event-relay-forwarding-dead-letters
            dead-letter-queue    the dead-letter queues are gone                        3         7              0     0

            ✔ nothing is lost
            """);
  }

  @Test
  void aFaultThatStacksCannotHaveIsARowOfItsOwn() {
    var stacks = Stream.of(ShippedStacks.ALL.get(0)).map(FaultCommandTest::withoutBus).toList();

    var run = on(stacks, "--break", "all", "--event", STOPPED, "--format", "json");

    assertThat(row(run, "bus").path("applies").booleanValue()).isFalse();
    assertThat(row(run, "bus").has("events")).isFalse();
    assertThat(row(run, "function").path("applies").booleanValue()).isTrue();
    assertThat(on(stacks, "--break", "all", "--event", STOPPED).out())
        .containsPattern("\nbus +not applicable to these stacks\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--break bus | --break bus: these stacks have nothing that could break like this",
        "--break function --break bus"
            + " | --break bus: these stacks have nothing that could break like this",
        "--break nothing | --break nothing: there is no such fault; write one of function,"
            + " function-permission, bus-policy, forwarding-role, bus, dead-letter-queue,"
            + " or all alone",
        "--break all --break function | --break all breaks each thing alone: leave out the other --break, or all",
        "--break function --break all | --break all breaks each thing alone: leave out the other --break, or all",
        "--break function --attacks | --attacks sends no events: leave out --break",
        "--break all --attacks | --attacks sends no events: leave out --break",
      })
  void whatCannotBeBrokenIsToldInPlainWords(String arguments, String message) {
    var stacks = Stream.of(ShippedStacks.ALL.get(0)).map(FaultCommandTest::withoutBus).toList();

    var run = on(stacks, arguments.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).isEqualTo(message + System.lineSeparator());
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theReasonOfALossIsThatOfTheTargetThatLostTheEvent() {
    var unheld = new Edit("management-target", "deadLetterConfig", Edit.GONE);
    var lambda = "'arn:aws:lambda:ap-northeast-1:111111111111:function:Other'";
    var stacks = unheld.in(ShippedStacks.ALL, Edit.Side.BOTH);
    stacks =
        Stream.of(stacks.get(0), stacks.get(1))
            .map(stack -> withSecondTarget(stack, lambda))
            .toList();

    var run = on(stacks, "--break", "all", "--event", STOPPED, "--format", "json");

    assertThat(row(run, "dead-letter-queue").path("because"))
        .extracting(JsonNode::asText)
        .singleElement()
        .asString()
        .startsWith(
            "target LambdaTarget of rule TriggerLambdaOnDevEC2Launch has no dead-letter queue (");
  }

  @Test
  void aFunctionWhoseCodeIsNotAtHandIsBrokenAllTheSame() {
    var run =
        on(
            ShippedStacks.WITHOUT_CODE,
            "--break",
            "function",
            "--event",
            STOPPED,
            "--format",
            "json");

    assertThat(run.json().path("events").get(0).path("outcome").asText())
        .isEqualTo("dead-lettered");
  }

  @Test
  void allTwiceIsAll() {
    var run = run("--break", "all", "--break", "all", "--event", STOPPED);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Faults of mgmt, dev, each alone\n");
  }

  private CommandLineRun run(String... args) {
    return on(ShippedStacks.ALL, args);
  }

  private CommandLineRun on(List<Deployment> stacks, String... args) {
    return CommandLineRun.on(stacks, folder, args);
  }

  private static JsonNode row(CommandLineRun run, String fault) {
    for (var row : run.json().path("faults")) {
      if (row.path("fault").asText().equals(fault)) {
        return row;
      }
    }
    throw new AssertionError(run.out());
  }

  /** As a stack whose receiving bus is AWS's own. */
  private static Deployment withoutBus(Deployment stack) {
    return new Deployment(
        stack.stack(),
        stack.resources().stream()
            .filter(resource -> !resource.type().equals(EventBridgeTypes.BUS))
            .toList());
  }

  /** The shipped target sends elsewhere; a copy of it, after it, to the function. */
  private static Deployment withSecondTarget(Deployment stack, String elsewhere) {
    var moved = new Edit("management-target", "arn", elsewhere);
    var first = moved.in(List.of(stack), Edit.Side.BOTH).get(0).resources();
    return new Deployment(
        stack.stack(),
        Stream.concat(
                first.stream(),
                stack.resources().stream()
                    .filter(resource -> resource.name().equals("management-target"))
                    .map(FaultCommandTest::second))
            .toList());
  }

  private static ResourceState second(ResourceState target) {
    return new ResourceState(
        target.urn() + "-second",
        target.type(),
        target.custom(),
        target.id() + "-second",
        target.inputs(),
        target.outputs(),
        target.parent(),
        target.provider(),
        target.dependencies(),
        target.propertyDependencies());
  }
}
