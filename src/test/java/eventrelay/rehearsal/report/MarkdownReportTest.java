package eventrelay.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.change.InputChange;
import eventrelay.rehearsal.change.Loss;
import eventrelay.rehearsal.change.ResourceChange;
import eventrelay.rehearsal.change.ResourceChange.Kind;
import eventrelay.rehearsal.change.StackChanges;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Summary;
import eventrelay.rehearsal.journey.Verdict;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MarkdownReportTest {
  @Test
  void whatIsUnprovenHasASignOfItsOwnAndIsNotFramedInRed() {
    var hop =
        new Hop(
            new AccountRegion("111111111111", "eu-west-1"),
            "arn:aws:events:eu-west-1:111111111111:event-bus/hub",
            Verdict.NOT_JUDGED,
            "it took too long");
    var journey =
        new Journey(
            Journeys.RUNNING, Outcome.DELIVERED, Outcome.UNPROVEN, List.of(hop), Optional.empty());

    var report =
        written(
            "{name: 'hub'}",
            out -> {
              out.start(List.of("mgmt"), List.of());
              out.journey(journey);
              out.end(new Summary(1, 0, 0, 0, 0, 1, 1));
            });

    assertThat(report)
        .startsWith(
            "### ✘ 1 event: 0 delivered, 0 filtered, 1 unproven — 1 did not end as expected\n")
        .contains("| ? unproven — expected delivered | EC2 Instance State-change Notification |")
        .contains("    not-judged  111111111111  eu-west-1  bus hub\n        it took too long\n")
        .doesNotContain("Framed in red");
  }

  @Test
  void hasTheSummaryFirstAndTheUnexpectedBeforeTheRest() {
    var report =
        written(
            "{name: 'hub'}",
            out -> {
              out.start(List.of("mgmt", "dev"), List.of("One <b>note</b>."));
              out.journey(Journeys.filtered());
              out.journey(Journeys.deadLettered());
              out.end(new Summary(2, 0, 1, 1, 0, 0, 1));
            });

    assertThat(report)
        .isEqualTo(
            """
            ### ✘ 2 events: 0 delivered, 1 filtered, 1 dead-lettered — 1 did not end as expected

            Rehearsal of mgmt, dev.

            - One &lt;b&gt;note&lt;/b&gt;.

            #### Map

            ```mermaid
            flowchart LR
              subgraph a111111111111["account 111111111111"]
                subgraph r111111111111_eu_west_1["eu-west-1"]
                  n0[["bus<br>hub"]]
                end
              end
            ```

            #### Events

            | fate | type | what | where | reason |
            |---|---|---|---|---|
            | ✘ dead-lettered — expected delivered | EC2 Instance State-change Notification | `running i-0d20ae48fcb7d176d` | `222222222222 ap-northeast-1` | bus development-events denies all. |
            | ✔ filtered | Object Created | `aws.s3` | `222222222222 ap-northeast-1` |  |

            #### Paths of the events that did not end as expected

            <details><summary>✘ dead-lettered — expected delivered: EC2 Instance State-change Notification  running  i-0d20ae48fcb7d176d  (222222222222 ap-northeast-1)</summary>

            ```text
                matched   222222222222  ap-northeast-1  rule forward
                allowed   222222222222  ap-northeast-1  role forwarder
                denied    111111111111  us-east-1       bus development-events
                    bus development-events denies all.
                stored    222222222222  ap-northeast-1  queue undelivered
            ```

            </details>

            """);
  }

  @Test
  void whatChangesStandsBeforeTheMap() {
    var inputs = new ArrayList<InputChange>();
    inputs.add(change("policy", "statement A: Action", "\"x|y\"", "\"z\""));
    for (var i = 0; i < 8; i++) {
      inputs.add(change("accounts", "", null, Integer.toString(i)));
    }
    inputs.add(new InputChange("token", "", Optional.empty(), Optional.empty(), true));
    var resources =
        List.of(
            new ResourceChange(
                "s", EventBridgeTypes.BUS, "new", Kind.ADDED, List.of(), Optional.empty()),
            new ResourceChange(
                "s", EventBridgeTypes.BUS, "edited", Kind.CHANGED, inputs, Optional.empty()),
            new ResourceChange(
                "s",
                EventBridgeTypes.BUS,
                "gone",
                Kind.REMOVED,
                List.of(),
                Optional.of(new Loss("what `it` holds", true))),
            new ResourceChange(
                "t", EventBridgeTypes.BUS, "other", Kind.ADDED, List.of(), Optional.empty()));
    var fates = new OutcomeChanges();
    fates.add(Journeys.delivered(), Journeys.lost());
    fates.add(Journeys.filtered(), Journeys.filtered());

    var report =
        written(
            "{name: 'hub'}",
            out -> {
              out.start(List.of("s"), List.of());
              out.changes(
                  new Changes("main", new StackChanges(List.of("t"), List.of(), resources), fates));
              out.end(Summary.NONE);
            });

    assertThat(report)
        .contains(
            """
            #### What changes

            Against `main`: 2 resources added, 1 removed, 1 changed; 1 event ends differently; \
            1 resource would be deleted with what it holds. docs/change.md says how to make the \
            change without losing anything.

            - stack t is new, with 1 resource
            - `-` `EventBus gone`, stack `s`
              - ✘ deletes what &#96;it&#96; holds (protected: pulumi preview fails, and nothing is deleted)
            - `~` `EventBus edited`, stack `s`
              - policy, statement A: Action: `"x|y"` → `"z"`
              - accounts: added `0`, `1`, `2`, `3`, `4`, `5` and 2 more
              - token: a secret, and another one
            - `+` `EventBus new`, stack `s`

            | fate | was | type | what | where |
            |---|---|---|---|---|
            | ✘ lost — expected delivered | ✔ delivered | EC2 Instance State-change Notification | `running i-0d20ae48fcb7d176d` | `222222222222 ap-northeast-1` |

            #### Map
            """);
  }

  @Test
  void aReportOfAnythingFitsIntoAComment() {
    var names = IntStream.range(0, 2_000).mapToObj(i -> "stack-" + i).toList();
    var everything = "`|<@# ".repeat(20_000);
    var event = JsonNodeFactory.instance.objectNode();
    for (var name : List.of("id", "source", "detail-type", "account", "region")) {
      event.put(name, everything.substring(0, 500));
    }
    var hop = new Hop(new AccountRegion("1", "r"), "arn:aws:sqs:r:1:q", Verdict.DENIED, everything);
    var edited = List.of(change("i", "", text(everything + "a"), text(everything + "b")));
    var loss = Optional.of(new Loss(everything, true));
    var resources =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    new ResourceChange(
                        "stack-1", EventBridgeTypes.BUS, "r" + i, Kind.REPLACED, edited, loss))
            .toList();

    var report =
        written(
            "{name: 'hub'}",
            out -> {
              out.start(
                  names, IntStream.range(0, 500).mapToObj(i -> "note " + everything).toList());
              var fates = new OutcomeChanges();
              for (var i = 0; i < 3_000; i++) {
                var lost =
                    new Journey(
                        Event.of(event),
                        Outcome.DELIVERED,
                        Outcome.LOST,
                        List.of(hop),
                        Optional.empty());
                out.journey(lost);
                out.journey(Journeys.filtered());
                fates.add(Journeys.delivered(), lost);
              }
              out.changes(
                  new Changes("x", new StackChanges(List.of(), List.of(), resources), fates));
              out.end(new Summary(6_000, 0, 3_000, 0, 3_000, 0, 3_000));
            });

    assertThat(report.length()).isBetween(10_000, 65_536);
    assertThat(report)
        .startsWith("### ✘ 6000 events: 0 delivered, 3000 filtered, 3000 lost")
        .contains("which do not fit here")
        .containsPattern("More events do not fit here: [0-9]+ that did not end as expected")
        .containsPattern("\nand [0-9]+ more ways, which do not fit here\n");
    var shown = report.lines().filter(line -> line.startsWith("| ✔ filtered | Object")).count();
    assertThat(report).contains(", " + (3_000 - shown) + " that did.");
  }

  @Test
  void aMapThatDoesNotFitSaysWhatIsNotDrawn() {
    var fixture = StackFixture.empty();
    for (var i = 0; i < 200; i++) {
      fixture
          .in(
              "p" + i,
              "{region: 'eu-west-1', allowedAccountIds: '[\"200000000%03d\"]'}".formatted(i))
          .add(EventBridgeTypes.BUS, "b" + i, "{name: 'bus-%d'}".formatted(i));
    }
    var out = new ByteArrayOutputStream();
    var report =
        new MarkdownReport(new PrintStream(out, true, StandardCharsets.UTF_8), fixture.cloud());
    report.start(List.of("s"), List.of());
    report.end(Summary.NONE);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("Not drawn, so that the diagram stays readable: [0-9]+ accounts \\(2000")
        .contains("account 200000000000");
  }

  private static InputChange change(String input, String at, String before, String after) {
    return new InputChange(
        input,
        at,
        Optional.ofNullable(before).map(MarkdownReportTest::json),
        Optional.ofNullable(after).map(MarkdownReportTest::json),
        false);
  }

  private static JsonNode json(String value) {
    return StackFixture.object("{v: " + value + "}").get("v");
  }

  private static String text(String value) {
    return "\"" + value + "\"";
  }

  private static String written(String bus, Consumer<MarkdownReport> use) {
    var out = new ByteArrayOutputStream();
    var cloud = StackFixture.home().add(EventBridgeTypes.BUS, "hub", bus).cloud();
    use.accept(new MarkdownReport(new PrintStream(out, true, StandardCharsets.UTF_8), cloud));
    return out.toString(StandardCharsets.UTF_8);
  }
}
