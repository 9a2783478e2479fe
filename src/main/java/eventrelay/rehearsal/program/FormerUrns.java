package eventrelay.rehearsal.program;

import eventrelay.rehearsal.deployment.ResourceState;
import java.util.List;
import java.util.Map;

/**
 * The URNs that resources had under the names that the program gives as aliases. A component's
 * alias is one of its children, too: in the names that start with the component's, the engine puts
 * its former name (Pulumi documentation, "Resource option: aliases").
 */
final class FormerUrns {
  private final Map<String, ResourceState> states;
  private final Map<String, String> formerNames;

  /**
   * @param states all resources by URN
   * @param formerNames by URN, of those resources to which the program gave one
   */
  FormerUrns(Map<String, ResourceState> states, Map<String, String> formerNames) {
    this.states = states;
    this.formerNames = formerNames;
  }

  /** At most one. */
  List<String> of(ResourceState resource) {
    var former = formerName(resource);
    return former.equals(resource.name())
        ? List.of()
        : List.of(
            resource.urn().substring(0, resource.urn().length() - resource.name().length())
                + former);
  }

  private String formerName(ResourceState resource) {
    var own = formerNames.get(resource.urn());
    if (own != null) {
      return own;
    }
    var parent = states.get(resource.parent());
    return parent != null && resource.name().startsWith(parent.name())
        ? formerName(parent) + resource.name().substring(parent.name().length())
        : resource.name();
  }
}
