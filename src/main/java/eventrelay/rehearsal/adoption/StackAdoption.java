package eventrelay.rehearsal.adoption;

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

  /** The stack's name. */
  public String stack() {
    return deployment.stack();
  }
}
