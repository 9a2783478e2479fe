package eventrelay.rehearsal.change;

import java.util.List;
import java.util.Optional;

/**
 * One resource that is not what it was.
 *
 * @param stack its stack
 * @param type its type token
 * @param name its logical name
 * @param inputs what changed; empty if it was added or removed
 * @param loss what is deleted with it, if it held something
 */
public record ResourceChange(
    String stack,
    String type,
    String name,
    Kind kind,
    List<InputChange> inputs,
    Optional<Loss> loss) {
  /** What happened to it. */
  public enum Kind {
    /** Only the second state has it. */
    ADDED("added"),
    /** Only the first state has it. */
    REMOVED("removed"),
    /** Both have it, with an input that AWS cannot change: another one is made in its place. */
    REPLACED("replaced"),
    /** Both have it, with other inputs. */
    CHANGED("changed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that reports use. */
    public String word() {
      return word;
    }
  }

  /** Keeps its own copy of the list. */
  public ResourceChange {
    inputs = List.copyOf(inputs);
  }
}
