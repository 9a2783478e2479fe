package eventrelay.rehearsal.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AttackTableTest {
  private static final AttackTable TABLE =
      new AttackTable(
          List.of("mgmt", "d\u001bev"),
          List.of(
              new Attack(
                  "a foreign account sends", "arn:q", true, "statement DenyOthers denies it"),
              new Attack("another\u001b[2J rule sends", "arn:q", false, "statement Any allows\tit"),
              new Attack(
                  "a third rule sends",
                  "arn:q",
                  Attack.Outcome.UNPROVEN,
                  "statement Odd may allow it",
                  List.of())));

  @Test
  void textNamesTheStatementOfEachAttack() {
    assertThat(written(out -> TABLE.text(out, false)))
        .isEqualTo(
            """
            Attacks on mgmt, dev

            ✔ refused  a foreign account sends
                statement DenyOthers denies it
            ✘ SUCCEEDS another[2J rule sends
                statement Any allows it
            ? unproven a third rule sends
                statement Odd may allow it

            3 attacks: 1 refused, 1 succeeded, 1 unproven
            """);
  }

  @Test
  void coloursAreForTerminalsOnly() {
    assertThat(written(out -> TABLE.text(out, true)))
        .contains(
            "\u001b[32m✔ refused  \u001b[0ma foreign",
            "\u001b[31m✘ SUCCEEDS \u001b[0manother",
            "\u001b[36m? unproven \u001b[0ma third");
  }

  @Test
  void markdownHasWhatSucceedsFirst() {
    assertThat(written(TABLE::markdown))
        .isEqualTo(
            """
            ### ✘ 3 attacks: 1 refused, 1 succeeded, 1 unproven

            Attacks on mgmt, dev.

            |  | attempt | because |
            |---|---|---|
            | ✘ **succeeds** | another&#91;2J rule sends | statement Any allows it |
            | ? **unproven** | a third rule sends | statement Odd may allow it |
            | ✔ refused | a foreign account sends | statement DenyOthers denies it |

            """);
  }

  @Test
  void jsonHasThisShape() {
    assertThat(written(out -> TABLE.json(out)))
        .isEqualTo(
            """
            {
              "stacks" : [ "mgmt", "d\\u001Bev" ],
              "attacks" : [ {
                "attempt" : "a foreign account sends",
                "at" : "arn:q",
                "outcome" : "refused",
                "refused" : true,
                "because" : "statement DenyOthers denies it"
              }, {
                "attempt" : "another\\u001B[2J rule sends",
                "at" : "arn:q",
                "outcome" : "succeeded",
                "refused" : false,
                "because" : "statement Any allows\\tit"
              }, {
                "attempt" : "a third rule sends",
                "at" : "arn:q",
                "outcome" : "unproven",
                "refused" : false,
                "because" : "statement Odd may allow it"
              } ],
              "summary" : {
                "attacks" : 3,
                "refused" : 1,
                "succeeded" : 1,
                "unproven" : 1
              }
            }
            """);
  }

  @Test
  void allAreRefusedIfNoneSucceedsOrIsUnproven() {
    assertThat(new AttackTable(List.of("s"), List.of()).allRefused()).isFalse();
    for (var outcome : Attack.Outcome.values()) {
      var attack = new Attack("a", "arn:q", outcome, "c", List.of());

      assertThat(new AttackTable(List.of("s"), List.of(attack)).allRefused())
          .isEqualTo(outcome == Attack.Outcome.REFUSED);
    }
  }

  private static String written(Consumer<PrintStream> report) {
    var bytes = new ByteArrayOutputStream();
    report.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
