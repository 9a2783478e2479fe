package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.StatementText;
import eventrelay.rehearsal.attack.Attack.Outcome;
import java.util.List;

/** Rows of a table of attacks. */
public final class SampleAttacks {
  private SampleAttacks() {}

  /** One attempt on a queue. */
  public static Attack of(
      String attempt, String at, Outcome outcome, String because, StatementText... statements) {
    return new Attack(
        "Q-SEND-FOREIGN",
        attempt,
        at,
        List.of("sqs:SendMessage"),
        "arn:aws:sts::999999999999:assumed-role/another-role/intruder",
        outcome,
        because,
        outcome.isWell() ? "" : "name the role",
        1,
        List.of(statements));
  }
}
