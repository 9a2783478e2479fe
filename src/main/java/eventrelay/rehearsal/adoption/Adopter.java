package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.cloud.Places;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.terraform.TerraformPlaces;
import eventrelay.rehearsal.terraform.TerraformResource;
import eventrelay.rehearsal.terraform.TerraformState;
import eventrelay.rehearsal.types.ResourceType.Trait;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds out which declared resources exist already. */
public final class Adopter {
  private final List<Deployment> deployments;
  private final Map<String, AccountRegion> declared = new HashMap<>();
  private final Map<String, List<ResourceState>> byIdentity = new HashMap<>();
  private final Map<String, AccountRegion> providers = new HashMap<>();

  /**
   * Looks for the resources of these stacks among those that exist already.
   *
   * @param deployments what the stacks declare
   */
  public Adopter(List<Deployment> deployments) {
    this.deployments = List.copyOf(deployments);
    for (var deployment : deployments) {
      var places = new Places(deployment);
      for (var resource : deployment.resources()) {
        if (isAdoptable(resource)) {
          var place = places.of(resource);
          declared.put(resource.urn(), place);
          byIdentity.computeIfAbsent(identity(resource), any -> new ArrayList<>()).add(resource);
          providers.put(resource.providerUrn().replaceFirst(".*::", ""), place);
        }
      }
    }
  }

  /** For a deployment that no state describes: everything may exist, under the relay's names. */
  public Adoption withoutState() {
    var stacks = new ArrayList<StackAdoption>();
    for (var deployment : deployments) {
      var adopted = new ArrayList<Adopted>();
      var fresh = new ArrayList<ResourceState>();
      for (var resource : adoptable(deployment)) {
        knownId(resource)
            .ifPresentOrElse(
                id -> adopted.add(new Adopted(resource, id, Optional.empty(), List.of())),
                () -> fresh.add(resource));
      }
      stacks.add(new StackAdoption(deployment, adopted, fresh));
    }
    return new Adoption(stacks, List.of(), List.of(), false);
  }

  /**
   * For a deployment that Terraform made.
   *
   * @throws UnusableInputException if none of it is in an account of the stacks, or two resources
   *     of the states are the same one
   */
  public Adoption from(List<TerraformState> states) {
    var resources = states.stream().flatMap(state -> state.resources().stream()).toList();
    var places =
        new TerraformPlaces(
            resources, Map.of(), resource -> Optional.ofNullable(providers.get(resource.alias())));
    checkAccounts(states, resources, places);
    var found = new LinkedHashMap<String, TerraformResource>();
    var rest = new ArrayList<TerraformResource>();
    for (var resource : resources) {
      match(resource, places)
          .ifPresentOrElse(match -> take(match, resource, found), () -> rest.add(resource));
    }
    // A target that has the relay's id is the relay's, whatever else the rule sends there.
    rest.removeIf(resource -> takeTarget(resource, places, found));
    var conflicts = new ArrayList<Conflict>();
    found.values().forEach(one -> Conflicts.ofAdopted(one).ifPresent(conflicts::add));
    var unrelated = new ArrayList<Unrelated>();
    for (var resource : rest) {
      conflict(resource, places)
          .ifPresentOrElse(
              conflicts::add,
              () -> unrelated.add(new Unrelated(resource.address(), whyNot(resource, places))));
    }
    var stacks = deployments.stream().map(deployment -> adoption(deployment, found)).toList();
    return new Adoption(stacks, unrelated, conflicts, true);
  }

  private static void take(
      ResourceState match, TerraformResource resource, Map<String, TerraformResource> found) {
    var other = found.putIfAbsent(match.urn(), resource);
    if (other != null) {
      throw new UnusableInputException(
          ("--terraform-state: %s and %s are both %s; hand over each state once, and"
                  + " each thing in one state")
              .formatted(other.address(), resource.address(), match.name()));
    }
  }

  /** Terraform generates the id of a target that has none; the rule and the ARN are the same. */
  private boolean takeTarget(
      TerraformResource existing, TerraformPlaces places, Map<String, TerraformResource> found) {
    return places
        .of(existing)
        .filter(place -> !existing.isDeposed())
        .flatMap(
            place ->
                all().stream()
                    .filter(resource -> Conflicts.isSameTarget(resource, existing))
                    .filter(resource -> isThere(resource, place))
                    .filter(resource -> !found.containsKey(resource.urn()))
                    .findFirst())
        .map(resource -> found.put(resource.urn(), existing) == null)
        .orElse(false);
  }

  private Optional<Conflict> conflict(TerraformResource existing, TerraformPlaces places) {
    return places
        .of(existing)
        .filter(place -> !existing.isDeposed())
        .flatMap(place -> new Conflicts(all()).of(existing, resource -> isThere(resource, place)));
  }

