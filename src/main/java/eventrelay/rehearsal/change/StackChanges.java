package eventrelay.rehearsal.change;

import eventrelay.rehearsal.change.ResourceChange.Kind;
import eventrelay.rehearsal.deployment.Deployment;
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
    var old = byName(SameResources.aligned(before, after));
    var young = byName(after);
    var changes = new ArrayList<ResourceChange>();
    young.forEach(
        (stack, now) ->
            changes.addAll(
                StackComparison.ofStack(old.getOrDefault(stack, none(stack)), now).changes()));
    old.forEach(
        (stack, was) -> {
          if (!young.containsKey(stack)) {
            changes.addAll(StackComparison.ofStack(was, none(stack)).changes());
          }
        });
    return new StackChanges(
        young.keySet().stream().filter(stack -> !old.containsKey(stack)).toList(),
        old.keySet().stream().filter(stack -> !young.containsKey(stack)).toList(),
        changes);
  }

  /**
   * These changes, and what is deleted in the accounts of a rollout: of their stacks, which no
   * stack file declares, nothing else is shown. A StackSet that comes or goes is shown itself.
   */
  public StackChanges withLossesOf(List<Deployment> membersBefore, List<Deployment> membersAfter) {
    var old = byName(membersBefore);
    var all = new ArrayList<>(resources);
    byName(membersAfter)
        .forEach(
            (stack, now) -> {
              if (old.containsKey(stack)) {
                StackComparison.ofMember(old.get(stack), now).changes().stream()
                    .filter(change -> change.loss().isPresent())
                    .forEach(all::add);
              }
            });
    return new StackChanges(added, removed, all);
  }

  /** How many resources this happened to. */
  public long count(Kind kind) {
    return resources.stream().filter(change -> change.kind() == kind).count();
  }

  /**
   * The changes by which something is deleted that a resource holds. A stack that is on one side
   * only is not among them: that its file is gone deletes nothing.
   */
  public List<ResourceChange> losses() {
    return resources.stream()
        .filter(change -> change.loss().isPresent() && !removed.contains(change.stack()))
        .toList();
  }

  private static Map<String, Deployment> byName(List<Deployment> stacks) {
    var named = new LinkedHashMap<String, Deployment>();
    stacks.forEach(stack -> named.put(stack.stack(), stack));
    return named;
  }

  private static Deployment none(String stack) {
    return new Deployment(stack, List.of());
  }
}
