package eventrelay.rehearsal.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import eventrelay.rehearsal.change.ResourceChange.Kind;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Compares the resources of one stack with what they were, as the engine would. */
final class StackComparison {
  private final Deployment before;
  private final Deployment after;
  private final UnaryOperator<String> identity;
  private final Map<String, ResourceState> old;

  private StackComparison(Deployment before, Deployment after, UnaryOperator<String> identity) {
    this.before = before;
    this.after = after;
    this.identity = identity;
    this.old = resources(before);
  }

  /** Compares by the URN without stack and project: a fork's project may have another name. */
  static StackComparison ofStack(Deployment before, Deployment after) {
    return new StackComparison(before, after, urn -> urn.split("::", 3)[2]);
  }

  /** Compares by the URN, which for an account of a rollout says the Region, too. */
  static StackComparison ofMember(Deployment before, Deployment after) {
    return new StackComparison(before, after, urn -> urn);
  }

  /** In the order of the second state; what is gone comes last. */
  List<ResourceChange> changes() {
    var changes = new ArrayList<ResourceChange>();
    var gone = new LinkedHashMap<>(old);
    resources(after)
        .forEach(
            (key, now) -> {
              var was = former(now);
              was.ifPresentOrElse(
                  state -> {
                    gone.remove(identity.apply(state.urn()));
                    compare(state, now).ifPresent(changes::add);
                  },
                  () -> changes.add(change(now, Kind.ADDED, List.of(), Optional.empty())));
            });
    gone.values()
        .forEach(
            was -> {
              // The engine refuses to delete what is protected, whatever the program says now.
              var loss = lossWith(was, Optional.empty(), was.protect());
              changes.add(change(was, Kind.REMOVED, List.of(), loss));
            });
    return changes;
  }

  /** The same resource in the first state, under its URN or one that it had before. */
  private Optional<ResourceState> former(ResourceState now) {
    return Stream.concat(Stream.of(now.urn()), now.aliases().stream())
        .map(identity)
        .filter(old::containsKey)
        .map(old::get)
        .findFirst();
  }

  private Optional<ResourceChange> compare(ResourceState was, ResourceState now) {
    var inputs = new ArrayList<>(new InputComparison(was, now).changes());
    var replacing = ResourceTypes.replacing(now.type());
    var moves = movesOf(was, now);
    inputs.addAll(moves);
    if (was.protect() != now.protect()) {
      inputs.add(option("protect", was.protect(), now.protect()));
    }
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    if (moves.isEmpty() && inputs.stream().noneMatch(input -> replacing.contains(input.input()))) {
      return Optional.of(change(now, Kind.CHANGED, inputs, Optional.empty()));
    }
    // An update may lift the protection and replace the resource at once.
    var loss = lossWith(was, Optional.of(now.urn()), was.protect() && now.protect());
    return Optional.of(change(now, Kind.REPLACED, inputs, loss));
  }

  private Optional<Loss> lossWith(ResourceState was, Optional<String> now, boolean refused) {
    return Loss.with(was, before, refused)
        .or(() -> new SharedResource(was, before, after).loss(now, refused));
  }

  /** What of a resource's provider cannot change without another provider, and other resources. */
  private List<InputChange> movesOf(ResourceState was, ResourceState now) {
    var then = inputsOf(was.providerUrn(), before);
    var here = inputsOf(now.providerUrn(), after);
    if (then.isEmpty() || here.isEmpty()) {
      return List.of();
    }
    return ResourceTypes.replacing(AwsPackage.PROVIDER).stream()
        .filter(input -> !then.get().path(input).equals(here.get().path(input)))
        .map(
            input ->
                new InputChange(
                    "provider",
                    input,
                    Optional.of(then.get().path(input)),
                    Optional.of(here.get().path(input)),
                    false))
        .toList();
  }

  /** A resource option is not an input, but is shown like one. */
  private static InputChange option(String name, boolean was, boolean is) {
    return new InputChange(
        name,
        "",
        Optional.of(BooleanNode.valueOf(was)),
        Optional.of(BooleanNode.valueOf(is)),
        false);
  }

  private static Optional<JsonNode> inputsOf(String urn, Deployment stack) {
    return stack.resources().stream()
        .filter(resource -> resource.urn().equals(urn))
        .map(resource -> (JsonNode) resource.inputs())
        .findFirst();
  }

  private ResourceChange change(
      ResourceState resource, Kind kind, List<InputChange> inputs, Optional<Loss> loss) {
    return new ResourceChange(after.stack(), resource.type(), resource.name(), kind, inputs, loss);
  }

  private Map<String, ResourceState> resources(Deployment stack) {
    var resources = new LinkedHashMap<String, ResourceState>();
    stack.resources().stream()
        .filter(ResourceState::custom)
        .forEach(resource -> resources.put(identity.apply(resource.urn()), resource));
    return resources;
  }
}
