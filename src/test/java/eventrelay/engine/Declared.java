package eventrelay.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a resource was declared with, whoever wrote it down: the engine, or the rehearsal without
 * one.
 */
record Declared(
    String id,
    JsonNode inputs,
    JsonNode outputs,
    String parent,
    String provider,
    List<String> dependencies,
    Map<String, List<String>> propertyDependencies,
    boolean protect) {

  static Map<String, Declared> in(Deployment deployment) {
    return deployment.resources().stream()
        // The engine makes one for stack references.
        .filter(resource -> !resource.type().equals("pulumi:providers:pulumi"))
        .collect(Collectors.toMap(ResourceState::urn, Declared::of, (a, b) -> b, TreeMap::new));
  }

  private static Declared of(ResourceState resource) {
    var engines = resource.type().startsWith("pulumi:");
    return new Declared(
        engines ? "" : resource.id(),
        plain(resource.inputs()),
        plain(resource.outputs()),
        resource.parent(),
        engines ? "" : resource.providerUrn(),
        resource.dependencies().stream().sorted().toList(),
        resource.propertyDependencies().entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> entry.getValue().stream().sorted().toList())),
        resource.protect());
  }

  /** Without what the engine adds of its own: the plugin's version, hashes of files, notes. */
  private static JsonNode plain(JsonNode value) {
    if (value.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      value.forEach(each -> array.add(plain(each)));
      return array;
    }
    if (!value.isObject()) {
      return value.isNumber() ? JsonNodeFactory.instance.numberNode(value.asDouble()) : value;
    }
    var object = JsonNodeFactory.instance.objectNode();
    value
        .properties()
        .forEach(
            field -> {
              if (!List.of("hash", "version", "__internal").contains(field.getKey())) {
                object.set(field.getKey(), plain(field.getValue()));
              }
            });
    return object;
  }
}
