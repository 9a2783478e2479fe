package eventrelay.rehearsal.attack;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.attack.Attack.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AttackTableTest {
  private static final String Q = "arn:aws:sqs:eu-west-1:111111111111:q";
  private static final String R = "arn:aws:sqs:eu-west-1:111111111111:r";
  private static final List<Attack> ROWS =
      List.of(
          SampleAttacks.of("a foreign account sends", R, Outcome.REFUSED, "DenyOthers denies it"),
          SampleAttacks.of("the rule sends", R, Outcome.BY_DESIGN, "AllowRule allows it"),
          SampleAttacks.of("a third rule sends", Q, Outcome.UNPROVEN, "Odd may allow it"),
          SampleAttacks.of("another\u001b[2J rule sends", Q, Outcome.SUCCEEDED, "Any allows\tit")
              .times(1_200));
  private static final AttackTable TABLE =
      new AttackTable(List.of("mgmt", "d\u001bev"), ROWS, false);
  private static final AttackTable ALL = new AttackTable(List.of("mgmt"), ROWS, true);

  @Test
  void textIsByResourceWithWhatSucceedsFirst() {
    assertThat(written(out -> TABLE.text(out, false)))
        .isEqualTo(
            """
            Attacks on mgmt, dev

            queue q in 111111111111 eu-west-1
            ✘ SUCCEEDS another[2J rule sends [Q-SEND-FOREIGN] ×1,200
                sqs:SendMessage as arn:aws:sts::999999999999:assumed-role/another-role/intruder
                Any allows it
                to close it: name the role
            ? unproven a third rule sends [Q-SEND-FOREIGN]
                sqs:SendMessage as arn:aws:sts::999999999999:assumed-role/another-role/intruder
                Odd may allow it
                to close it: name the role

            queue r in 111111111111 eu-west-1
            ✔ by design the rule sends [Q-SEND-FOREIGN]
                AllowRule allows it

            1,202 attacks: 1 refused, 1,200 succeeded, 1 unproven; 1 allowed by design
            """);
  }

  @Test
  void whatIsRefusedIsListedIfAskedFor() {
    var row = "✔ refused  a foreign account sends [Q-SEND-FOREIGN]\n    DenyOthers denies it\n";

    assertThat(written(out -> ALL.text(out, false))).contains(row);
    assertThat(written(out -> TABLE.text(out, false))).doesNotContain("✔ refused");
    assertThat(written(ALL::markdown)).contains("| ✔ refused | queue r in");
    assertThat(written(ALL::json)).contains("\"refused\" : true");
  }

  @Test
  void coloursAreForTerminalsOnly() {
    assertThat(written(out -> ALL.text(out, true)))
        .contains(
            "\u001b[32m✔ refused  \u001b[0ma foreign",
            "\u001b[32m✔ by design \u001b[0mthe rule",
            "\u001b[31m✘ SUCCEEDS \u001b[0manother",
            "\u001b[36m? unproven \u001b[0ma third");
  }

  @Test
  void markdownHasTheSameRows() {
    assertThat(written(TABLE::markdown))
        .startsWith(
            """
            ### ✘ 1,202 attacks: 1 refused, 1,200 succeeded, 1 unproven; 1 allowed by design

            Attacks on mgmt, dev.

            |  | resource | attempt | because |
            |---|---|---|---|
            | ✘ **succeeds** | queue q in 111111111111 eu-west-1 | another&#91;2J rule sends \
            &#91;Q-SEND-FOREIGN] ×1,200 | sqs:SendMessage as arn:aws:sts::999999999999:assumed-role/\
            another-role/intruder: Any allows it; to close it: name the role |
            | ? **unproven** |""")
        .contains("| ✔ by design | queue r in 111111111111 eu-west-1 | the rule sends");
  }

  @Test
  void jsonHasThisShape() {
    var table = new AttackTable(List.of("mgmt"), ROWS.subList(1, 3), false);

    assertThat(written(table::json))
        .isEqualTo(
            """
            {
              "stacks" : [ "mgmt" ],
              "attacks" : [ {
                "id" : "Q-SEND-FOREIGN",
                "attempt" : "a third rule sends",
                "at" : "arn:aws:sqs:eu-west-1:111111111111:q",
                "principal" : "arn:aws:sts::999999999999:assumed-role/another-role/intruder",
                "actions" : [ "sqs:SendMessage" ],
                "outcome" : "unproven",
                "refused" : false,
                "because" : "Odd may allow it",
                "count" : 1,
                "remedy" : "name the role"
              } ],
              "byDesign" : [ {
                "id" : "Q-SEND-FOREIGN",
                "attempt" : "the rule sends",
                "at" : "arn:aws:sqs:eu-west-1:111111111111:r",
                "principal" : "arn:aws:sts::999999999999:assumed-role/another-role/intruder",
                "actions" : [ "sqs:SendMessage" ],
                "outcome" : "by design",
                "refused" : false,
                "because" : "AllowRule allows it",
                "count" : 1
              } ],
              "summary" : {
                "attacks" : 1,
                "refused" : 0,
                "succeeded" : 0,
                "unproven" : 1,
                "byDesign" : 1
              }
            }
            """);
  }

  @Test
  void allAreRefusedIfNoneSucceedsOrIsUnproven() {
    assertThat(new AttackTable(List.of("s"), List.of(), false).allRefused()).isFalse();
    for (var outcome : Outcome.values()) {
      var attack = SampleAttacks.of("a", Q, outcome, "c");

      assertThat(new AttackTable(List.of("s"), List.of(attack), false).allRefused())
          .isEqualTo(outcome == Outcome.REFUSED);
    }
    assertThat(new AttackTable(List.of("s"), ROWS.subList(0, 2), false).allRefused()).isTrue();
  }

  private static String written(Consumer<PrintStream> report) {
    var bytes = new ByteArrayOutputStream();
    report.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
