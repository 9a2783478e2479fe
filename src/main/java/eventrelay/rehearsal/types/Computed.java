package eventrelay.rehearsal.types;

import eventrelay.names.Arns;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the AWS provider makes of a resource's inputs.
 *
 * @param id the provider's id; empty if it is the id that imports take
 * @param outputs the outputs that are not inputs, by name
 */
public record Computed(Optional<Property> id, Map<String, Property> outputs) {
  /** A property that is made of a resource's inputs. */
  @FunctionalInterface
  public interface Property {
    /** Its value in one account and Region. */
    String of(Inputs inputs, Arns place);
  }

  /** The outputs' values. */
  public Map<String, Object> outputs(Inputs inputs, Arns place) {
    var values = new HashMap<String, Object>();
    outputs.forEach((name, property) -> values.put(name, property.of(inputs, place)));
    return values;
  }

  /** The id's value. */
  public String id(Inputs inputs, Arns place, IdTemplate importId) {
    if (id.isPresent()) {
      return id.get().of(inputs, place);
    }
    return importId.fill(
        name ->
            outputs.containsKey(name) ? outputs.get(name).of(inputs, place) : inputs.text(name));
  }
}
