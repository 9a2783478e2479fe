package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file that {@code pulumi import --file} takes for one stack (Pulumi documentation, "Importing
 * resources", bulk import): the providers and the components are made, the resources read.
 */
public final class ImportFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StackAdoption adoption;
  private final Map<String, ResourceState> byUrn;

  /** The file for one stack. */
  public ImportFile(StackAdoption adoption) {
    this.adoption = adoption;
    this.byUrn =
        adoption.deployment().resources().stream()
            .collect(Collectors.toMap(ResourceState::urn, resource -> resource));
  }

  /** Its content. */
  public ObjectNode content() {
    var file = JsonNodeFactory.instance.objectNode();
    var resources = file.putArray("resources");
    providers().forEach((name, provider) -> provider(resources, name, provider));
    var components = components();
    components.values().forEach(component -> component(resources, component));
    var names = new HashSet<>(components.keySet());
    adoption.adopted().forEach(adopted -> resource(resources, adopted, names));
    return file;
  }

  /** True if a file can be read and has the form of an import file. */
  public static boolean isOne(Path file) {
    try {
      return JSON.readTree(file.toFile()).path("resources").isArray();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes it.
   *
   * @throws UnusableInputException if that cannot be done
   */
  public void write(Path file) {
    try {
      Files.writeString(file, Json.pretty(content()) + "\n");
    } catch (IOException e) {
      throw UnusableInputException.in(
          file, "it cannot be written", "name a file for --import-file that can", e);
    }
  }

  /** The providers of what is adopted, by the names that the file gives them. */
  private Map<String, ResourceState> providers() {
    var providers = new TreeMap<String, ResourceState>();
    for (var adopted : adoption.adopted()) {
      var resource = adopted.resource();
      providers.put(providerName(resource), byUrn.get(resource.providerUrn()));
    }
    return providers;
  }

  /** Of the version that the program asks for, or its first update would find a difference. */
  private static void provider(ArrayNode resources, String name, ResourceState provider) {
    resources
        .addObject()
        .put("type", provider.type())
        .put("name", name)
        .put("logicalName", provider.name())
        .put("version", AwsPackage.version())
        .set("inputs", provider.inputs());
  }

  private Map<String, ResourceState> components() {
    var components = new LinkedHashMap<String, ResourceState>();
    for (var adopted : adoption.adopted()) {
      var parent = byUrn.get(adopted.resource().parent());
      components.put(parent.name(), parent);
    }
    return components;
  }

  private static void component(ArrayNode resources, ResourceState component) {
    resources
        .addObject()
        .put("type", component.type())
        .put("name", component.name())
        .put("component", true);
  }

  private void resource(ArrayNode resources, Adopted adopted, Set<String> names) {
    var resource = adopted.resource();
    // Names are for references within the file and have to be unique; logical names need not be.
    var taken = !names.add(resource.name());
    var entry = resources.addObject().put("type", resource.type());
    if (taken) {
      var kind = resource.type().substring(resource.type().lastIndexOf(':') + 1);
      entry.put("name", resource.name() + kind).put("logicalName", resource.name());
    } else {
      entry.put("name", resource.name());
    }
    entry
        .put("id", adopted.id())
        .put("parent", byUrn.get(resource.parent()).name())
        .put("provider", providerName(resource));
  }

  /** A capital letter keeps it apart from every logical name. */
  private static String providerName(ResourceState resource) {
    return resource.providerUrn().replaceFirst(".*::", "") + "Provider";
  }
}
