package eventrelay.rehearsal.stackset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.Arns;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.ResourceType;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.rehearsal.types.TemplateType;
import eventrelay.rehearsal.types.TemplateType.NamesAndValues;
import eventrelay.rehearsal.types.TemplateType.Parts;
import eventrelay.rehearsal.types.TemplateType.ResourceForEach;
import eventrelay.text.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A template deployed into one account and Region: its resources as the AWS provider has them. */
final class TemplateStack {
  /** A value that CloudFormation would generate and that cannot be known here. */
  private static final Set<String> NAMES = Set.of("name", "eventBusName");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Template template;
  private final Arns place;
  private final String urnPrefix;
  private final String provider;
  private final Intrinsics intrinsics;
  private final Set<String> lookedUp = new HashSet<>();

  TemplateStack(Template template, Arns place, String urnPrefix, String provider) {
    this.template = template;
    this.place = place;
    this.urnPrefix = urnPrefix;
    this.provider = provider;
    this.intrinsics = new Intrinsics(template, place, this::attribute);
  }

  /** Every resource whose condition holds here. */
  List<ResourceState> resources() {
    var states = new ArrayList<ResourceState>();
    template.document().path("Resources").properties().stream()
        .filter(entry -> isDeployed(entry.getValue()))
        .forEach(entry -> add(states, entry.getKey(), entry.getValue()));
    return states;
  }

  private boolean isDeployed(JsonNode resource) {
    return !resource.has("Condition") || intrinsics.holds(resource.path("Condition").asText());
  }

  private void add(List<ResourceState> states, String logicalId, JsonNode resource) {
    var type = type(logicalId, resource);
    var written = type.template().orElseThrow();
    var properties = resource.path("Properties");
    for (var property : properties.properties()) {
      if (!written.inputs().containsKey(property.getKey())
          && !written.lists().containsKey(property.getKey())) {
        throw template.unknown(property.getKey() + " of " + logicalId);
      }
    }
    var inputs = inputs(type, properties);
    var parts = new ArrayList<ResourceState>();
    for (var list : written.lists().entrySet()) {
      var elements = intrinsics.evaluate(properties.path(list.getKey()));
      if (list.getValue() instanceof ResourceForEach each) {
        for (var element : elements) {
          ObjectNode own = inputs.deepCopy().set(each.input(), element);
          states.add(state(logicalId + states.size(), type, own));
        }
        return;
      }
      if (list.getValue() instanceof NamesAndValues pairs) {
        var map = inputs.putObject(pairs.input());
        elements.forEach(pair -> map.set(pair.path("Name").asText(), pair.path("Value")));
      } else if (list.getValue() instanceof Parts part) {
        elements.forEach(element -> parts.add(part(logicalId, inputs, part, element)));
      }
    }
    states.add(state(logicalId, type, inputs));
    states.addAll(parts);
  }

  private ResourceState part(String logicalId, ObjectNode owner, Parts part, JsonNode element) {
    var type = ResourceTypes.of(part.token());
    var written = type.template().orElseThrow();
    var inputs = object();
    written.fromOwner().forEach((input, ownersInput) -> inputs.set(input, owner.path(ownersInput)));
    for (var property : element.properties()) {
      var input = written.inputs().get(property.getKey());
      if (input == null) {
        throw template.unknown(
            "%s of a %s of %s".formatted(property.getKey(), part.noun(), logicalId));
      }
      inputs.set(input, value(written, input, property.getValue()));
    }
    var id = inputs.path(written.inputs().get(part.idProperty()));
    if (!id.isTextual()) {
      throw template.unknown(
          "a %s without %s %s of %s"
              .formatted(
                  part.noun(),
                  part.idProperty().startsWith("I") ? "an" : "a",
                  part.idProperty(),
                  logicalId));
    }
    return state(logicalId + "-" + id.textValue(), type, inputs);
  }

  /** Documents are text to the provider, and the properties of an object begin in lower case. */
  private static JsonNode value(TemplateType written, String input, JsonNode value) {
    if (written.documents().contains(input)) {
      return text(value);
    }
    if (value instanceof ObjectNode object) {
      var renamed = object();
      object.properties().forEach(field -> renamed.set(input(field.getKey()), field.getValue()));
      return renamed;
    }
    return value;
  }

  private static String input(String property) {
    return property.isEmpty()
        ? property
        : property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
  }

  private ObjectNode inputs(ResourceType type, JsonNode properties) {
    var inputs = object();
    var written = type.template().orElseThrow();
    written
        .inputs()
        .forEach(
            (property, input) -> {
              if (properties.has(property)) {
                var value = intrinsics.evaluate(properties.path(property));
                inputs.set(input, written.documents().contains(input) ? text(value) : value);
              } else if (NAMES.contains(input)) {
                throw template.unknown(
                    "%s without a %s of its own".formatted(type.token(), property));
              }
            });
    return inputs;
  }

  private ResourceState state(String name, ResourceType type, ObjectNode inputs) {
    var outputs = inputs.deepCopy();
    type.outputs(map(inputs), place)
        .forEach((key, value) -> outputs.set(key, MAPPER.valueToTree(value)));
    return new ResourceState(
        urnPrefix + type.token() + "::" + name,
        type.token(),
        true,
        type.id(map(inputs), place),
        inputs,
        outputs,
        "",
        provider,
        List.of(),
        Map.of());
  }

  private JsonNode attribute(String logicalId, String attribute) {
    var resource = template.resource(logicalId);
    if (!resource.isObject() || !isDeployed(resource)) {
      throw template.unknown("a reference to " + logicalId);
    }
    if (!lookedUp.add(logicalId)) {
      throw template.unknown(logicalId + ", which refers to itself");
    }
    var type = type(logicalId, resource);
    var inputs = inputs(type, resource.path("Properties"));
    lookedUp.remove(logicalId);
    var outputs = new LinkedHashMap<>(map(inputs));
    outputs.putAll(type.outputs(map(inputs), place));
    var reference = type.template().flatMap(TemplateType::reference).orElse("");
    var output = attribute.isEmpty() ? reference : attribute.toLowerCase(Locale.ROOT);
    if (!outputs.containsKey(output)) {
      throw template.unknown(
          "%s of %s".formatted(attribute.isEmpty() ? "Ref" : attribute, logicalId));
    }
    return MAPPER.valueToTree(outputs.get(output));
  }

  private ResourceType type(String logicalId, JsonNode resource) {
    var name = resource.path("Type").asText();
    return ResourceTypes.ofTemplate(name)
        .orElseThrow(() -> template.unknown("%s of type %s".formatted(logicalId, name)));
  }

  private static JsonNode text(JsonNode document) {
    return document.isTextual()
        ? document
        : JsonNodeFactory.instance.textNode(Json.write(document));
  }

  private static Map<String, Object> map(ObjectNode inputs) {
    return MAPPER.convertValue(inputs, new TypeReference<Map<String, Object>>() {});
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
