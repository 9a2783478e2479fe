package eventrelay.rehearsal.fault;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.journey.Summary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FaultTableTest {
  private static final FaultTable TABLE =
      new FaultTable(
          List.of("mgmt", "dev"),
          List.of(
              new FaultRow(
                  "bus",
                  "the bus is gone",
                  Optional.of(new Summary(116, 1, 2, 100, 13, 0, 0)),
                  List.of("q1", "q2"),
                  List.of("queue q3 refuses\u001b it"),
                  List.of()),
              new FaultRow(
                  "function", "it fails", Optional.empty(), List.of(), List.of(), List.of())));

  @Test
  void textLinesUpAndNamesEachLoss() {
    assertThat(written(out -> TABLE.text(out, false)))
        .isEqualTo(
            """
            Faults of mgmt, dev, each alone

            fault     broken                          delivered  filtered  dead-lettered  lost  held by
            bus       the bus is gone                         1         2            100    13  q1, q2
            function  not applicable to these stacks

            ✘ bus: lost: queue q3 refuses it
            ✘ 13 events are lost
            """);
  }

  @Test
  void aNarrowTerminalHasAParagraphForEachFault() {
    assertThat(written(out -> TABLE.text(out, false, 80)))
        .isEqualTo(
            """
            Faults of mgmt, dev, each alone

            bus: the bus is gone
                116 events: 1 delivered, 2 filtered, 100 dead-lettered, 13 lost
                held by q1, q2
            function: it fails
                not applicable to these stacks

            ✘ bus: lost: queue q3 refuses it
            ✘ 13 events are lost
            """);
    assertThat(written(out -> TABLE.text(out, false, 120)))
        .isEqualTo(written(out -> TABLE.text(out, false)));
  }

  @Test
  void oneLostEventIsOne() {
    var table = table(new Summary(1, 0, 0, 0, 1, 0, 0));

    assertThat(written(out -> table.text(out, false))).endsWith("\n✘ 1 event is lost\n");
  }

  @Test
  void coloursAreForTerminalsOnly() {
    assertThat(written(out -> TABLE.text(out, true)))
        .contains("\u001b[31m✘ bus: lost: \u001b[0mqueue", "\u001b[31m✘ 13 events");
    assertThat(written(out -> table(new Summary(1, 1, 0, 0, 0, 0, 0)).text(out, true)))
        .endsWith("\u001b[32m✔ nothing is lost\u001b[0m\n");
  }

  @Test
  void markdownHasTheResultFirstAndNoMarkupOfOthers() {
    assertThat(written(TABLE::markdown))
        .isEqualTo(
            """
            ### ✘ 13 events are lost

            Faults of mgmt, dev, each alone.

            | fault | broken | delivered | filtered | dead-lettered | lost | held by |
            |---|---|--:|--:|--:|--:|---|
            | bus | the bus is gone | 1 | 2 | 100 | 13 | q1, q2 |
            | function | not applicable to these stacks |  |  |  |  |  |

            ✘ bus: lost: queue q3 refuses it

            """);
    var hostile =
        new FaultTable(
            List.of("<s>"),
            List.of(
                new FaultRow(
                    "bus",
                    "a|b",
                    Optional.of(new Summary(1, 0, 0, 0, 1, 0, 0)),
                    List.of("`q`"),
                    List.of("@you"),
                    List.of())));
    assertThat(written(hostile::markdown))
        .contains("Faults of &lt;s&gt;", "| a\\|b |", "&#96;q&#96;", "@&#8203;you");
  }

  @Test
  void jsonHasThisShape() {
    assertThat(written(TABLE::json))
        .isEqualTo(
            """
            {
              "stacks" : [ "mgmt", "dev" ],
              "faults" : [ {
                "fault" : "bus",
                "broken" : "the bus is gone",
                "applies" : true,
                "events" : 116,
                "delivered" : 1,
                "filtered" : 2,
                "deadLettered" : 100,
                "lost" : 13,
                "unproven" : 0,
                "heldBy" : [ "q1", "q2" ],
                "because" : [ "queue q3 refuses\\u001B it" ],
                "notJudged" : [ ]
              }, {
                "fault" : "function",
                "broken" : "it fails",
                "applies" : false,
                "heldBy" : [ ],
                "because" : [ ],
                "notJudged" : [ ]
              } ],
              "lost" : 13,
              "unproven" : 0
            }
            """);
  }

  @Test
  void whatIsUnprovenHasAColumnIfThereIsAnyAndIsNotWell() {
    var row =
        new FaultRow(
            "bus",
            "gone",
            Optional.of(new Summary(5, 1, 2, 0, 0, 2, 2)),
            List.of(),
            List.of(),
            List.of("rule r takes\u001b too long"));
    var other =
        new FaultRow("function", "it fails", Optional.empty(), List.of(), List.of(), List.of());
    var table = new FaultTable(List.of("s"), List.of(row, other));

    assertThat(table.allIsWell()).isFalse();
    assertThat(table(new Summary(1, 0, 0, 0, 1, 0, 0)).allIsWell()).isFalse();
    assertThat(table(new Summary(1, 0, 0, 1, 0, 0, 0)).allIsWell()).isTrue();
    assertThat(written(out -> table.text(out, false)))
        .isEqualTo(
            """
            Faults of s, each alone

            fault     broken                          delivered  filtered  dead-lettered  lost  unproven  held by
            bus       gone                                    1         2              0     0         2
            function  not applicable to these stacks

            ? bus: unproven: rule r takes too long
            ? 2 events are unproven
            """);
    assertThat(written(out -> table.text(out, true)))
        .contains("\u001b[36m? bus: unproven: \u001b[0mrule r")
        .endsWith("\u001b[36m? 2 events are unproven\u001b[0m\n");
    assertThat(written(table::markdown))
        .contains(
            "### ? 2 events are unproven\n",
            "| fault | broken | delivered | filtered | dead-lettered | lost | unproven | held by |\n"
                + "|---|---|--:|--:|--:|--:|--:|---|\n"
                + "| bus | gone | 1 | 2 | 0 | 0 | 2 |  |\n"
                + "| function | not applicable to these stacks |  |  |  |  |  |  |\n",
            "\n? bus: unproven: rule r takes too long\n");
    assertThat(written(table::json))
        .contains("\"unproven\" : 2,\n", "\"notJudged\" : [ \"rule r takes", "\"unproven\" : 2\n}");
  }

  private static FaultTable table(Summary summary) {
    return new FaultTable(
        List.of("s"),
        List.of(
            new FaultRow("bus", "gone", Optional.of(summary), List.of(), List.of(), List.of())));
  }

  private static String written(Consumer<PrintStream> report) {
    var bytes = new ByteArrayOutputStream();
    report.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
