package eventrelay.engine.provider;

import eventrelay.names.Arns;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that an account holds.
 *
 * @param place whose it is, and where
 * @param type its type token
 * @param id the provider's id
 * @param inputs what was asked for last
 * @param outputs what the provider answers: the inputs, and what AWS computes
 */
public record Held(
    Arns place, String type, String id, Map<String, Object> inputs, Map<String, Object> outputs) {

  /** As an import finds it: Lambda gives no function's code back. */
  Held withoutCode() {
    return new Held(place, type, id, without(inputs), without(outputs));
  }

  private static Map<String, Object> without(Map<String, Object> properties) {
    var rest = new HashMap<>(properties);
    rest.remove("code");
    return rest;
  }

  String text(String property) {
    return Optional.ofNullable(outputs.get(property)).map(Object::toString).orElse("");
  }

  /** True if somebody who names {@code reference} means this: its name, its ARN or its id. */
  boolean isCalled(String reference) {
    return reference.equals(id) || reference.equals(text("arn")) || reference.equals(text("name"));
  }
}
