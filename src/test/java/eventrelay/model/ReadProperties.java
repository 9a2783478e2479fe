package eventrelay.model;

import eventrelay.rehearsal.cloud.CloudBuilder;
import eventrelay.rehearsal.cloud.OrganizationFacts;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which properties of each type the rehearsal asks for when it builds the accounts of a stack. */
final class ReadProperties {
  private final Map<String, Set<String>> byType = new TreeMap<>();

  private ReadProperties() {}

  static ReadProperties of(Deployment stack) {
    var read = new ReadProperties();
    var recorded = stack.with(stack.resources().stream().map(read::recorded).toList());
    new CloudBuilder(
            List.of(recorded), Path.of(""), stack.project(), OrganizationFacts.NONE, Map.of())
        .build();
    return read;
  }

  /** The names in alphabetical order; none if no resource of the type is in the stack. */
  Set<String> of(String type) {
    return byType.getOrDefault(type, Set.of());
  }

  private ResourceState recorded(ResourceState state) {
    var asked = byType.computeIfAbsent(state.type(), type -> new TreeSet<>());
    return new ResourceState(
        state.urn(),
        state.type(),
        state.custom(),
        state.id(),
        RecordedNode.of(state.inputs(), asked),
        RecordedNode.of(state.outputs(), asked),
        state.parent(),
        state.provider(),
        state.dependencies(),
        state.propertyDependencies());
  }
}
