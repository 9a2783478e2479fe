package eventrelay.rehearsal.program;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The organization, project and stack that the mocks run the program in.
 *
 * @param accountIds by an account's name in the relay, the id it answers when asked who it is
 * @param stackOutputs by organization/project/stack, what another stack exports
 * @param preview true to leave unknown what only an update would know
 */
public record MockEnvironment(
    Map<String, String> accountIds, Map<String, ObjectNode> stackOutputs, boolean preview) {
  /** Keeps its own copies of the maps. */
  public MockEnvironment {
    accountIds = Map.copyOf(accountIds);
    stackOutputs = Map.copyOf(stackOutputs);
  }
}
