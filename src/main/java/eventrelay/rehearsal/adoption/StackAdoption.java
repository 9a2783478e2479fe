package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.List;

/**
 * What becomes of one stack's resources.
 *
 * @param deployment what the stack declares
 * @param adopted what exists already, or may
 * @param fresh what the next update makes
 */
public record StackAdoption(
    Deployment deployment, List<Adopted> adopted, List<ResourceState> fresh) {
  /** Keeps its own copies of the lists. */
  public StackAdoption {
    adopted = List.copyOf(adopted);
    fresh = List.copyOf(fresh);
  }

  /** The inputs of a resource's provider. */
  ObjectNode providerOf(ResourceState resource) {
    return deployment.resources().stream()
        .filter(provider -> provider.urn().equals(resource.providerUrn()))
        .map(ResourceState::inputs)
        .findFirst()
        .orElseThrow();
  }

  /** The stack's name. */
  public String stack() {
    return deployment.stack();
  }
}
