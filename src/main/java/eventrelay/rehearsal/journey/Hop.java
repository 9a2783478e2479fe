package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.access.StatementText;
import java.util.List;

/**
 * One question that AWS asks of an event on its way, and the answer.
 *
 * @param place the account and Region in which it is asked
 * @param at the ARN of the bus, rule, role, function, log group or queue that is asked
 * @param verdict the answer
 * @param because one sentence that names the resource and the statement
 * @param statements the policies' statements that {@code because} names
 */
public record Hop(
    AccountRegion place,
    String at,
    Verdict verdict,
    String because,
    List<StatementText> statements) {
  /** A hop that no policy decided. */
  public Hop(AccountRegion place, String at, Verdict verdict, String because) {
    this(place, at, verdict, because, List.of());
  }

  /** Keeps its own copy of the list. */
  public Hop {
    statements = List.copyOf(statements);
  }
}
