package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.List;

/**
 * One change of one property of one resource.
 *
 * @param resource its logical name
 * @param property which property; after {@code #}, where in the JSON text that it holds
 * @param value the new value, as JSON with single quotes; {@link #GONE} to take the property away
 */
public record Edit(String resource, String property, String value) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static final String GONE = "";

  /** The sides of a resource's state that a change can be on. */
  public enum Side {
    INPUTS,
    OUTPUTS,
    BOTH
  }

  /** The stacks with this change. */
  public List<Deployment> in(List<Deployment> stacks, Side side) {
    return stacks.stream()
        .map(
            stack ->
                new Deployment(
                    stack.stack(),
                    stack.resources().stream().map(state -> edited(state, side)).toList()))
        .toList();
  }

  private ResourceState edited(ResourceState state, Side side) {
    if (!state.name().equals(resource) || !state.type().startsWith("aws:")) {
      return state;
    }
    return state.with(
        side == Side.OUTPUTS ? state.inputs() : edited(state.inputs()),
        side == Side.INPUTS ? state.outputs() : edited(state.outputs()));
  }

  private ObjectNode edited(ObjectNode properties) {
    var copy = properties.deepCopy();
    var hash = property.indexOf('#');
    if (hash < 0) {
      set(copy, "/" + property);
    } else {
      var key = property.substring(0, hash);
      try {
        var document = (ObjectNode) JSON.readTree(copy.path(key).textValue());
        set(document, property.substring(hash + 1));
        copy.put(key, document.toString());
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(toString(), e);
      }
    }
    if (copy.equals(properties)) {
      throw new IllegalArgumentException(this + " changes nothing");
    }
    return copy;
  }

  private void set(ObjectNode root, String pointer) {
    var slash = pointer.lastIndexOf('/');
    var parent = root.at(pointer.substring(0, slash));
    if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(pointer.substring(slash + 1)));
      return;
    }
    if (value.equals(GONE)) {
      ((ObjectNode) parent).remove(pointer.substring(slash + 1));
      return;
    }
    ((ObjectNode) parent)
        .set(pointer.substring(slash + 1), StackFixture.object("{v: " + value + "}").get("v"));
  }

  @Override
  public String toString() {
    return resource + " " + property + (value.equals(GONE) ? " gone" : " = " + value);
  }
}
