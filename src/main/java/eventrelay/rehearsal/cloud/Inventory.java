package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.EventEffect;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.rehearsal.types.UnmodelledType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The resources of some stacks by type, each with its properties and its place. */
final class Inventory {
  /** One resource, its properties, and where it is. */
  record Item(Properties properties, AccountRegion place) {}

  private final Map<String, List<Item>> byType = new TreeMap<>();
  private final List<Unmodelled.Item> unmodelled = new ArrayList<>();
  private final List<Properties> limiting = new ArrayList<>();
  private final Map<String, String> accountNames = new TreeMap<>();

  Inventory(List<Deployment> deployments) {
    for (var deployment : deployments) {
      var places = new Places(deployment);
      places.names().forEach(accountNames::putIfAbsent);
      for (var resource : deployment.resources()) {
        var other = UnmodelledType.find(resource.type());
        var place = places.find(resource);
        if (is(resource, EventEffect.LIMITS)) {
          limiting.add(new Properties(resource));
        } else if (other.isPresent() && (place.isEmpty() || !models(resource))) {
          unmodelled.add(new Unmodelled.Item(other.get(), new Properties(resource), place));
        } else if (models(resource)) {
          byType
              .computeIfAbsent(resource.type(), type -> new ArrayList<>())
              .add(new Item(new Properties(resource), places.of(resource)));
        }
      }
    }
  }

  /** The accounts that the stacks have something in. */
  Set<String> accounts() {
    return byType.values().stream()
        .flatMap(List::stream)
        .map(item -> item.place().account())
        .collect(Collectors.toSet());
  }

  /** What the stacks call an account, by its 12 digits. */
  Map<String, String> accountNames() {
    return accountNames;
  }

  /** What can carry, grant or deny, and is not read. */
  Unmodelled unmodelled() {
    return new Unmodelled(unmodelled);
  }

  /** The policies of organizations and their attachments. */
  List<Properties> limiting() {
    return limiting;
  }

  List<Item> of(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /** True if such a resource can do something to an event. */
  static boolean models(ResourceState resource) {
    return ResourceTypes.effect(resource.type()).isPresent() && !is(resource, EventEffect.BESIDE);
  }

  private static boolean is(ResourceState resource, EventEffect effect) {
    return ResourceTypes.effect(resource.type()).equals(Optional.of(effect));
  }

  /** True if the rehearsal asks nothing of resources like this one, and so passes it over. */
  static boolean passesOver(ResourceState resource) {
    return resource.custom()
        && !resource.type().startsWith("pulumi:")
        && UnmodelledType.find(resource.type()).isEmpty()
        && ResourceTypes.effect(resource.type()).isEmpty();
  }
}
