package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that delivers, breaks or attacks nothing is not taken for a success. */
@Timeout(120)
class NothingDeliveredTest {
  private static final String FOREIGN =
      "these stacks listen in 222222222222 ap-northeast-1, and the events came from 123456789012"
          + " us-west-1; if they are to be filtered, say so with --expect filtered";
  private static final String PENDING = "events/ec2-pending.json";

  @TempDir private Path folder;

  @Test
  void anEventFromElsewhereIsNoSuccess() throws IOException {
    var run = CommandLineRun.of("--event", foreign());

    assertThat(run.status()).isOne();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "✔ filtered ",
            "    no stack here has account 123456789012; these stacks have 111111111111"
                + " ap-northeast-1, 222222222222 ap-northeast-1\n")
        .endsWith("\n1 event: 0 delivered, 1 filtered — nothing was delivered: " + FOREIGN + "\n");
  }

  @Test
  void anEventFromAnotherRegionSaysWhichOnesTheAccountHas() throws IOException {
    var run =
        CommandLineRun.of(
            Files.readString(Path.of("events/ec2-stopped.json"))
                .replace("ap-northeast-1", "eu-west-1")
                .getBytes(),
            "--event",
            "-");

    assertThat(run.status()).isOne();
    assertThat(run.out())
        .contains(
            "    no stack here has account 222222222222 in eu-west-1; these stacks have"
                + " 222222222222 ap-northeast-1\n");
  }

  @Test
  void anEventThatNoRuleMatchesIsNoSuccess() {
    var run = CommandLineRun.of("--event", PENDING);

    assertThat(run.status()).isOne();
    assertThat(run.out())
        .endsWith(
            "\n1 event: 0 delivered, 1 filtered — nothing was delivered: these stacks listen in"
                + " 222222222222 ap-northeast-1, and the events came from 222222222222"
                + " ap-northeast-1, but no rule there matches any; if they are to be filtered, say"
                + " so with --expect filtered\n");
  }

  @Test
  void oneThatIsDeliveredIsEnough() throws IOException {
    var run = CommandLineRun.of("--event", foreign(), "--event", "events/ec2-stopped.json");

    assertThat(run.status()).isZero();
    assertThat(run.out()).endsWith("1 delivered, 1 filtered — every event ended as expected\n");
  }

  @Test
  void programsAndPullRequestsAreToldToo() throws IOException {
    var json = CommandLineRun.of("--event", foreign(), "--format", "json");
    assertThat(json.status()).isOne();
    assertThat(json.json().path("nothing").asText()).isEqualTo("nothing was delivered: " + FOREIGN);
    assertThat(json.json().at("/summary/unexpected").asInt()).isZero();

    var markdown = CommandLineRun.of("--event", foreign(), "--format", "markdown");
    assertThat(markdown.status()).isOne();
    assertThat(markdown.out())
        .startsWith("### ✘ 1 event: 0 delivered, 1 filtered — nothing was delivered: these stacks");

    var html = CommandLineRun.of("--event", foreign(), "--format", "html");
    assertThat(html.status()).isOne();
    assertThat(html.out()).contains("nothing was delivered: " + FOREIGN);

    assertThat(CommandLineRun.of("--format", "json").json().has("nothing")).isFalse();
  }

  @Test
  void aComparisonIsToldToo() {
    var run = CommandLineRun.of("--event", PENDING, "--against", ".");

    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("no resource changed").contains("— nothing was delivered: ");
  }

  @Test
  void aFaultThatHadNothingToLoseIsNoSuccess() throws IOException {
    var one = CommandLineRun.of("--event", foreign(), "--break", "bus-policy");
    assertThat(one.status()).isOne();
    assertThat(one.out())
        .endsWith("\n1 event: 0 delivered, 1 filtered — nothing could be lost: " + FOREIGN + "\n");

    var all = CommandLineRun.of("--event", foreign(), "--break", "all");
    assertThat(all.status()).isOne();
    assertThat(all.out())
        .endsWith("\n✘ nothing could be lost: " + FOREIGN + "\n")
        .doesNotContain("nothing is lost");

    var json = CommandLineRun.of("--event", foreign(), "--break", "all", "--format", "json");
    assertThat(json.json().path("nothing").asText()).isEqualTo("nothing could be lost: " + FOREIGN);
    assertThat(CommandLineRun.of("--break", "all", "--format", "json").json().has("nothing"))
        .isFalse();
  }

  @Test
  void stacksInWhichNothingCouldBreakAreNoSuccess() {
    var bare = ShippedStacks.ALL.stream().map(stack -> only(stack, "cloudwatch/event")).toList();
    var without =
        bare.stream().map(stack -> without(stack, "Bus:", "BusPolicy:", "Target:")).toList();

    var run = CommandLineRun.on(without, folder, "--break", "all");

    assertThat(run.status()).isOne();
    assertThat(run.out())
        .endsWith("\n✘ nothing could be lost: these stacks have nothing that could break\n");
  }

  @Test
  void stacksInWhichNothingCanBeAttackedAreNoSuccess() {
    var dev =
        ShippedStacks.ALL.subList(0, 1).stream()
            .map(stack -> without(only(stack, "cloudwatch/event"), "Bus:", "BusPolicy:"))
            .toList();

    var run = CommandLineRun.on(dev, folder, "--attacks");
    assertThat(run.status()).isOne();
    assertThat(run.out())
        .endsWith(
            "\nnothing was attacked: these stacks have no bus, role, function, queue or topic that an"
                + " event passes\n");

    var json = CommandLineRun.on(dev, folder, "--attacks", "--format", "json").json();
    assertThat(json.path("nothing").asText()).startsWith("nothing was attacked: ");
    assertThat(json.at("/summary/attacks").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--break=all", "--attacks", "--format=html"})
  void exportsThatCarryNoEventAreAMistake(String option) {
    var queues = ShippedStacks.ALL.stream().map(stack -> only(stack, "aws:sqs/")).toList();

    var run =
        option.isEmpty()
            ? CommandLineRun.on(queues, folder)
            : CommandLineRun.on(queues, folder, option);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "%s, %s: there is nothing here that carries events: no bus, no rule and no target;"
                    .formatted(folder.resolve("mgmt.json"), folder.resolve("dev.json"))
                + " name the export of a stack that has them\n");
  }

  @Test
  void oneExportThatCarriesEventsIsEnough() {
    var stacks = List.of(only(ShippedStacks.ALL.get(0), "aws:sqs/"), ShippedStacks.ALL.get(1));

    assertThat(CommandLineRun.on(stacks, folder).status()).isOne();
  }

  @Test
  void whatCouldNotBeDeliveredNeedsNoOtherSentence() {
    var wrong = new Edit("management-bus-policy", "policy#/Statement/0/Action", "'events:PutRule'");
    var stacks = wrong.in(ShippedStacks.ALL, Edit.Side.BOTH);

    var run = CommandLineRun.on(stacks, folder);

    assertThat(run.status()).isOne();
    assertThat(run.out())
        .endsWith("7 filtered, 3 dead-lettered — 3 did not end as expected\n")
        .doesNotContain("nothing was delivered");
  }

  private String foreign() throws IOException {
    var event = folder.resolve("foreign.event");
    Files.writeString(
        event,
        Files.readString(Path.of("events/ec2-stopped.json"))
            .replace("222222222222", "123456789012")
            .replace("ap-northeast-1", "us-west-1"));
    return event.toString();
  }

  private static Deployment only(Deployment stack, String type) {
    return new Deployment(
        stack.stack(),
        stack.resources().stream()
            .filter(
                resource -> !resource.type().startsWith("aws:") || resource.type().contains(type))
            .toList());
  }

  private static Deployment without(Deployment stack, String... types) {
    return new Deployment(
        stack.stack(),
        stack.resources().stream()
            .filter(
                resource ->
                    List.of(types).stream()
                        .noneMatch(
                            type ->
                                resource
                                    .type()
                                    .contains("/event" + type + "Event" + type.replace(":", ""))))
            .toList());
  }
}
