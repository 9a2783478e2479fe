package eventrelay.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** A resource's properties, which remember the names that are asked for, copies included. */
@SuppressWarnings("unchecked") // Jackson overrides deepCopy so itself.
final class RecordedNode extends ObjectNode {
  private static final long serialVersionUID = 1L;

  private final transient Set<String> asked;

  private RecordedNode(Set<String> asked) {
    super(JsonNodeFactory.instance);
    this.asked = asked;
  }

  static ObjectNode of(ObjectNode values, Set<String> asked) {
    return new RecordedNode(asked).setAll(values);
  }

  @Override
  public JsonNode path(String name) {
    asked.add(name);
    return super.path(name);
  }

  @Override
  public JsonNode get(String name) {
    asked.add(name);
    return super.get(name);
  }

  @Override
  public ObjectNode deepCopy() {
    return of(super.deepCopy(), asked);
  }
}
