package eventrelay.rehearsal.cloud;

import java.util.List;
import java.util.Map;

/**
 * What the command line says of organizations, because no stack does.
 *
 * @param membership by account, the organization that it is of
 * @param policies the SCPs and RCPs that limit accounts
 */
public record OrganizationFacts(Map<String, String> membership, List<GivenPolicy> policies) {
  /** Nothing. */
  public static final OrganizationFacts NONE = new OrganizationFacts(Map.of(), List.of());

  /** Keeps its own copies. */
  public OrganizationFacts {
    membership = Map.copyOf(membership);
    policies = List.copyOf(policies);
  }
}
