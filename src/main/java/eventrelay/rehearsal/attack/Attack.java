package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.StatementText;
import java.util.List;

/**
 * One attempt, and what came of it.
 *
 * @param attempt who tries what
 * @param at the ARN of what is attacked
 * @param refused true if AWS would refuse
 * @param because which statement decided
 * @param statements the statements that {@code because} names
 */
public record Attack(
    String attempt, String at, boolean refused, String because, List<StatementText> statements) {
  /** An attempt that no policy decided. */
  public Attack(String attempt, String at, boolean refused, String because) {
    this(attempt, at, refused, because, List.of());
  }

  /** Keeps its own copy of the list. */
  public Attack {
    statements = List.copyOf(statements);
  }
}
