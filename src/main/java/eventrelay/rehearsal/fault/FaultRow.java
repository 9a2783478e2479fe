package eventrelay.rehearsal.fault;

import eventrelay.rehearsal.journey.Summary;
import java.util.List;
import java.util.Optional;

/**
 * What became of the events under one fault.
 *
 * @param fault the fault's word on the command line
 * @param broken what was broken, as half a sentence
 * @param summary what became of the events; empty if the stacks have nothing that could break so
 * @param heldBy the names of the queues that hold events
 * @param lost why events were lost, each sentence once
 * @param unproven why nothing can be said of events, each sentence once
 */
public record FaultRow(
    String fault,
    String broken,
    Optional<Summary> summary,
    List<String> heldBy,
    List<String> lost,
    List<String> unproven) {
  /** Keeps its own copies of the lists. */
  public FaultRow {
    heldBy = List.copyOf(heldBy);
    lost = List.copyOf(lost);
    unproven = List.copyOf(unproven);
  }
}
