package eventrelay.scanner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.DeclaredResource;
import java.util.function.Consumer;

/** A change to a resource's inputs that a rule has to notice. */
final class Breach {
  private Breach() {}

  /** The input is left out. */
  static Consumer<ObjectNode> without(String key) {
    return inputs -> inputs.remove(key);
  }

  /** The input has another value. */
  static Consumer<ObjectNode> with(String key, String json) {
    return inputs -> inputs.set(key, DeclaredResource.json(json));
  }

  /** The policy in the input says something else, wherever it says {@code regex}. */
  static Consumer<ObjectNode> rewriting(String key, String regex, String text) {
    return inputs -> inputs.put(key, inputs.path(key).asText().replaceAll(regex, text));
  }

  /** The policy in the input allows something more. */
  static Consumer<ObjectNode> allowing(String key, String statement) {
    return rewriting(key, "\"Statement\":\\[", "\"Statement\":[" + statement + ",");
  }
}
