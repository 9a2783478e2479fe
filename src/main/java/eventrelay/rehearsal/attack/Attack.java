package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.StatementText;
import java.util.List;
import java.util.Locale;

/**
 * One attempt, and what came of it.
 *
 * @param attempt who tries what
 * @param at the ARN of what is attacked
 * @param outcome what AWS would say
 * @param because which statement decided
 * @param statements the statements that {@code because} names
 */
public record Attack(
    String attempt, String at, Outcome outcome, String because, List<StatementText> statements) {

  /** The ways an attempt can end. */
  public enum Outcome {
    /** It comes through. */
    SUCCEEDED,
    /** What the model does not know decides. */
    UNPROVEN,
    /** AWS refuses it. */
    REFUSED;

    /** The word that reports use. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An attempt that no policy decided. */
  public Attack(String attempt, String at, boolean refused, String because) {
    this(attempt, at, refused ? Outcome.REFUSED : Outcome.SUCCEEDED, because, List.of());
  }

  /** An attempt that policies decided. */
  static Attack of(String attempt, String at, Decision decision) {
    var allowed = decision.allowed() ? Outcome.SUCCEEDED : Outcome.REFUSED;
    return new Attack(
        attempt,
        at,
        decision.undecided() ? Outcome.UNPROVEN : allowed,
        decision.because(),
        decision.statements());
  }

  /** Keeps its own copy of the list. */
  public Attack {
    statements = List.copyOf(statements);
  }
}
