package eventrelay.rehearsal.adoption;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.types.ResourceType.Trait;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells in which account and Region a Terraform resource is: its ARN does, or that of another
 * resource of the same provider, or its provider's alias if an account of the relay is called so.
 */
final class TerraformPlaces {
  private final Map<String, String> accounts = new HashMap<>();
  private final Map<String, String> regions = new HashMap<>();
  private final Map<String, AccountRegion> relay;

  /**
   * @param relay the relay's places by their providers' names
   */
  TerraformPlaces(List<TerraformResource> resources, Map<String, AccountRegion> relay) {
    this.relay = relay;
    for (var resource : resources) {
      own(resource)
          .ifPresent(
              place -> {
                accounts.putIfAbsent(resource.provider(), place.account());
                if (!place.region().isEmpty()) {
                  regions.putIfAbsent(resource.provider(), place.region());
                }
              });
    }
  }

  /** Where a resource is; the Region is empty if nothing tells it. */
  Optional<AccountRegion> of(TerraformResource resource) {
    var own = own(resource);
    if (own.isPresent()) {
      return own;
    }
    var account = accounts.get(resource.provider());
    if (account != null) {
      return Optional.of(new AccountRegion(account, regions.getOrDefault(resource.provider(), "")));
    }
    return Optional.ofNullable(relay.get(resource.alias()));
  }

  private static boolean namesAnother(TerraformResource resource) {
    return ResourceTypes.ofTerraform(resource.type())
        .filter(type -> type.is(Trait.ARN_OF_ANOTHER))
        .isPresent();
  }

  private static Optional<AccountRegion> own(TerraformResource resource) {
    return Arn.find(resource.text("arn"))
        .filter(arn -> !namesAnother(resource) && !arn.account().isEmpty())
        .map(AccountRegion::of);
  }
}
