package eventrelay.rehearsal.stackset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.Arns;
import eventrelay.policy.Json;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A template deployed into one account and Region: its resources as the AWS provider has them. */
final class TemplateStack {
  /** The inputs that the provider takes as JSON text and CloudFormation as an object. */
  private static final Set<String> DOCUMENTS = Set.of("assumeRolePolicy", "policy", "eventPattern");

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
    var properties = resource.path("Properties");
    for (var property : properties.properties()) {
      if (!type.inputs().containsKey(property.getKey())
          && !type.lists().contains(property.getKey())) {
        throw template.unknown(property.getKey() + " of " + logicalId);
      }
    }
    var inputs = inputs(type, properties);
    switch (type.type()) {
      case "aws:sqs/queuePolicy:QueuePolicy" ->
          addForEach(states, logicalId, type, inputs, "queueUrl", properties.path("Queues"));
      case "aws:sns/topicPolicy:TopicPolicy" ->
          addForEach(states, logicalId, type, inputs, "arn", properties.path("Topics"));
      case "aws:cloudwatch/metricAlarm:MetricAlarm" -> {
        var dimensions = inputs.putObject("dimensions");
        for (var dimension : intrinsics.evaluate(properties.path("Dimensions"))) {
          dimensions.set(dimension.path("Name").asText(), dimension.path("Value"));
        }
        states.add(state(logicalId, type.type(), inputs));
      }
      default -> {
        states.add(state(logicalId, type.type(), inputs));
        intrinsics
            .evaluate(properties.path("Policies"))
            .forEach(policy -> states.add(rolePolicy(logicalId, inputs, policy)));
        intrinsics
            .evaluate(properties.path("Targets"))
            .forEach(target -> states.add(target(logicalId, inputs, target)));
      }
    }
  }

  private void addForEach(
      List<ResourceState> states,
      String logicalId,
      TemplateType type,
      ObjectNode inputs,
      String input,
      JsonNode owners) {
    for (var owner : intrinsics.evaluate(owners)) {
      var own = inputs.deepCopy().set(input, owner);
      states.add(state(logicalId + states.size(), type.type(), (ObjectNode) own));
    }
  }

  private ResourceState rolePolicy(String logicalId, ObjectNode role, JsonNode policy) {
    var inputs = object();
    inputs.set("name", policy.path("PolicyName"));
    inputs.set("role", role.path("name"));
    inputs.put("policy", Json.write(policy.path("PolicyDocument")));
    return state(
        logicalId + "-" + policy.path("PolicyName").asText(),
        "aws:iam/rolePolicy:RolePolicy",
        inputs);
  }

  private ResourceState target(String logicalId, ObjectNode rule, JsonNode target) {
    var inputs = object();
    inputs.set("rule", rule.path("name"));
    inputs.set("eventBusName", rule.path("eventBusName"));
    for (var property : target.properties()) {
      switch (property.getKey()) {
        case "Id" -> inputs.set("targetId", property.getValue());
        case "Arn" -> inputs.set("arn", property.getValue());
        case "RoleArn" -> inputs.set("roleArn", property.getValue());
        case "DeadLetterConfig" ->
            inputs.putObject("deadLetterConfig").set("arn", property.getValue().path("Arn"));
        default -> throw template.unknown(property.getKey() + " of a target of " + logicalId);
      }
    }
    if (!inputs.path("targetId").isTextual()) {
      throw template.unknown("a target without an Id of " + logicalId);
    }
    return state(
        logicalId + "-" + inputs.path("targetId").asText(),
        "aws:cloudwatch/eventTarget:EventTarget",
        inputs);
  }

  private ObjectNode inputs(TemplateType type, JsonNode properties) {
    var inputs = object();
    type.inputs()
        .forEach(
            (property, input) -> {
              if (properties.has(property)) {
                var value = intrinsics.evaluate(properties.path(property));
                inputs.set(input, DOCUMENTS.contains(input) ? text(value) : value);
              } else if (NAMES.contains(input)) {
                throw template.unknown(
                    "%s without a %s of its own".formatted(type.type(), property));
              }
            });
    return inputs;
  }

  private ResourceState state(String name, String type, ObjectNode inputs) {
    var outputs = inputs.deepCopy();
    computed(type, inputs).forEach((key, value) -> outputs.set(key, MAPPER.valueToTree(value)));
    return new ResourceState(
        urnPrefix + type + "::" + name,
        type,
        true,
        ResourceTypes.of(type).id(map(inputs), place),
        inputs,
        outputs,
        "",
        provider,
        List.of(),
        Map.of());
  }

  private Map<String, Object> computed(String type, ObjectNode inputs) {
    return ResourceTypes.of(type).outputs(map(inputs), place);
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
    outputs.putAll(computed(type.type(), inputs));
    var output = attribute.isEmpty() ? type.reference() : attribute.toLowerCase(Locale.ROOT);
    if (!outputs.containsKey(output)) {
      throw template.unknown(
          "%s of %s".formatted(attribute.isEmpty() ? "Ref" : attribute, logicalId));
    }
    return MAPPER.valueToTree(outputs.get(output));
  }

  private TemplateType type(String logicalId, JsonNode resource) {
    var name = resource.path("Type").asText();
    return TemplateType.of(name)
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
