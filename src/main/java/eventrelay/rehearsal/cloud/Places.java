package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.rehearsal.types.EventEffect;
import eventrelay.rehearsal.types.ResourceType.Trait;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.text.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the account and Region of each provider. */
public final class Places {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private final Map<String, String> accounts = new HashMap<>();
  private final Map<String, String> regions = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** Reads the places out of a stack's providers, and out of the ARNs of what they made. */
  public Places(Deployment deployment) {
    for (var resource : deployment.resources()) {
      if (AwsPackage.PROVIDERS.contains(resource.type())) {
        allowedAccount(resource).ifPresent(account -> accounts.put(resource.urn(), account));
        names.put(resource.urn(), resource.name());
        addRegion(resource.urn(), resource.inputs().path("region").asText());
      }
    }
    // A provider that does not say its place has made resources whose ARNs do.
    for (var resource : deployment.resources()) {
      if (!namesAnother(resource)) {
        Arn.find(resource.outputs().path("arn").asText())
            .filter(arn -> ACCOUNT.matcher(arn.account()).matches())
            .ifPresent(
                arn -> {
                  accounts.putIfAbsent(resource.providerUrn(), arn.account());
                  if (ownRegion(resource).isEmpty()) {
                    addRegion(resource.providerUrn(), arn.region());
                  }
                });
      }
    }
  }

  /**
   * What the stack calls each account: its provider's name, the shortest if it has one for each
   * Region. The engine's own default providers name none.
   */
  Map<String, String> names() {
    var byAccount = new HashMap<String, String>();
    names.forEach(
        (provider, name) -> {
          var account = accounts.get(provider);
          if (account != null && !name.startsWith("default")) {
            byAccount.merge(
                account, name, (one, other) -> one.length() <= other.length() ? one : other);
          }
        });
    return byAccount;
  }

  /**
   * Where a resource is. Its own Region is before its provider's (Pulumi, "Enhanced Region Support
   * in AWS").
   *
   * @throws UnusableInputException if neither its provider nor any ARN tells
   */
  public AccountRegion of(ResourceState resource) {
    return find(resource)
        .orElseThrow(
            () ->
                new UnusableInputException(
                    resource.urn()
                        + ": neither its provider's allowedAccountIds and region nor the ARN of"
                        + " another resource of that provider tells its account and Region"));
  }

  /** The same; empty if neither its provider nor any ARN tells. */
  public Optional<AccountRegion> find(ResourceState resource) {
    return find(resource.providerUrn(), ownRegion(resource));
  }

  /** Where a provider is; empty if neither it nor any ARN tells. */
  public Optional<AccountRegion> ofProvider(ResourceState provider) {
    return find(provider.urn(), Optional.empty());
  }

  private Optional<AccountRegion> find(String provider, Optional<String> ownRegion) {
    var account = accounts.get(provider);
    var region = ownRegion.orElse(regions.get(provider));
    return account == null || region == null
        ? Optional.empty()
        : Optional.of(new AccountRegion(account, region));
  }

  private static Optional<String> ownRegion(ResourceState resource) {
    return Stream.of(resource.outputs(), resource.inputs())
        .map(properties -> properties.path("region").asText())
        .filter(region -> !region.isEmpty())
        .findFirst();
  }

  private static boolean namesAnother(ResourceState resource) {
    // That of a policy of an organization has the management account.
    return ResourceTypes.effect(resource.type()).filter(EventEffect.LIMITS::equals).isPresent()
        || ResourceTypes.find(resource.type())
            .filter(type -> type.is(Trait.ARN_OF_ANOTHER))
            .isPresent();
  }

  /** The ARNs of what is the account's in all Regions tell none. */
  private void addRegion(String provider, String region) {
    if (!region.isEmpty()) {
      regions.putIfAbsent(provider, region);
    }
  }

  private static Optional<String> allowedAccount(ResourceState provider) {
    var allowed = provider.inputs().path("allowedAccountIds");
    try {
      // Providers keep lists as JSON text.
      var ids = allowed.isTextual() ? Json.read(allowed.textValue()) : allowed;
      return ids.isArray() && ids.size() == 1 ? Optional.of(ids.get(0).asText()) : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(
          provider.urn() + ": allowedAccountIds is not a JSON list: " + allowed, e);
    }
  }
}
