package eventrelay.rehearsal.report.page;

import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Summary;
import eventrelay.rehearsal.topology.Topology;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of every event in the stacks as they are, or under one fault.
 *
 * @param word the fault's word on the command line; empty for the stacks as they are
 * @param sentence what is broken, as half a sentence
 * @param topology what is connected to what; empty if nothing could break like this
 * @param journeys of each event, in the order they were sent
 */
public record Scenario(
    String word, String sentence, Optional<Topology> topology, List<Journey> journeys) {
  /** Keeps its own copy of the list. */
  public Scenario {
    journeys = List.copyOf(journeys);
  }

  /** How many events ended in which way. */
  public Summary summary() {
    var summary = Summary.NONE;
    for (var journey : journeys) {
      summary = summary.with(journey);
    }
    return summary;
  }
}
