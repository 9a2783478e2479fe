package eventrelay.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.journey.FunctionRun;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Summary;
import eventrelay.rehearsal.journey.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
  @Test
  void startsWithTheStacksAndWhatToKnowAboutThem() {
    assertThat(text(report -> report.start(List.of("mgmt", "dev"), List.of("One.", "Two."))))
        .isEqualTo(
            """
            Rehearsal of mgmt, dev
            note: One.
            note: Two.

            """);
    assertThat(text(report -> report.start(List.of("all"), List.of())))
        .isEqualTo(
            """
            Rehearsal of all

            """);
  }

  @Test
  void aDeliveredEventShowsItsWayAndWhatTheFunctionPrinted() {
    assertThat(text(report -> report.journey(Journeys.delivered())))
        .isEqualTo(
            """
            ✔ delivered   EC2 Instance State-change Notification  running  i-0d20ae48fcb7d176d  (222222222222 ap-northeast-1)
                matched   222222222222  ap-northeast-1  rule forward
                no-match  222222222222  ap-northeast-1  rule snapshots
                allowed   222222222222  ap-northeast-1  role forwarder
                matched   111111111111  us-east-1       rule handle
                allowed   111111111111  us-east-1       function handler
                allowed   111111111111  us-east-1       log group /aws/lambda/handler
                │ Instance i-0d20ae48fcb7d176d changed state to running
            """);
  }

  @Test
  void anEventFilteredAsItShouldBeIsBrief() {
    assertThat(text(report -> report.journey(Journeys.filtered())))
        .isEqualTo(
            """
            ✔ filtered    Object Created  (222222222222 ap-northeast-1)
                rule forward wants aws.ec2.
            """);
  }

  @Test
  void anEventFilteredByMistakeSaysWhichRuleDidNotMatch() {
    assertThat(text(report -> report.journey(Journeys.filteredByMistake())))
        .isEqualTo(
            """
            ✘ filtered — expected delivered   EC2 Instance State-change Notification  running  i-0d20ae48fcb7d176d  (222222222222 ap-northeast-1)
                no-match  222222222222  ap-northeast-1  rule snapshots
                    rule snapshots wants createSnapshot.
            """);
  }

  @Test
  void aLostEventSaysWhatStoppedIt() {
    assertThat(text(report -> report.journey(Journeys.lost())))
        .isEqualTo(
            """
            ✘ lost — expected delivered   EC2 Instance State-change Notification  running  i-0d20ae48fcb7d176d  (222222222222 ap-northeast-1)
                no-match  222222222222  ap-northeast-1  rule snapshots
                matched   222222222222  ap-northeast-1  rule forward
                denied    222222222222  ap-northeast-1  role forwarder
                    role forwarder has no statement for PutEvents.
            """);
  }

  @Test
  void aDeadLetteredEventSaysWhatStoppedItAndWhichQueueHoldsIt() {
    assertThat(text(report -> report.journey(Journeys.deadLettered())))
        .isEqualTo(
            """
            ✘ dead-lettered — expected delivered   EC2 Instance State-change Notification  running  i-0d20ae48fcb7d176d  (222222222222 ap-northeast-1)
                matched   222222222222  ap-northeast-1  rule forward
                allowed   222222222222  ap-northeast-1  role forwarder
                denied    111111111111  us-east-1       bus development-events
                    bus development-events denies all.
                stored    222222222222  ap-northeast-1  queue undelivered
            """);
  }

  @Test
  void aFunctionThatFailedShowsItsWholeLog() {
    var journey =
        new Journey(
            Journeys.CREATED,
            Outcome.DELIVERED,
            Outcome.LOST,
            List.of(
                new Hop(new AccountRegion("1", "r"), "x", Verdict.FAILED, "It raised ValueError.")),
            Optional.of(
                new FunctionRun(
                    "f", JsonNodeFactory.instance.nullNode(), List.of("Received event: {}", "x"))));

    assertThat(text(report -> report.journey(journey)))
        .isEqualTo(
            """
            ✘ lost — expected delivered   Object Created  (222222222222 ap-northeast-1)
                failed    1  r  x
                    It raised ValueError.
                │ Received event: {}
                │ x
            """);
  }

  @Test
  void anEventWithoutFieldsIsStillNamed() {
    var event = JsonNodeFactory.instance.objectNode().put("account", 7).put("region", "r");
    var nothing = JsonNodeFactory.instance.arrayNode();

    assertThat(
            text(
                report -> {
                  report.journey(Journeys.of(Event.of(event), Outcome.FILTERED, Outcome.FILTERED));
                  report.journey(
                      Journeys.of(Event.of(nothing), Outcome.FILTERED, Outcome.DELIVERED));
                }))
        .isEqualTo(
            """
            ✔ filtered    (no detail-type)  (r)
            ✘ delivered — expected filtered   (no detail-type)
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | 0 | 0 | 0 | 0 events: 0 delivered, 0 filtered — every event ended as expected",
        "1 | 0 | 0 | 0 | 0 | 1 event: 1 delivered, 0 filtered — every event ended as expected",
        "3 | 7 | 0 | 0 | 0 | 10 events: 3 delivered, 7 filtered — every event ended as expected",
        "3 | 6 | 1 | 0 | 1 | 10 events: 3 delivered, 6 filtered, 1 dead-lettered"
            + " — 1 did not end as expected",
        "0 | 7 | 0 | 3 | 3 | 10 events: 0 delivered, 7 filtered, 3 lost"
            + " — 3 did not end as expected",
        "0 | 7 | 2 | 1 | 3 | 10 events: 0 delivered, 7 filtered, 2 dead-lettered, 1 lost"
            + " — 3 did not end as expected",
        "0 | 7 | 0 | 0 | 2 | 9 events: 0 delivered, 7 filtered, 2 unproven"
            + " — 2 did not end as expected",
      })
  void endsWithTheSummary(
      long delivered, long filtered, long deadLettered, long lost, long unexpected, String line) {
    var unproven = unexpected - deadLettered - lost;
    var events = delivered + filtered + deadLettered + lost + unproven;
    var summary =
        new Summary(events, delivered, filtered, deadLettered, lost, unproven, unexpected);

    assertThat(text(report -> report.end(summary))).isEqualTo("\n" + line + "\n");
  }

  @Test
  void coloursTellTheFatesApart() {
    var out = new ByteArrayOutputStream();
    var report = new TextReport(new PrintStream(out, false, StandardCharsets.UTF_8), true);
    report.start(List.of("all"), List.of("One."));
    report.journey(Journeys.of(Journeys.CREATED, Outcome.DELIVERED, Outcome.DELIVERED));
    report.journey(Journeys.filtered());
    report.journey(Journeys.lost());
    report.journey(Journeys.of(Journeys.CREATED, Outcome.DELIVERED, Outcome.DEAD_LETTERED));
    report.journey(Journeys.unproven());
    report.end(new Summary(1, 1, 0, 0, 0, 0, 0));
    report.end(new Summary(1, 0, 0, 0, 1, 0, 1));

    assertThat(out.toString(StandardCharsets.UTF_8).replace("\u001b[", "<").replace("<0m", "</>"))
        .isEqualTo(
            """
            Rehearsal of all
            <33mnote: </>One.

            <32m✔ delivered</>   Object Created  (222222222222 ap-northeast-1)
            <2m✔ filtered </>   Object Created  (222222222222 ap-northeast-1)
                <2mrule forward wants aws.ec2.</>
            <31m✘ lost — expected delivered</>   EC2 Instance State-change Notification  running  i-0d20ae48fcb7d176d  (222222222222 ap-northeast-1)
                <33mno-match</>  222222222222  ap-northeast-1  rule snapshots
                <2mmatched   222222222222  ap-northeast-1  rule forward</>
                <31mdenied  </>  222222222222  ap-northeast-1  role forwarder
                    role forwarder has no statement for PutEvents.
            <33m✘ dead-lettered — expected delivered</>   Object Created  (222222222222 ap-northeast-1)
            <36m? unproven — expected delivered</>   EC2 Instance State-change Notification  running  i-0d20ae48fcb7d176d  (222222222222 ap-northeast-1)
                <36mnot-judged</>  222222222222  ap-northeast-1  rule forward
                    the matcher could not tell.

            1 event: 1 delivered, 0 filtered — <32mevery event ended as expected</>

            1 event: 0 delivered, 0 filtered, 1 lost — <31m1 did not end as expected</>
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b", "\u0000", "\n", "\r", "\b", "\u007f", "\u009b", "\u2028", "\u2029", "\u202e",
        "\u2066", "\u200f", "\ud800", "\udc00"
      })
  void noTextFromOutsideDrivesTheTerminal(String character) {
    var hostile = "a" + character + "b";
    var shown = "\n\r\u2028\u2029".contains(character) ? "a b" : "ab";
    var event = JsonNodeFactory.instance.objectNode();
    for (var name : List.of("detail-type", "account", "region")) {
      event.put(name, hostile);
    }
    event.putObject("detail").put("state", hostile).put("instance-id", hostile);
    var hop = new Hop(new AccountRegion(hostile, hostile), hostile, Verdict.DENIED, hostile);
    var run = new FunctionRun(hostile, event, List.of(hostile));

    assertThat(
            text(
                report -> {
                  report.start(List.of(hostile), List.of(hostile));
                  report.journey(
                      new Journey(
                          Event.of(event),
                          Outcome.DELIVERED,
                          Outcome.LOST,
                          List.of(hop),
                          Optional.of(run)));
                  report.journey(
                      new Journey(
                          Event.of(event),
                          Outcome.FILTERED,
                          Outcome.FILTERED,
                          List.of(hop),
                          Optional.empty()));
                }))
        .isEqualTo(
            """
            Rehearsal of ab
            note: ab

            ✘ lost — expected delivered   ab  ab  ab  (ab ab)
                denied    ab  ab  ab
                    ab
                │ ab
            ✔ filtered    ab  ab  ab  (ab ab)
                ab
            """
                .replace("ab", shown));
  }

  @Test
  void textInAnyScriptIsKeptAndATabIsASpace() {
    assertThat(text(report -> report.start(List.of("é\t起動😀"), List.of())))
        .startsWith("Rehearsal of é 起動😀\n");
  }

  private static String text(Consumer<TextReport> use) {
    var out = new ByteArrayOutputStream();
    use.accept(new TextReport(new PrintStream(out, true, StandardCharsets.UTF_8), false));
    return out.toString(StandardCharsets.UTF_8);
  }
}
