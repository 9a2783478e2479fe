package eventrelay.rehearsal.change;

import eventrelay.rehearsal.change.ResourceChange.Kind;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the stacks differ from what they were, stack by stack, by name.
 *
 * @param added the names of stacks that are new
 * @param removed the names of stacks that are gone
 * @param resources of the stacks that are on both sides, in the order of the stacks; of the others,
 *     all
 */
public record StackChanges(
    List<String> added, List<String> removed, List<ResourceChange> resources) {
  /** Keeps its own copies of the lists. */
  public StackChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    resources = List.copyOf(resources);
  }

  /** Compares what stacks hold; components and the stacks themselves hold nothing of their own. */
  public static StackChanges between(List<Deployment> before, List<Deployment> after) {
    var old = byName(before);
    var young = byName(after);
    var changes = new ArrayList<ResourceChange>();
    young.forEach((stack, now) -> compare(stack, old.get(stack), now, changes));
    old.forEach(
        (stack, was) -> {
          if (!young.containsKey(stack)) {
            compare(stack, was, null, changes);
          }
        });
    return new StackChanges(
        young.keySet().stream().filter(stack -> !old.containsKey(stack)).toList(),
        old.keySet().stream().filter(stack -> !young.containsKey(stack)).toList(),
        changes);
  }

  /** How many resources this happened to. */
  public long count(Kind kind) {
    return resources.stream().filter(change -> change.kind() == kind).count();
  }

  private static void compare(
      String stack, Deployment before, Deployment after, List<ResourceChange> changes) {
    var old = resources(before);
    var young = resources(after);
    young.forEach(
        (key, now) -> {
          var was = old.get(key);
          if (was == null) {
            changes.add(change(stack, now, Kind.ADDED, List.of()));
            return;
          }
          var inputs = new InputComparison(was, now).changes();
          if (!inputs.isEmpty()) {
            changes.add(change(stack, now, Kind.CHANGED, inputs));
          }
        });
    old.forEach(
        (key, was) -> {
          if (!young.containsKey(key)) {
            changes.add(change(stack, was, Kind.REMOVED, List.of()));
          }
        });
  }

  private static ResourceChange change(
      String stack, ResourceState resource, Kind kind, List<InputChange> inputs) {
    return new ResourceChange(stack, resource.type(), resource.name(), kind, inputs);
  }

  private static Map<String, Deployment> byName(List<Deployment> stacks) {
    var named = new LinkedHashMap<String, Deployment>();
    stacks.forEach(stack -> named.put(stack.stack(), stack));
    return named;
  }

  private static Map<String, ResourceState> resources(Deployment stack) {
    var resources = new LinkedHashMap<String, ResourceState>();
    if (stack != null) {
      stack.resources().stream()
          .filter(ResourceState::custom)
          .forEach(resource -> resources.put(key(resource), resource));
    }
    return resources;
  }

  /** The URN without stack and project: a fork's project may have another name. */
  private static String key(ResourceState resource) {
    return resource.urn().split("::", 3)[2];
  }
}
