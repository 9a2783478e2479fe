package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import eventrelay.names.Arns;
import eventrelay.policy.Json;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells which account and Region each provider stands for. */
final class Places {
  private static final String PROVIDER = "pulumi:providers:aws";

  private final Map<String, Place> byProvider = new HashMap<>();

  Places(Deployment deployment) {
    var regions = new HashMap<String, String>();
    for (var resource : deployment.resources()) {
      if (resource.type().equals(PROVIDER)) {
        var region = resource.inputs().path("region").asText();
        regions.put(resource.urn(), region);
        allowedAccount(resource)
            .ifPresent(account -> byProvider.put(resource.urn(), new Place(account, region)));
      }
    }
    // A provider that does not say its account has made resources whose ARNs do.
    for (var resource : deployment.resources()) {
      var arn = resource.outputs().path("arn").asText();
      var provider = resource.providerUrn();
      if (Arns.isArn(arn) && !Place.of(arn).account().isEmpty()) {
        var region = Place.of(arn).region();
        byProvider.putIfAbsent(
            provider,
            new Place(
                Place.of(arn).account(),
                region.isEmpty() ? regions.getOrDefault(provider, "") : region));
      }
    }
  }

  /**
   * Where a resource is.
   *
   * @throws UnusableInputException if neither its provider nor any ARN tells
   */
  Place of(ResourceState resource) {
    var place = byProvider.get(resource.providerUrn());
    if (place == null || place.region().isEmpty()) {
      throw new UnusableInputException(
          resource.urn()
              + ": neither its provider's allowedAccountIds and region nor the ARN of another"
              + " resource of that provider tells its account and Region");
    }
    return place;
  }

  private static Optional<String> allowedAccount(ResourceState provider) {
    var allowed = provider.inputs().path("allowedAccountIds");
    try {
      // Providers keep lists as JSON text.
      var ids = allowed.isTextual() ? Json.read(allowed.textValue()) : allowed;
      return ids.size() == 1 ? Optional.of(ids.get(0).asText()) : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(
          provider.urn() + ": allowedAccountIds is no JSON list: " + allowed, e);
    }
  }
}
