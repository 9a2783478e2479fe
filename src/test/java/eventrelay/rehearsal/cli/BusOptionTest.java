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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --bus} says onto which bus an application puts its events. */
@Timeout(120)
class BusOptionTest {
  private static final String STOPPED = "events/ec2-stopped.json";
  private static final String ARN =
      "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";

  /** The shipped stacks, whose function takes the events of an application of its own account. */
  private static final List<Deployment> STACKS =
      edited("account", "['111111111111']", edited("source", "['com.example']", ShippedStacks.ALL));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"development-events", ARN})
  void anEventStartsOnTheNamedBus(String bus) throws IOException {
    var run = on("--event", event("111111111111"), "--bus", bus);

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("matched   111111111111  ap-northeast-1  rule TriggerLambdaOnDevEC2Launch\n")
        .endsWith("\n1 event: 1 delivered, 0 filtered — every event ended as expected\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "default"})
  void orOnTheDefaultBus(String bus) throws IOException {
    var event = event("111111111111");

    var run = bus.isEmpty() ? on("--event", event) : on("--event", event, "--bus", bus);

    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("no rule in these stacks listens on this bus");
  }

  @Test
  void eventsOfServicesStartOnTheDefaultBus() throws IOException {
    var run =
        CommandLineRun.of(
            "--event", STOPPED, "--event", event("111111111111"), "--bus", "development-events");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            "note: events of AWS services start on the default bus, whatever --bus says\n",
            "✔ delivered ",
            "rule TriggerLambdaOnDevEC2Launch requires account to be \"222222222222\", but the event"
                + " has \"111111111111\"\n")
        .endsWith("\n2 events: 1 delivered, 1 filtered — every event ended as expected\n");
  }

  @Test
  void aRunThatDeliversNothingNamesTheBus() throws IOException {
    var run = CommandLineRun.of("--event", event("111111111111"), "--bus", "development-events");

    assertThat(run.status()).isOne();
    assertThat(run.out())
        .contains(
            "and the events came from 111111111111 ap-northeast-1, onto bus development-events;");
  }

  @Test
  void whetherABusOfAnotherAccountTakesTheEventIsNotKnown() throws IOException {
    var run = on("--event", event("222222222222"), "--bus", ARN, "--expect", "unproven");

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out())
        .contains(
            "not-judged  111111111111  ap-northeast-1  bus development-events\n",
            "whether the policy of bus development-events admits the event depends on the role of"
                + " account 222222222222 that puts it there, and no stack says which that is\n");
  }

  @Test
  void aBusOfAnotherAccountWithoutAPolicyTakesNone() throws IOException {
    var run =
        on(
            "--event",
            event("222222222222"),
            "--bus",
            ARN,
            "--break",
            "bus-policy",
            "--expect",
            "lost");

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out())
        .contains(
            "bus development-events has no policy, so account 222222222222 may not put the event"
                + " onto it\n");
  }

  @Test
  void aBusThatIsGoneLosesTheEvent() throws IOException {
    var run = on("--event", event("111111111111"), "--bus", "development-events", "--break", "bus");

    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("✘ lost ", "the event is put onto a bus that no stack has");
  }

  @Test
  void thePageShowsWhereItStarts() throws IOException {
    var page =
        on("--event", event("111111111111"), "--bus", "development-events", "--format", "html");

    assertThat(page.out()).contains("\"start\":\"" + ARN + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b | this is neither the name nor the ARN of a bus; write one such as development-events,"
            + " or arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events",
        "arn:aws:sqs:ap-northeast-1:111111111111:queue | this is neither the name nor the ARN of a"
            + " bus; write one such as development-events, or"
            + " arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events",
        "nowhere | no stack here has bus"
            + " arn:aws:events:ap-northeast-1:111111111111:event-bus/nowhere; these stacks have "
            + ARN
            + ", arn:aws:events:ap-northeast-1:222222222222:event-bus/default",
        "arn:aws:events:eu-west-1:111111111111:event-bus/default | an event that is put there has"
            + " region eu-west-1, and one of these has ap-northeast-1; change one of them",
      })
  void aBusThatCannotBeMeantIsAMistake(String bus, String message) throws IOException {
    var run = CommandLineRun.of("--event", event("111111111111"), "--bus", bus);

    assertThat(run).isEqualTo(new CommandLineRun(2, "", "--bus " + bus + ": " + message + "\n"));
  }

  @Test
  void itIsForEventsThatNoServiceSends() {
    assertThat(CommandLineRun.of("--event", STOPPED, "--bus", "development-events").err())
        .isEqualTo(
            "--bus development-events: every event here is of an AWS service, and those start on the"
                + " default bus; leave out --bus\n");
    assertThat(CommandLineRun.of("--bus", "development-events").err())
        .isEqualTo(
            "--bus says where the events of --event start: name some with --event, or leave out"
                + " --bus\n");
  }

  private CommandLineRun on(String... arguments) {
    return CommandLineRun.on(STACKS, folder, arguments);
  }

  private String event(String account) throws IOException {
    var event = folder.resolve(account + ".event");
    Files.writeString(
        event,
        Files.readString(Path.of(STOPPED))
            .replace("222222222222", account)
            .replace("aws.ec2", "com.example"));
    return event.toString();
  }

  private static List<Deployment> edited(String field, String value, List<Deployment> stacks) {
    return new Edit("management-rule", "eventPattern#/" + field, value).in(stacks, Edit.Side.BOTH);
  }
}
