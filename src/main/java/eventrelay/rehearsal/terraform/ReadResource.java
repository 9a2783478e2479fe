package eventrelay.rehearsal.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arns;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.DecidingInputs;
import eventrelay.rehearsal.types.KmsTypes;
import eventrelay.rehearsal.types.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A resource of a type with an entry in the register, as far as a state or a plan knows it. */
final class ReadResource {
  private static final String SENSITIVE = "marked as sensitive";
  private static final String UNKNOWN = "known only after the apply";

  private final TerraformResource resource;
  private final ResourceType type;
  private final AccountRegion place;
  private final ObjectNode known;
  private final Map<String, String> open = new TreeMap<>();
  private final Set<String> secrets = new TreeSet<>();

  ReadResource(
      TerraformResource resource,
      ResourceType type,
      AccountRegion place,
      TerraformConfiguration configuration) {
    this.resource = resource;
    this.type = type;
    this.place = place;
    var attributes = resource.attributes().deepCopy();
    for (var name : resource.unknown()) {
      attributes.remove(name);
      // What the configuration leaves out is the provider's own default, but for a generated name.
      if (name.equals("name") || configuration.sets(resource.address(), name)) {
        open.put(type.terraform().property(name), UNKNOWN);
      }
    }
    for (var name : resource.sensitive()) {
      attributes.remove(name);
      open.put(type.terraform().property(name), SENSITIVE);
      secrets.add(type.terraform().property(name));
    }
    this.known = type.ofTerraform(attributes);
    this.known.properties().removeIf(property -> isEmpty(property.getValue()));
    type.terraform().defaults().forEach(known::putIfAbsent);
  }

  TerraformResource resource() {
    return resource;
  }

  String address() {
    return resource.address();
  }

  ResourceType type() {
    return type;
  }

  AccountRegion place() {
    return place;
  }

  ObjectNode known() {
    return known;
  }

  /** By property, why its value is not known. */
  Map<String, String> open() {
    return open;
  }

  /** Which inputs that decide about an event are not known, and why; empty if all of them are. */
  String undecided() {
    var deciding = DecidingInputs.of(type.token()).map(DecidingInputs::inputs).orElse(Set.of());
    var names = new TreeMap<String, List<String>>();
    open.forEach(
        (property, why) -> {
          if (deciding.contains(property)) {
            names
                .computeIfAbsent(why, any -> new ArrayList<>())
                .add(type.terraform().attribute(property));
          }
        });
    // What AWS generates: others may name the resource by it.
    var isNamed =
        type.identity().importId().properties().stream()
            .noneMatch(part -> deciding.contains(part) && !known.has(part));
    if (names.isEmpty() && resource.unknown().contains("id") && !isNamed) {
      names.put(UNKNOWN, List.of("id"));
    }
    return names.entrySet().stream()
        .map(
            entry ->
                "%s of %s %s %s"
                    .formatted(
                        String.join(", ", entry.getValue()),
                        address(),
                        entry.getValue().size() > 1 ? "are" : "is",
                        entry.getKey()))
        .collect(Collectors.joining(", and "));
  }

  /** What AWS will make of the inputs of a resource that is not there yet; nothing if it is. */
  void compute() {
    var inputs = new HashMap<String, Object>();
    known
        .properties()
        .forEach(
            input ->
                inputs.put(
                    input.getKey(),
                    input.getValue().isTextual()
                        ? input.getValue().textValue()
                        : input.getValue()));
    var arns = Arns.of(place.region(), place.account());
    try {
      // The ids of keys are random, and those that the register makes up tell none from another.
      if (!known.has("id") && !type.token().equals(KmsTypes.KEY)) {
        type.outputs(inputs, arns).forEach((name, value) -> known.put(name, value.toString()));
        known.put("id", type.id(inputs, arns));
      }
    } catch (IllegalStateException e) {
      return; // An input that they are made of is not known either.
    }
  }

  /** Takes over a value that was not known. */
  void know(String property, JsonNode value) {
    known.set(property, value);
    open.remove(property);
  }

  /** As a stack would have it. */
  ResourceState state(String urn, String provider) {
    var inputs = JsonNodeFactory.instance.objectNode();
    for (var input : type.inputs()) {
      var value = known.path(input);
      // What the provider fills in where nothing is given may not be of the configuration.
      var isGiven =
          type.identity().importId().properties().contains(input)
              || !type.adoption().keeps().contains(input)
                  && !type.terraform().isDefault(input, value);
      if (isGiven && !value.isMissingNode()) {
        inputs.set(input, value);
      }
    }
    return new ResourceState(
        urn,
        type.token(),
        true,
        known.path("id").asText(),
        inputs,
        known,
        "",
        provider,
        List.of(),
        Map.of(),
        secrets,
        false,
        List.of());
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull()
        || value.isContainerNode() && value.isEmpty()
        || value.isTextual() && value.textValue().isEmpty();
  }
}
