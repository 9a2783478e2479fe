package eventrelay.rehearsal.program;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a program finds around it when it runs.
 *
 * @param accountIds by an account's name in the relay, the id it answers when asked who it is
 * @param stackOutputs by organization/project/stack, what another stack exports
 * @param preview true to leave unknown what only an update would know
 */
public record Surroundings(
    Map<String, String> accountIds, Map<String, ObjectNode> stackOutputs, boolean preview) {
  /** Keeps its own copies of the maps. */
  public Surroundings {
    accountIds = Map.copyOf(accountIds);
    stackOutputs = Map.copyOf(stackOutputs);
  }
}
