package eventrelay.rehearsal.terraform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.types.Existence.Owner;
import eventrelay.rehearsal.types.ResourceType;
import eventrelay.rehearsal.types.ResourceType.Trait;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells in which account and Region a Terraform resource is: its ARN does, or that of another
 * resource of the same provider, or that of the resource that it belongs to.
 */
public final class TerraformPlaces {
  private final List<TerraformResource> resources;
  private final Map<String, Set<String>> accounts = new HashMap<>();
  private final Map<String, Set<String>> regions = new HashMap<>();
  private final Function<TerraformResource, Optional<AccountRegion>> otherwise;

  /**
   * Reads the places out of the resources' ARNs.
   *
   * @param told what else is known of providers; the account or the Region may be empty
   * @param otherwise where a resource is of which no ARN tells that
   */
  public TerraformPlaces(
      List<TerraformResource> resources,
      Map<String, AccountRegion> told,
      Function<TerraformResource, Optional<AccountRegion>> otherwise) {
    this.resources = List.copyOf(resources);
    this.otherwise = otherwise;
    told.forEach(this::learn);
    for (var resource : resources) {
      own(resource).ifPresent(place -> learn(resource.provider(), place));
    }
  }

  private void learn(String provider, AccountRegion place) {
    learn(accounts, provider, place.account());
    learn(regions, provider, place.region());
  }

  private static void learn(Map<String, Set<String>> known, String provider, String value) {
    if (!value.isEmpty()) {
      known.computeIfAbsent(provider, any -> new TreeSet<>()).add(value);
    }
  }

  /** Where a resource is; the Region is empty if nothing tells it. */
  public Optional<AccountRegion> of(TerraformResource resource) {
    var own = own(resource);
    if (own.isPresent()) {
      return own;
    }
    return ofProvider(resource)
        .or(() -> ofOwner(resource))
        .or(() -> otherwise.apply(resource))
        .map(place -> inOwnRegion(resource, place));
  }

  /** The accounts that the resources of a provider are in, as far as ARNs tell. */
  Set<String> accountsOf(String provider) {
    return accounts.getOrDefault(provider, Set.of());
  }

  /** A provider has one account; a shown state does not say which of several one is meant. */
  private Optional<AccountRegion> ofProvider(TerraformResource resource) {
    var known = accountsOf(resource.provider());
    var where = regions.getOrDefault(resource.provider(), Set.of());
    return known.size() == 1
        ? Optional.of(
            new AccountRegion(
                known.iterator().next(), where.size() == 1 ? where.iterator().next() : ""))
        : Optional.empty();
  }

  /** The same module's owner comes first: another module may have one of the same name. */
  private Optional<AccountRegion> ofOwner(TerraformResource resource) {
    var type = ResourceTypes.ofTerraform(resource.type());
    var owner = type.flatMap(found -> found.existence().owner());
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    var owners =
        resources.stream().filter(other -> isOwner(other, resource, type.get(), owner.get()));
    var places = new HashMap<Boolean, Set<AccountRegion>>();
    owners.forEach(
        other ->
            own(other)
                .ifPresent(
                    place ->
                        places
                            .computeIfAbsent(
                                other.module().equals(resource.module()),
                                any -> new java.util.HashSet<>())
                            .add(place)));
    return Stream.of(true, false)
        .map(here -> places.getOrDefault(here, Set.of()))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .filter(found -> found.size() == 1)
        .map(found -> found.iterator().next());
  }

  private static boolean isOwner(
      TerraformResource other, TerraformResource resource, ResourceType type, Owner owner) {
    var reference = type.terraform().attribute(owner.reference());
    var named = resource.text(reference);
    return !named.isEmpty()
        && other.provider().equals(resource.provider())
        && ResourceTypes.of(owner.token()).terraform().name().equals(other.type())
        && Stream.of("name", "function_name", "arn", "url", "id")
            .anyMatch(attribute -> other.text(attribute).equals(named))
        && sameBus(other.attributes(), resource.attributes());
  }

  private static boolean sameBus(ObjectNode one, ObjectNode other) {
    var bus = "event_bus_name";
    return !one.has(bus) || !other.has(bus) || one.path(bus).equals(other.path(bus));
  }

  private static AccountRegion inOwnRegion(TerraformResource resource, AccountRegion place) {
    var region = resource.text("region");
    return region.isEmpty() ? place : new AccountRegion(place.account(), region);
  }

  private static Optional<AccountRegion> own(TerraformResource resource) {
    return Arn.find(resource.text("arn"))
        .filter(arn -> !namesAnother(resource) && arn.account().matches("[0-9]{12}"))
        .map(AccountRegion::of);
  }

  private static boolean namesAnother(TerraformResource resource) {
    return ResourceTypes.ofTerraform(resource.type())
        .filter(type -> type.is(Trait.ARN_OF_ANOTHER))
        .isPresent();
  }
}
