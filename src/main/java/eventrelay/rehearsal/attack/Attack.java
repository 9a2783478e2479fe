package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.StatementText;
import java.util.List;
import java.util.Locale;

/**
 * One way in, and what comes of it.
 *
 * @param id which kind of attack it is; see docs/attacks.md
 * @param attempt who does what to which resource
 * @param at the ARN of what is attacked
 * @param actions what the caller may do, or may not
 * @param principal the caller that was tried, and what it acts for
 * @param outcome what AWS would say
 * @param because which statement decided
 * @param remedy what it takes to close it; empty if it is closed or needed
 * @param count how many callers and resources of the same shape it stands for
 * @param statements the statements that {@code because} names
 */
public record Attack(
    String id,
    String attempt,
    String at,
    List<String> actions,
    String principal,
    Outcome outcome,
    String because,
    String remedy,
    int count,
    List<StatementText> statements) {

  /** The ways an attempt can end. */
  public enum Outcome {
    /** It comes through. */
    SUCCEEDED,
    /** What the model does not know decides. */
    UNPROVEN,
    /** It comes through, and events need it. */
    BY_DESIGN,
    /** AWS refuses it. */
    REFUSED;

    /** The word that reports use. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** True if it is no way in that has to be closed. */
    public boolean isWell() {
      return this == BY_DESIGN || this == REFUSED;
    }
  }

  /** Keeps its own copies of the lists. */
  public Attack {
    actions = List.copyOf(actions);
    statements = List.copyOf(statements);
  }

  /** The actions, and who may take them. */
  public String request() {
    return "%s as %s".formatted(String.join(", ", actions), principal);
  }

  /** The same row for as many times more callers or resources. */
  Attack times(int more) {
    return new Attack(
        id, attempt, at, actions, principal, outcome, because, remedy, count * more, statements);
  }
}
