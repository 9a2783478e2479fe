package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One invocation of the real handler.
 *
 * @param name the function's name
 * @param result what the handler returned
 * @param log the lines it printed, in order
 */
public record FunctionRun(String name, JsonNode result, List<String> log) {
  /** Keeps its own copy of the log. */
  public FunctionRun {
    log = List.copyOf(log);
  }
}
