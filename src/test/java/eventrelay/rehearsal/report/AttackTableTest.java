package eventrelay.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.attack.Attack;
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
              new Attack(
                  "another\u001b[2J rule sends", "arn:q", false, "statement Any allows\tit")));

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

            2 attacks: 1 refused, 1 succeeded
            """);
  }

  @Test
  void coloursAreForTerminalsOnly() {
    assertThat(written(out -> TABLE.text(out, true)))
        .contains(
            "\u001b[32m✔ refused  \u001b[0ma foreign", "\u001b[31m✘ SUCCEEDS \u001b[0manother");
  }

  @Test
  void markdownHasWhatSucceedsFirst() {
    assertThat(written(TABLE::markdown))
        .isEqualTo(
            """
            ### ✘ 2 attacks: 1 refused, 1 succeeded

            Attacks on mgmt, dev.

            |  | attempt | because |
            |---|---|---|
            | ✘ **succeeds** | another&#91;2J rule sends | statement Any allows it |
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
                "refused" : true,
                "because" : "statement DenyOthers denies it"
              }, {
                "attempt" : "another\\u001B[2J rule sends",
                "at" : "arn:q",
                "refused" : false,
                "because" : "statement Any allows\\tit"
              } ],
              "summary" : {
                "attacks" : 2,
                "refused" : 1,
                "succeeded" : 1
              }
            }
            """);
  }

  @Test
  void countsWhatSucceeds() {
    assertThat(TABLE.succeeded()).isEqualTo(1);
    assertThat(new AttackTable(List.of("s"), List.of()).succeeded()).isZero();
  }

  private static String written(Consumer<PrintStream> report) {
    var bytes = new ByteArrayOutputStream();
    report.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
