package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What one stack holds: the resources in the order they were registered.
 *
 * @param stack the stack's name
 * @param resources the stack resource itself among them
 * @param notes what else of the state matters to the reader of a report, each a sentence
 */
public record Deployment(String stack, List<ResourceState> resources, List<String> notes) {
  /** The type token of the stack resource, whose outputs are the stack's exports. */
  public static final String STACK_TYPE = "pulumi:pulumi:Stack";

  /** The project of a stack that stands for what Terraform made. */
  public static final String TERRAFORM = "terraform";

  /** Keeps its own copies of the lists. */
  public Deployment {
    resources = List.copyOf(resources);
    notes = List.copyOf(notes);
  }

  /** A stack of which there is nothing else to say. */
  public Deployment(String stack, List<ResourceState> resources) {
    this(stack, resources, List.of());
  }

  /** This stack with other resources. */
  public Deployment with(List<ResourceState> others) {
    return new Deployment(stack, others, notes);
  }

  /** This stack as it would be after the next update, which makes what AWS has what it declares. */
  public Deployment asDeclared() {
    return with(resources.stream().map(ResourceState::asDeclared).toList());
  }

  /** The stack's project, which its URNs name; empty if there is no resource. */
  public String project() {
    return resources.isEmpty() ? "" : resources.get(0).urn().split("::", 3)[1];
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
