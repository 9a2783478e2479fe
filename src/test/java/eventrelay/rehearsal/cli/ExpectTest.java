package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --expect} says what events have to come to, in place of what the stacks promise. */
@Timeout(120)
class ExpectTest {
  private static final String STOPPED = "events/ec2-stopped.json";
  private static final String PENDING = "events/ec2-pending.json";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    STOPPED + ", delivered, 0",
    STOPPED + ", filtered, 1",
    STOPPED + ", dead-lettered, 1",
    STOPPED + ", lost, 1",
    STOPPED + ", unproven, 1",
    PENDING + ", filtered, 0",
    PENDING + ", delivered, 1",
  })
  void comparesTheOutcome(String event, String expected, int status) {
    var run = CommandLineRun.of("--event", event, "--expect", expected, "--format", "json");

    assertThat(run.status()).as(run.out()).isEqualTo(status);
    assertThat(run.json().at("/events/0/expected").asText()).isEqualTo(expected);
    assertThat(run.json().at("/summary/unexpected").asInt()).isEqualTo(status);
  }

  @Test
  void isSaidOfEveryEvent() {
    var run = CommandLineRun.of("--event", STOPPED, "--event", PENDING, "--expect", "delivered");

    assertThat(run.status()).isOne();
    assertThat(run.out())
        .contains("✔ delivered ", "✘ filtered — expected delivered ")
        .endsWith("\n2 events: 1 delivered, 1 filtered — 1 did not end as expected\n");
  }

  @Test
  void whatIsFilteredOnPurposeProvesSomething() {
    assertThat(CommandLineRun.of("--event", PENDING, "--expect", "filtered").out())
        .endsWith("\n1 event: 0 delivered, 1 filtered — every event ended as expected\n");
    assertThat(CommandLineRun.of("--event", PENDING, "--expect", "delivered").out())
        .contains("— 1 did not end as expected; nothing was delivered: these stacks listen in");
  }

  /** Without it, an event may not be lost under a fault; with it, it has to be where it belongs. */
  @ParameterizedTest
  @CsvSource({"bus-policy, dead-lettered, 0", "bus-policy, delivered, 1"})
  void holdsUnderAFault(String fault, String expected, int status) {
    var run = CommandLineRun.of("--break", fault, "--event", STOPPED, "--expect", expected);

    assertThat(run.status()).as(run.out()).isEqualTo(status);
  }

  @Test
  void aLossAndADoubtMayBeExpectedToo() {
    var lost =
        CommandLineRun.of(
            "--break",
            "bus-policy",
            "--break",
            "dead-letter-queue",
            "--event",
            STOPPED,
            "--expect",
            "lost");
    assertThat(lost.status()).as(lost.out()).isZero();
    assertThat(lost.out()).contains("✔ lost ");

    var doubtful =
        new Edit(
            "management-bus-policy",
            "policy#/Statement/0/Condition/IpAddress",
            "{'aws:SourceIp': '10.0.0.0/8'}");
    var unproven =
        CommandLineRun.on(
            doubtful.in(ShippedStacks.ALL, Edit.Side.BOTH),
            folder,
            "--event",
            STOPPED,
            "--expect",
            "unproven");
    assertThat(unproven.status()).as(unproven.out()).isZero();
  }

  @Test
  void aComparisonAndAPageKeepToIt() {
    for (var more : new String[] {"--against=.", "--format=html"}) {
      assertThat(CommandLineRun.of("--event", PENDING, "--expect", "filtered", more).status())
          .as(more)
          .isZero();
      assertThat(CommandLineRun.of("--event", PENDING, "--expect", "lost", more).status())
          .as(more)
          .isOne();
    }
    assertThat(CommandLineRun.of("--event", STOPPED, "--expect", "lost", "--against", ".").out())
        .contains("no event ends differently");
  }

  /** Under the page's faults, an event may not be lost; where it ends else is said by no one. */
  @Test
  void thePagesFaultsKeepToWhatIsPromised() {
    var page =
        CommandLineRun.of("--event", STOPPED, "--expect", "delivered", "--format", "html").out();

    assertThat(page).contains("\"unexpected\":0").doesNotContain("\"unexpected\":1");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            "--expect says what the events of --event have to come to: name some with --event, or"
                + " leave out --expect\n",
            new String[] {"--expect", "delivered"}),
        Arguments.of(
            "--expect says what the events of --event have to come to: name some with --event, or"
                + " leave out --expect\n",
            new String[] {"--expect", "delivered", "--attacks"}),
        Arguments.of(
            "--break all shows what events come to under each fault: leave out --expect, or break"
                + " one thing\n",
            new String[] {"--expect", "delivered", "--event", STOPPED, "--break", "all"}),
        Arguments.of(
            "Invalid value for option '--expect': expected one of [delivered, filtered,"
                + " dead-lettered, unproven, lost] (case-sensitive) but was 'Delivered'\n"
                + "see ./rehearse --help\n",
            new String[] {"--expect", "Delivered", "--event", STOPPED}),
        Arguments.of(
            "option '--expect' (OUTCOME) should be specified only once\nsee ./rehearse --help\n",
            new String[] {"--expect", "lost", "--expect", "lost", "--event", STOPPED}));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aMistakeIsSaid(String message, String[] arguments) {
    assertThat(CommandLineRun.of(arguments)).isEqualTo(new CommandLineRun(2, "", message));
  }
}
