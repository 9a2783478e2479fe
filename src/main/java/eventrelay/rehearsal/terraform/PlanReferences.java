package eventrelay.rehearsal.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills in what a plan does not know although the configuration says it: an ARN, an id or a URL
 * that is another resource's, which the register computes of that resource's inputs.
 */
final class PlanReferences {
  /** The properties that name another resource, and the one within a block. */
  private static final Map<String, List<String>> NAMING =
      Map.ofEntries(
          Map.entry("arn", List.of()),
          Map.entry("roleArn", List.of()),
          Map.entry("role", List.of()),
          Map.entry("policyArn", List.of()),
          Map.entry("permissionsBoundary", List.of()),
          Map.entry("sourceArn", List.of()),
          Map.entry("queueUrl", List.of()),
          Map.entry("eventBusName", List.of()),
          Map.entry("rule", List.of()),
          Map.entry("function", List.of()),
          Map.entry("functionName", List.of()),
          Map.entry("deadLetterConfig", List.of("arn", "target_arn")));

  /** What identifies a resource; a text that is made of another attribute may hold more. */
  private static final Set<String> IDENTIFYING = Set.of("arn", "id", "url", "name");

  private final TerraformConfiguration configuration;
  private final Map<String, ReadResource> byAddress = new LinkedHashMap<>();

  PlanReferences(TerraformConfiguration configuration, List<ReadResource> resources) {
    this.configuration = configuration;
    resources.forEach(resource -> byAddress.put(resource.address(), resource));
  }

  /** Goes on as long as one resource more is known: what is computed may be of use to others. */
  void fill() {
    var before = -1L;
    for (var left = open(); left != before; left = open()) {
      before = left;
      byAddress.values().forEach(ReadResource::compute);
      byAddress.values().forEach(this::fill);
    }
  }

  private long open() {
    return byAddress.values().stream()
        .mapToLong(each -> each.open().size() + (each.known().has("id") ? 0 : 1))
        .sum();
  }

  private void fill(ReadResource resource) {
    for (var property : List.copyOf(resource.open().keySet())) {
      var within = NAMING.get(property);
      if (within != null) {
        var attribute = resource.type().terraform().attribute(property);
        if (within.isEmpty()) {
          value(resource, List.of(attribute)).ifPresent(it -> resource.know(property, it));
        }
        for (var inner : within) {
          value(resource, List.of(attribute, inner))
              .ifPresent(
                  it ->
                      resource.know(
                          property,
                          JsonNodeFactory.instance
                              .objectNode()
                              .set(inner.equals("arn") ? inner : "targetArn", it)));
        }
      }
    }
  }

  private Optional<JsonNode> value(ReadResource resource, List<String> path) {
    return configuration
        .reference(resource.address(), path)
        .filter(reference -> IDENTIFYING.contains(reference.attribute()))
        .flatMap(
            reference ->
                Optional.ofNullable(byAddress.get(reference.address()))
                    .map(other -> other.known().path(reference.attribute())))
        .filter(JsonNode::isTextual);
  }
}
