package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The types that can be adopted, read from {@code types.yaml}. */
final class ResourceTypes {
  private static final Map<String, ResourceType> BY_TOKEN = read();
  private static final Map<String, ResourceType> BY_TERRAFORM =
      BY_TOKEN.values().stream().collect(Collectors.toMap(ResourceType::terraform, type -> type));

  private ResourceTypes() {}

  /**
   * What is known about a type that the program declares.
   *
   * @throws IllegalStateException if it has no entry
   */
  static ResourceType of(String token) {
    return Optional.ofNullable(BY_TOKEN.get(token))
        .orElseThrow(() -> new IllegalStateException("types.yaml does not know " + token));
  }

  /** What is known about the type that Terraform calls so, if the program declares it. */
  static Optional<ResourceType> ofTerraform(String type) {
    return Optional.ofNullable(BY_TERRAFORM.get(type));
  }

  /** Every type, by Pulumi's token. */
  static Map<String, ResourceType> all() {
    return BY_TOKEN;
  }

  private static Map<String, ResourceType> read() {
    try (var in = ResourceTypes.class.getResourceAsStream("types.yaml")) {
      var types = new TreeMap<String, ResourceType>();
      for (var entry : new YAMLMapper().readTree(in).properties()) {
        types.put(entry.getKey(), type(entry.getValue()));
      }
      return types;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResourceType type(JsonNode type) {
    var defaults = new HashMap<String, JsonNode>();
    type.path("defaults").properties().forEach(e -> defaults.put(e.getKey(), e.getValue()));
    return new ResourceType(
        type.path("terraform").asText(),
        type.path("id").asText(),
        Optional.of(type.path("match").asText()).filter(template -> !template.isEmpty()),
        texts(type.path("renamed")),
        names(type.path("nameOf")),
        names(type.path("keeps")),
        defaults,
        names(type.path("hidden")),
        texts(type.path("because")));
  }

  private static Map<String, String> texts(JsonNode object) {
    var texts = new HashMap<String, String>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static Set<String> names(JsonNode list) {
    var names = new LinkedHashSet<String>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }
}
