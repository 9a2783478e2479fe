package eventrelay.rehearsal.terraform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.rehearsal.types.EventEffect;
import eventrelay.rehearsal.types.ResourceType;
import eventrelay.rehearsal.types.ResourceType.Trait;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The providers of a stack that stands for a state or a plan: one for each account and Region. */
final class TerraformProviders {
  private static final String DEFAULT_REGION = "us-east-1";

  private final TerraformState state;
  private final TerraformPlaces places;
  private final States states;
  private final Map<String, String> unplaced = new TreeMap<>();
  private final Map<AccountRegion, ResourceState> providers = new LinkedHashMap<>();

  /** Makes a resource of the stack. */
  interface States {
    ResourceState of(String token, String name, ObjectNode values, String provider);
  }

  /**
   * Learns where they are.
   *
   * @param accounts by a provider's name, perhaps after the stack's and a colon, where it is if the
   *     state does not tell
   */
  TerraformProviders(
      TerraformState state, String stack, Map<String, AccountRegion> accounts, States states) {
    this.state = state;
    this.states = states;
    this.places =
        new TerraformPlaces(
            state.resources(),
            state.providers(),
            resource ->
                Stream.of(stack + ":" + resource.providerName(), resource.providerName())
                    .map(accounts::get)
                    .filter(Objects::nonNull)
                    .findFirst());
  }

  /** Those that resources have. */
  Collection<ResourceState> states() {
    return providers.values();
  }

  /**
   * Asks for the places that nothing tells.
   *
   * @throws UnusableInputException if there are any
   */
  void requireAllPlaces() {
    if (!unplaced.isEmpty()) {
      throw UnusableInputException.ofLines(List.copyOf(unplaced.values()));
    }
  }

  /** Where a resource is; empty if nothing tells, which is an error unless no event meets it. */
  Optional<AccountRegion> place(TerraformResource resource, ResourceType type) {
    var place = places.of(resource);
    if (place.isPresent() && (type.is(Trait.GLOBAL) || !place.get().region().isEmpty())) {
      return place.map(
          where ->
              where.region().isEmpty()
                  ? new AccountRegion(where.account(), region(where.account(), resource))
                  : where);
    }
    if (type.effect() != EventEffect.BESIDE) {
      unplaced.putIfAbsent(resource.provider(), whereIs(resource, place));
    }
    return Optional.empty();
  }

  /** Any Region of the account serves what has none; its name tells the partition. */
  private String region(String account, TerraformResource resource) {
    return state.resources().stream()
        .flatMap(other -> places.of(other).stream())
        .filter(place -> place.account().equals(account) && !place.region().isEmpty())
        .map(AccountRegion::region)
        .findFirst()
        .orElse(
            switch (Arn.find(resource.text("arn")).map(Arn::partition).orElse("aws")) {
              case "aws-cn" -> "cn-north-1";
              case "aws-us-gov" -> "us-gov-west-1";
              default -> DEFAULT_REGION;
            });
  }

  private String whereIs(TerraformResource resource, Optional<AccountRegion> place) {
    var accounts = places.accountsOf(resource.provider());
    var what =
        "%s: nothing in it tells the %s of %s, which provider %s makes; "
            .formatted(
                state.file(),
                place.isPresent() ? "Region" : "account",
                resource.address(),
                resource.providerName());
    return accounts.size() > 1
        ? what + "hand over what `terraform state pull` wrote, which tells the providers apart"
        : what
            + "name it with --account %s=%s"
                .formatted(
                    resource.providerName(),
                    place.map(where -> where.account() + "/REGION").orElse("ACCOUNT/REGION"));
  }

  /** The provider of a resource, which there is from then on. */
  String of(ReadResource resource) {
    return of(resource.place(), resource.resource());
  }

  /** The same; empty if nothing tells where it is. */
  Optional<String> ofAny(TerraformResource resource) {
    return places
        .of(resource)
        .filter(where -> !where.region().isEmpty())
        .map(where -> of(where, resource));
  }

  /** Reports call an account by the alias of a provider, and by none that is the default. */
  private String of(AccountRegion place, TerraformResource resource) {
    var name = resource.providerName();
    var alias = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "default";
    var provider =
        providers.computeIfAbsent(
            place,
            any -> {
              var inputs =
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("region", place.region())
                      .put("allowedAccountIds", "[\"" + place.account() + "\"]");
              var isFirst =
                  providers.values().stream().noneMatch(other -> other.name().equals(alias));
              return states.of(
                  AwsPackage.PROVIDER,
                  isFirst ? alias : "%s %s %s".formatted(alias, place.account(), place.region()),
                  inputs,
                  "");
            });
    return provider.urn() + "::" + provider.id();
  }
}
