package eventrelay.rehearsal.types;

import java.util.Map;

/**
 * The inputs of one resource.
 *
 * @param values by name
 */
public record Inputs(Map<String, Object> values) {
  /**
   * An input's text.
   *
   * @throws IllegalStateException if it is not set, so that the provider would choose a value
   */
  public String text(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the program left " + name + " to the provider: " + values);
    }
    return value.toString();
  }
}