  private List<ResourceState> all() {
    return deployments.stream().flatMap(deployment -> adoptable(deployment).stream()).toList();
  }

  private StackAdoption adoption(Deployment deployment, Map<String, TerraformResource> found) {
    var adopted = new ArrayList<Adopted>();
    var fresh = new ArrayList<ResourceState>();
    for (var resource : adoptable(deployment)) {
      var existing = found.get(resource.urn());
      if (existing != null) {
        adopted.add(adopted(deployment, resource, existing));
      } else if (LambdasLogGroup.isMade(resource, found)) {
        adopted.add(LambdasLogGroup.adopted(resource));
      } else {
        fresh.add(resource);
      }
    }
    return new StackAdoption(deployment, adopted, fresh);
  }

  private static Adopted adopted(
      Deployment deployment, ResourceState resource, TerraformResource existing) {
    var type = ResourceTypes.of(resource.type());
    var id = type.importId(type.terraform().properties(existing.attributes()));
    var comparison = new Comparison(resource, DefaultTags.of(resource, deployment), existing);
    return new Adopted(
        resource, id.orElseThrow(), Optional.of(existing.address()), comparison.changes());
  }

  private Optional<ResourceState> match(TerraformResource existing, TerraformPlaces places) {
    var place = places.of(existing);
    if (place.isEmpty() || existing.isDeposed()) {
      return Optional.empty();
    }
    var matches =
        byIdentity.getOrDefault(identity(existing), List.of()).stream()
            .filter(resource -> isThere(resource, place.get()))
            .toList();
    return matches.size() == 1 ? Optional.of(matches.get(0)) : Optional.empty();
  }

  private boolean isThere(ResourceState resource, AccountRegion there) {
    var place = declared.get(resource.urn());
    // What is the account's in all Regions may have been made through any of them.
    return place.account().equals(there.account())
        && (ResourceTypes.of(resource.type()).is(Trait.GLOBAL)
            || there.region().isEmpty()
            || there.region().equals(place.region()));
  }

  private static String identity(TerraformResource resource) {
    return ResourceTypes.ofTerraform(resource.type())
        .flatMap(type -> type.match(type.terraform().properties(resource.attributes())))
        .map(identity -> resource.type() + " " + identity)
        .orElse("");
  }

  private static String identity(ResourceState resource) {
    var type = ResourceTypes.of(resource.type());
    return type.terraform().name() + " " + type.match(known(resource)).orElseThrow();
  }

  private String whyNot(TerraformResource resource, TerraformPlaces places) {
    if (resource.isDeposed()) {
      return "Terraform is about to delete it";
    }
    if (ResourceTypes.ofTerraform(resource.type())
        .filter(type -> !type.is(Trait.NOT_DECLARED))
        .isEmpty()) {
      return "the relay declares nothing of this type";
    }
    var place = places.of(resource);
    if (place.isEmpty()) {
      return "the state does not show its account";
    }
    var account = place.get().account();
    return declared.values().stream().noneMatch(known -> known.account().equals(account))
        ? "it is in account " + account + ", which is none of these stacks'"
        : "the relay declares none of this name there";
  }

  private void checkAccounts(
      List<TerraformState> states, List<TerraformResource> resources, TerraformPlaces places) {
    var existing = new TreeSet<String>();
    resources.forEach(
        resource -> places.of(resource).map(AccountRegion::account).ifPresent(existing::add));
    var relay = new TreeSet<String>();
    declared.values().forEach(place -> relay.add(place.account()));
    if (existing.stream().noneMatch(relay::contains)) {
      throw new UnusableInputException(
          "%s: %s; the stacks are for %s: write each account's id into the stack files"
              .formatted(
                  states.get(0).file(),
                  existing.isEmpty()
                      ? "it does not show an account"
                      : "its resources are in " + String.join(", ", existing),
                  String.join(", ", relay)));
    }
  }

  private static Optional<String> knownId(ResourceState resource) {
    var type = ResourceTypes.of(resource.type());
    // Where AWS generates the id, the one declared here is an example.
    return type.identity().isGenerated() ? Optional.empty() : type.importId(known(resource));
  }

  private static ObjectNode known(ResourceState resource) {
    return resource.outputs().deepCopy().setAll(resource.inputs());
  }

  private static List<ResourceState> adoptable(Deployment deployment) {
    return deployment.resources().stream().filter(Adopter::isAdoptable).toList();
  }

  private static boolean isAdoptable(ResourceState resource) {
    return resource.custom() && resource.type().startsWith("aws:");
  }
}
