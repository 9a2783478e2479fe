package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What one stack holds: the resources in the order they were registered.
 *
 * @param stack the stack's name
 * @param resources the stack resource itself among them
 */
public record Deployment(String stack, List<ResourceState> resources) {
  /** The type token of the stack resource, whose outputs are the stack's exports. */
  public static final String STACK_TYPE = "pulumi:pulumi:Stack";

  /** Keeps its own copy of the list. */
  public Deployment {
    resources = List.copyOf(resources);
  }

  /** This stack as it would be after the next update, which makes what AWS has what it declares. */
  public Deployment asDeclared() {
    return new Deployment(stack, resources.stream().map(ResourceState::asDeclared).toList());
  }

  /** The stack's exports; empty if it has none. */
  public ObjectNode exports() {
    return resources.stream()
        .filter(resource -> resource.type().equals(STACK_TYPE))
        .findFirst()
        .map(ResourceState::outputs)
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }
}
