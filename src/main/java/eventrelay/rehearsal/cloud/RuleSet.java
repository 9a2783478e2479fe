package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.GenericMachine;

/** The rules of one bus, compiled into one Event Ruler machine: AWS's own matcher. */
public final class RuleSet {
  static final RuleSet NONE = new RuleSet(List.of());

  private final List<Rule> rules;
  private final GenericMachine<Integer> machine = GenericMachine.<Integer>builder().build();

  /**
   * Compiles the patterns, those of disabled rules too.
   *
   * @throws UnusableInputException if Event Ruler refuses one; its reason is in the message
   */
  RuleSet(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    for (var i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      var refusal = rule.pattern().refusal();
      if (refusal.isPresent()) {
        throw new UnusableInputException(
            "rule " + rule.arn() + ": EventBridge would refuse its pattern: " + refusal.get());
      }
      try {
        machine.addRule(i, rule.pattern().json());
      } catch (IOException e) {
        throw new UnusableInputException("rule " + rule.arn() + ": its pattern is no JSON", e);
      }
    }
  }

  /** Every rule, in the order of the stacks. */
  public List<Rule> all() {
    return rules;
  }

  /** The rules whose pattern wants the event, enabled or not, in the order of the stacks. */
  public List<Rule> matching(JsonNode event) {
    return machine.rulesForJSONEvent(event).stream().distinct().sorted().map(rules::get).toList();
  }
}
