package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.deployment.JsonEquality;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.terraform.TerraformResource;
import eventrelay.rehearsal.types.ResourceType;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the next update would change of a resource that Terraform made. */
final class Comparison {
  private static final String TAGS = "tags";

  private final ResourceState declared;
  private final ResourceType type;
  private final ObjectNode defaultTags;
  private final TerraformResource existing;
  private final ObjectNode properties;

  /**
   * @param defaultTags what the declared resource's provider tags it with
   */
  Comparison(ResourceState declared, ObjectNode defaultTags, TerraformResource existing) {
    this.declared = declared;
    this.type = ResourceTypes.of(declared.type());
    this.defaultTags = defaultTags;
    this.existing = existing;
    this.properties = type.terraform().properties(existing.attributes());
  }

  /** The inputs that differ, those that replace the resource first. */
  List<Change> changes() {
    var changes = new ArrayList<Change>();
    for (var input : type.inputs()) {
      var wanted = input.equals(TAGS) ? tags() : declared.inputs().path(input);
      var found =
          input.equals(TAGS)
              ? properties.path("tagsAll")
              : type.terraform().value(properties, input);
      if (differ(input, wanted, found)) {
        changes.add(
            new Change(
                input,
                shown(input, found),
                shown(input, wanted),
                input.equals(TAGS)
                    ? "the relay's provider tags what it manages"
                    : type.adoption().because(input),
                type.replacing().contains(input)));
      }
    }
    changes.sort(Comparator.comparing(change -> !change.replaces()));
    return changes;
  }

  private boolean differ(String input, JsonNode wanted, JsonNode found) {
    if (!isEmpty(wanted)) {
      return !JsonEquality.declaredAndExisting(wanted, found);
    }
    return !isEmpty(found)
        && !isZero(found)
        && !type.adoption().keeps().contains(input)
        && !type.terraform().isDefault(input, found);
  }

  private JsonNode tags() {
    var tags = defaultTags.deepCopy();
    if (declared.inputs().path(TAGS) instanceof ObjectNode own) {
      tags.setAll(own);
    }
    return tags;
  }

  private String shown(String input, JsonNode value) {
    if (isEmpty(value)) {
      return "(none)";
    }
    var secret =
        type.adoption().hidden().contains(input)
            || existing.sensitive().stream()
                .anyMatch(attribute -> type.terraform().property(attribute).equals(input));
    return secret ? "(not shown)" : DisplayValue.of(value);
  }

  /** Terraform writes down a number or a switch that was not set, too. */
  private static boolean isZero(JsonNode value) {
    return value.isBoolean() && !value.booleanValue() || value.isInt() && value.intValue() == 0;
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || value.isContainerNode() && value.isEmpty()
        || value.isTextual() && value.textValue().isEmpty();
  }
}
