package eventrelay.rehearsal.adoption;

import java.util.List;

/**
 * What an adoption would come to.
 *
 * @param stacks management half first
 * @param unrelated what the states have and the relay does not take over
 * @param conflicts what the states have that the next update overwrites or doubles
 * @param known false if no state says what exists, so that everything may
 */
public record Adoption(
    List<StackAdoption> stacks,
    List<Unrelated> unrelated,
    List<Conflict> conflicts,
    boolean known) {
  /** Keeps its own copies of the lists. */
  public Adoption {
    stacks = List.copyOf(stacks);
    conflicts = List.copyOf(conflicts);
    unrelated = List.copyOf(unrelated);
  }

  /** True if the next update would make a resource anew that exists already. */
  public boolean replaces() {
    return stacks.stream().flatMap(stack -> stack.adopted().stream()).anyMatch(Adopted::replaced);
  }
}
