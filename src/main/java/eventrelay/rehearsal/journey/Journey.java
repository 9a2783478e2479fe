package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One event's way through the declared resources.
 *
 * @param event the event as it was sent
 * @param expected what the stacks promise for it: {@code DELIVERED} or {@code FILTERED}
 * @param outcome what became of it
 * @param hops the questions asked on the way, in order
 * @param function the handler's run, if the event got that far
 */
public record Journey(
    JsonNode event,
    Outcome expected,
    Outcome outcome,
    List<Hop> hops,
    Optional<FunctionRun> function) {
  /** Keeps its own copy of the hops. */
  public Journey {
    hops = List.copyOf(hops);
  }

  /** True if the event ended as the stacks promise. */
  public boolean asExpected() {
    return outcome == expected;
  }
}
