package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.text.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One resource that a run declared. */
public record DeclaredResource(DeclaredStack stack, ResourceState state) {
  private static final List<String> NAMES = List.of("name", "targetId", "statementId");

  /** An input as it went to the engine; missing if there is none. */
  public JsonNode input(String key) {
    return state.inputs().path(key);
  }

  /** All inputs, with numbers as a parser reads them. */
  public JsonNode inputs() {
    return json(state.inputs().toString());
  }

  /** An output as it came back. */
  public JsonNode output(String key) {
    return state.outputs().path(key);
  }

  /** An input that is JSON text, such as a policy, as a tree. */
  public JsonNode document(String key) {
    return json(input(key).textValue());
  }

  /** JSON as a tree, so that white space and the order of keys do not matter. */
  public static JsonNode json(String text) {
    try {
      return text == null ? MissingNode.getInstance() : Json.read(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /** The explicit provider; a resource that fell to the default one fails the test. */
  public DeclaredResource provider() {
    assertThat(state.provider()).as("provider of " + this).isNotEmpty();
    return stack.byUrn(state.providerUrn());
  }

  /** The component it belongs to. */
  public DeclaredResource parent() {
    return stack.byUrn(state.parent());
  }

  /** The logical names of everything it waits for. */
  public List<String> waitsFor() {
    return state.dependencies().stream().map(urn -> stack.byUrn(urn).state().name()).toList();
  }

  /** The logical names of the resources that an input's value comes from. */
  public List<String> inputComesFrom(String key) {
    return state.propertyDependencies().getOrDefault(key, List.of()).stream()
        .map(urn -> stack.byUrn(urn).state().name())
        .toList();
  }

  /** The keys of all inputs. */
  public List<String> inputKeys() {
    return state.inputs().properties().stream().map(entry -> entry.getKey()).toList();
  }

  /** Type, logical name and AWS's name. */
  @Override
  public String toString() {
    var physical =
        NAMES.stream().map(this::input).filter(JsonNode::isTextual).map(JsonNode::asText);
    return Stream.concat(Stream.of(DeclaredStack.shortType(state), state.name()), physical.limit(1))
        .collect(Collectors.joining(" "));
  }
}
