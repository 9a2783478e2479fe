package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.matcher.MatchingTime;
import eventrelay.rehearsal.matcher.TimedMatcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rules of one bus, compiled into one Event Ruler machine: AWS's own matcher. */
public final class RuleSet {
  static final RuleSet NONE = new RuleSet(List.of());

  private final List<Rule> rules;
  private final TimedMatcher<Integer> matcher = new TimedMatcher<>();

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
      add(matcher, i);
    }
  }

  /** Every rule, in the order of the stacks. */
  public List<Rule> all() {
    return rules;
  }

  /**
   * Asks all rules at once; if there is no answer in half of the time, one after another.
   *
   * @param time what the matcher has left for this event
   */
  public Matching matching(JsonNode event, MatchingTime time) {
    var alone = rules.size() == 1;
    var wanting = matcher.matching(event, time, time.share(alone ? 1 : 2));
    if (wanting.isPresent()) {
      return new Matching(
          wanting.get().stream().distinct().sorted().map(rules::get).toList(), List.of());
    }
    return alone ? new Matching(List.of(), rules) : oneByOne(event, time);
  }

  private Matching oneByOne(JsonNode event, MatchingTime time) {
    var wanting = new ArrayList<Rule>();
    var undecided = new ArrayList<Rule>();
    for (var i = 0; i < rules.size(); i++) {
      var one = new TimedMatcher<Integer>();
      add(one, i);
      var answer = one.matching(event, time, time.share(rules.size() - i));
      if (answer.isEmpty()) {
        undecided.add(rules.get(i));
      } else if (!answer.get().isEmpty()) {
        wanting.add(rules.get(i));
      }
    }
    return new Matching(wanting, undecided);
  }

  private void add(TimedMatcher<Integer> to, int number) {
    var rule = rules.get(number);
    try {
      to.add(number, rule.pattern().json());
    } catch (IOException e) {
      throw new UnusableInputException("rule " + rule.arn() + ": its pattern is not JSON", e);
    }
  }
}
