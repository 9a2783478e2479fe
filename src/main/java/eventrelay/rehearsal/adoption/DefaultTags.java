package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.text.Json;

/** The tags that a resource's provider puts on everything. */
final class DefaultTags {
  private DefaultTags() {}

  static ObjectNode of(ResourceState resource, Deployment deployment) {
    return deployment.resources().stream()
        .filter(other -> other.urn().equals(resource.providerUrn()))
        .findFirst()
        .map(DefaultTags::of)
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /** Complex inputs of a provider are JSON text. */
  private static ObjectNode of(ResourceState provider) {
    try {
      var defaults = Json.read(provider.inputs().path("defaultTags").asText("{}"));
      return defaults.path("tags") instanceof ObjectNode tags
          ? tags
          : JsonNodeFactory.instance.objectNode();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(provider.urn() + ": defaultTags is not JSON", e);
    }
  }
}
