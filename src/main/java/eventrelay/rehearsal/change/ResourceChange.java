package eventrelay.rehearsal.change;

import java.util.List;

/**
 * One resource that is not what it was.
 *
 * @param stack its stack
 * @param type its type token
 * @param name its logical name
 * @param inputs what changed; empty if it was added or removed
 */
public record ResourceChange(
    String stack, String type, String name, Kind kind, List<InputChange> inputs) {
  /** What happened to it. */
  public enum Kind {
    /** Only the second state has it. */
    ADDED("added"),
    /** Only the first state has it. */
    REMOVED("removed"),
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
