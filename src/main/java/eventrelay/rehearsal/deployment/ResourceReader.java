package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes one resource of an export out of its tree, and says which field is of the wrong kind. */
final class ResourceReader {
  private final Path file;
  private final ObjectNode tree;
  private final String where;

  ResourceReader(Path file, int index, ObjectNode tree) {
    this.file = file;
    this.tree = tree;
    var urn = tree.path("urn").asText();
    this.where = "deployment.resources[" + index + "]" + (urn.isEmpty() ? "" : " (" + urn + ")");
  }

  ResourceState read() {
    // Before they are unwrapped.
    var secretInputs = Secret.namesIn(tree.path("inputs"));
    return new ResourceState(
        required("urn"),
        required("type"),
        flag("custom"),
        text("id"),
        properties("inputs"),
        properties("outputs"),
        text("parent"),
        text("provider"),
        urns("dependencies", tree.path("dependencies")),
        propertyDependencies(),
        secretInputs,
        flag("protect"),
        urns("aliases", tree.path("aliases")));
  }

  boolean isPendingDeletion() {
    return flag("delete");
  }

  UnusableInputException wrong(String problem) {
    return UnusableInputException.in(
        file, where + ": " + problem, "hand over what `pulumi stack export` wrote, unchanged");
  }

  private String required(String field) {
    var value = text(field);
    if (value.isEmpty()) {
      throw wrong("it has no " + field);
    }
    return value;
  }

  private String text(String field) {
    var value = tree.path(field);
    if (isAbsent(value)) {
      return "";
    }
    if (!value.isTextual()) {
      throw mismatch(field, value, "a string");
    }
    return value.textValue();
  }

  private boolean flag(String field) {
    var value = tree.path(field);
    if (!isAbsent(value) && !value.isBoolean()) {
      throw mismatch(field, value, "true or false");
    }
    return value.booleanValue();
  }

  private ObjectNode properties(String field) {
    var value = tree.path(field);
    if (isAbsent(value)) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (Secret.isWrapped(value) || !(value instanceof ObjectNode properties)) {
      throw mismatch(field, value, "an object with the resource's properties");
    }
    new Secret(problem -> wrong(field + " " + problem)).unwrapIn(properties);
    return properties;
  }

  private Map<String, List<String>> propertyDependencies() {
    var field = "propertyDependencies";
    var value = tree.path(field);
    if (isAbsent(value)) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw mismatch(field, value, "an object");
    }
    var dependencies = new LinkedHashMap<String, List<String>>();
    value
        .properties()
        .forEach(
            entry ->
                dependencies.put(
                    entry.getKey(), urns(field + "." + entry.getKey(), entry.getValue())));
    return Collections.unmodifiableMap(dependencies);
  }

  private List<String> urns(String field, JsonNode list) {
    // Pulumi writes null for a list without elements.
    if (isAbsent(list)) {
      return List.of();
    }
    if (!list.isArray()) {
      throw mismatch(field, list, "a list");
    }
    var urns = new ArrayList<String>();
    for (var urn : list) {
      if (!urn.isTextual()) {
        throw mismatch(field + "[" + urns.size() + "]", urn, "a string");
      }
      urns.add(urn.textValue());
    }
    return List.copyOf(urns);
  }

  private UnusableInputException mismatch(String field, JsonNode found, String wanted) {
    return wrong(field + " is " + JsonKind.of(found) + ", not " + wanted);
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
