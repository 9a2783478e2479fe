package eventrelay.rehearsal.cloud;

import java.util.List;

/**
 * What the rules of one bus say to an event.
 *
 * @param wanting the rules that want it, enabled or not, in the order of the stacks
 * @param undecided the rules of which the matcher could not tell in time
 */
public record Matching(List<Rule> wanting, List<Rule> undecided) {
  /** Keeps its own copies of the lists. */
  public Matching {
    wanting = List.copyOf(wanting);
    undecided = List.copyOf(undecided);
  }
}
