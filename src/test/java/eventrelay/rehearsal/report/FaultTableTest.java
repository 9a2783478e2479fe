package eventrelay.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

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
                  Optional.of(new Summary(116, 1, 2, 100, 13, 0)),
                  List.of("q1", "q2"),
                  List.of("queue q3 refuses\u001b it")),
              new FaultRow("function", "it fails", Optional.empty(), List.of(), List.of())));

  @Test
  void textLinesUpAndNamesEachLoss() {
    assertThat(written(out -> TABLE.text(out, false)))
        .isEqualTo(
            """
            Faults of mgmt, dev, each alone

            fault     broken                              delivered  filtered  dead-lettered  lost  held by
            bus       the bus is gone                             1         2            100    13  q1, q2
            function  nothing here could break like this

            ✘ bus: lost: queue q3 refuses it
            ✘ 13 events are lost
            """);
  }

  @Test
  void oneLostEventIsOne() {
    var table = table(new Summary(1, 0, 0, 0, 1, 0));

    assertThat(written(out -> table.text(out, false))).endsWith("\n✘ 1 event is lost\n");
  }

  @Test
  void coloursAreForTerminalsOnly() {
    assertThat(written(out -> TABLE.text(out, true)))
        .contains("\u001b[31m✘ bus: lost: \u001b[0mqueue", "\u001b[31m✘ 13 events");
    assertThat(written(out -> table(new Summary(1, 1, 0, 0, 0, 0)).text(out, true)))
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
            | function | nothing here could break like this |  |  |  |  |  |

            ✘ bus: lost: queue q3 refuses it

            """);
    var hostile =
        new FaultTable(
            List.of("<s>"),
            List.of(
                new FaultRow(
                    "bus",
                    "a|b",
                    Optional.of(new Summary(1, 0, 0, 0, 1, 0)),
                    List.of("`q`"),
                    List.of("@you"))));
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
                "heldBy" : [ "q1", "q2" ],
                "because" : [ "queue q3 refuses\\u001B it" ]
              }, {
                "fault" : "function",
                "broken" : "it fails",
                "applies" : false,
                "heldBy" : [ ],
                "because" : [ ]
              } ],
              "lost" : 13
            }
            """);
  }

  private static FaultTable table(Summary summary) {
    return new FaultTable(
        List.of("s"),
        List.of(new FaultRow("bus", "gone", Optional.of(summary), List.of(), List.of())));
  }

  private static String written(Consumer<PrintStream> report) {
    var bytes = new ByteArrayOutputStream();
    report.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
