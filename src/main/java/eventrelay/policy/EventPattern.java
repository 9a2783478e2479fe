package eventrelay.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.text.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;

/**
 * An EventBridge event pattern (EventBridge User Guide, "Creating Amazon EventBridge event
 * patterns"), as the JSON text that a rule takes.
 *
 * @param json an object on one line
 */
public record EventPattern(String json) {
  /** AWS's quota for one pattern, in characters (EventBridge User Guide, "Quotas"). */
  public static final int MAX_LENGTH = 2048;

  /** The detail-type of an EC2 instance's change of state. */
  public static final String EC2_STATE_CHANGE = "EC2 Instance State-change Notification";

  /** The states that EC2 sends, in the order of an instance's life. */
  public static final List<String> EC2_STATES =
      List.of("pending", "running", "stopping", "stopped", "shutting-down", "terminated");

  /** What the relay carries unless a stack file says otherwise. */
  public static final EventPattern DEFAULT =
      ofEc2States(List.of("running", "stopped", "terminated"));

  /** EC2 changes of state into one of {@code states}; into any, if the list is empty. */
  public static EventPattern ofEc2States(List<String> states) {
    var pattern = of(List.of("aws.ec2"), List.of(EC2_STATE_CHANGE)).object();
    if (!states.isEmpty()) {
      pattern.putObject("detail").set("state", strings(states));
    }
    return new EventPattern(Json.write(pattern));
  }

  /** Events of any of {@code sources} and {@code detailTypes}; an empty list asks for nothing. */
  public static EventPattern of(List<String> sources, List<String> detailTypes) {
    var pattern = JsonNodeFactory.instance.objectNode();
    if (!sources.isEmpty()) {
      pattern.set("source", strings(sources));
    }
    if (!detailTypes.isEmpty()) {
      pattern.set("detail-type", strings(detailTypes));
    }
    return new EventPattern(Json.write(pattern));
  }

  /**
   * The pattern that {@code object} writes out; see {@link #refusal()} for whether AWS accepts it.
   */
  public static EventPattern of(ObjectNode object) {
    return new EventPattern(Json.write(object));
  }

  /**
   * Why EventBridge would refuse this pattern: by the number of its rule combinations, by its
   * length, or in Event Ruler's words. In this order, so that only what can be compiled is.
   */
  public Optional<String> refusal() {
    try {
      var combinations = RuleCombinations.in(json);
      if (combinations > RuleCombinations.MOST) {
        return Optional.of(tooMany(combinations));
      }
    } catch (IOException e) {
      return Optional.of(firstLine(e.getMessage()));
    }
    if (json.length() > MAX_LENGTH) {
      return Optional.of(
          "it is %,d characters long and AWS accepts %,d".formatted(json.length(), MAX_LENGTH));
    }
    return Optional.ofNullable(JsonRuleCompiler.check(json)).map(EventPattern::firstLine);
  }

  private static String tooMany(long combinations) {
    return ("its $or lists make %s%,d rule combinations and AWS accepts %,d; write the values of one"
            + " field as one list instead of an $or, or leave alternatives out")
        .formatted(
            combinations == RuleCombinations.UNCOUNTED ? "at least " : "",
            combinations,
            RuleCombinations.MOST);
  }

  private static String firstLine(String reason) {
    return reason.lines().findFirst().orElse(reason);
  }

  /** This pattern for events that happened in one of {@code accounts} only. */
  public EventPattern pinnedTo(List<String> accounts) {
    return withAccount(strings(accounts));
  }

  /** This pattern for events that happened in any other account than {@code account}. */
  public EventPattern pinnedAwayFrom(String account) {
    var others = JsonNodeFactory.instance.objectNode();
    others.set("anything-but", strings(List.of(account)));
    return withAccount(JsonNodeFactory.instance.arrayNode().add(others));
  }

  private EventPattern withAccount(JsonNode accounts) {
    var pinned = JsonNodeFactory.instance.objectNode();
    pinned.set("account", accounts);
    pinned.setAll(object());
    return new EventPattern(Json.write(pinned));
  }

  /** The values of a top-level field, if the pattern names them literally and nothing else. */
  public List<String> literals(String field) {
    var values = new ArrayList<String>();
    for (var value : object().path(field)) {
      if (!value.isTextual()) {
        return List.of();
      }
      values.add(value.textValue());
    }
    return List.copyOf(values);
  }

  /** The EC2 states that the pattern names, or all of them if it names none. */
  public List<String> statesCarried() {
    var states = new ArrayList<String>();
    for (var state : object().path("detail").path("state")) {
      if (!state.isTextual()) {
        return EC2_STATES;
      }
      states.add(state.textValue());
    }
    return states.isEmpty() ? EC2_STATES : List.copyOf(states);
  }

  /** True if both patterns say the same, whatever their white space and the order of their keys. */
  public boolean saysTheSameAs(EventPattern other) {
    return object().equals(other.object());
  }

  private ObjectNode object() {
    try {
      if (Json.read(json) instanceof ObjectNode object) {
        return object;
      }
      throw new IllegalArgumentException("not a JSON object: " + json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON object: " + json, e);
    }
  }

  private static JsonNode strings(List<String> values) {
    var array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
