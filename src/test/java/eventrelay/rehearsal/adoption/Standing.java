package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.terraform.TerraformPlaces;
import eventrelay.rehearsal.terraform.TerraformResource;
import eventrelay.rehearsal.terraform.TerraformState;
import eventrelay.rehearsal.types.ResourceType;
import eventrelay.rehearsal.types.ResourceType.Trait;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Something that a Terraform state says stands in AWS, as Pulumi's AWS provider would read it.
 *
 * @param place where
 * @param type Pulumi's type token
 * @param inputs what is set, other than what the provider takes where nothing is
 */
public record Standing(AccountRegion place, String type, Map<String, Object> inputs) {
  /** Always set: it is part of what AWS knows a rule and a target by. */
  private static final String BUS = "eventBusName";

  /** Whatever the state has of the types that the relay declares. */
  public static List<Standing> in(TerraformState state) {
    var places = new TerraformPlaces(state.resources(), Map.of(), any -> Optional.empty());
    return state.resources().stream()
        .flatMap(resource -> of(resource, places.of(resource)).stream())
        .toList();
  }

  private static Optional<Standing> of(TerraformResource resource, Optional<AccountRegion> place) {
    return ResourceTypes.ofTerraform(resource.type())
        .filter(type -> !type.is(Trait.NOT_DECLARED))
        .map(
            type ->
                new Standing(
                    place.orElseThrow(),
                    type.token(),
                    inputs(type, type.terraform().properties(resource.attributes()))));
  }

  private static Map<String, Object> inputs(ResourceType type, ObjectNode properties) {
    var inputs = new TreeMap<String, Object>();
    for (var input : type.inputs()) {
      var value = properties.path(input);
      var isDefault = !input.equals(BUS) && value.equals(type.terraform().defaults().get(input));
      if (!isEmpty(value) && !isDefault && !type.adoption().keeps().contains(input)) {
        inputs.put(input, plain(value));
      }
    }
    return inputs;
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || value.isContainerNode() && value.isEmpty()
        || value.asText("-").isEmpty()
        || value.isBoolean() && !value.booleanValue();
  }

  /** As it goes over Pulumi's wire: there, numbers are floating. */
  private static Object plain(JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false).map(Standing::plain).toList();
    }
    return value.isBoolean() ? (Object) value.booleanValue() : value.asText();
  }
}
