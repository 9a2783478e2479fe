package eventrelay.rehearsal.adoption;

import eventrelay.rehearsal.deployment.ResourceState;
import java.util.List;
import java.util.Optional;

/**
 * A declared resource that exists already, or may.
 *
 * @param resource as declared
 * @param id the id that {@code pulumi import} takes
 * @param address where Terraform's state has it; empty if no state does
 * @param changes what the next update changes of it
 */
public record Adopted(
    ResourceState resource, String id, Optional<String> address, List<Change> changes) {
  /** Keeps its own copy of the list. */
  public Adopted {
    changes = List.copyOf(changes);
  }

  /** True if the next update would make another resource in its place. */
  public boolean replaced() {
    return changes.stream().anyMatch(Change::replaces);
  }
}
