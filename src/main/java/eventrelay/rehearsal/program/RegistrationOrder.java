package eventrelay.rehearsal.program;

import eventrelay.rehearsal.deployment.ResourceState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts resources into an order in which each comes after its parent, its provider and its
 * dependencies, as the engine's state has them; the same one in each run.
 */
final class RegistrationOrder {
  private final Map<String, ResourceState> byUrn = new TreeMap<>();
  private final Map<String, ResourceState> ordered = new LinkedHashMap<>();

  private RegistrationOrder(Collection<ResourceState> states) {
    states.forEach(state -> byUrn.put(state.urn(), state));
  }

  static List<ResourceState> of(Collection<ResourceState> states) {
    var order = new RegistrationOrder(states);
    order.byUrn.values().forEach(order::place);
    return List.copyOf(order.ordered.values());
  }

  private void place(ResourceState state) {
    if (ordered.containsKey(state.urn())) {
      return;
    }
    for (var before : before(state)) {
      if (byUrn.containsKey(before)) {
        place(byUrn.get(before));
      }
    }
    ordered.put(state.urn(), state);
  }

  private static List<String> before(ResourceState state) {
    var before = new ArrayList<String>();
    before.add(state.parent());
    before.add(state.providerUrn());
    before.addAll(state.dependencies());
    return before;
  }
}
