package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.policy.EventPattern;
import eventrelay.policy.OrPattern;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.matcher.MatchingTime;
import eventrelay.rehearsal.matcher.SlowMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
  @Test
  void theRulesThatWantAnEventComeInTheirOrderDisabledOrNot() {
    var rules =
        new RuleSet(
            List.of(
                rule("a", "{\"x\":[1]}", true),
                rule("b", "{\"x\":[2]}", true),
                rule("c", "{\"x\":[{\"exists\":true}]}", false),
                rule("d", "{\"$or\":[{\"x\":[1]},{\"y\":[1]}]}", true)));

    assertThat(wanting(rules, "{x: 1, y: 1}"))
        .extracting(Rule::name)
        .containsExactly("a", "c", "d");
    assertThat(wanting(rules, "{z: 1}")).isEmpty();
    assertThat(rules.all()).extracting(Rule::name).containsExactly("a", "b", "c", "d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"x\":\"y\"}|\"x\" must be an object or an array",
        "{}|Empty objects are not allowed",
        "nonsense|Unrecognized token 'nonsense'",
        "{\"x\":[{\"like\":\"y\"}]}|Unrecognized match type like",
      })
  void aPatternThatEventBridgeWouldRefuseIsRefusedInItsWords(String pattern, String words) {
    var rules = List.of(rule("r", pattern, false));

    assertThatThrownBy(() -> new RuleSet(rules))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("rule arn:r: EventBridge would refuse its pattern: " + words);
  }

  @Test
  void aPatternWithMoreRuleCombinationsThanAwsTakesIsRefusedWithTheirNumber() {
    var rules = List.of(rule("r", OrPattern.of(15, 3), true));

    assertThatThrownBy(() -> new RuleSet(rules))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith(
            "rule arn:r: EventBridge would refuse its pattern: its $or lists make 14,348,907 rule"
                + " combinations and AWS accepts 1,000; ");
  }

  @Test
  void oneSlowRuleDoesNotKeepTheOthersFromAnswering() {
    var slow = SlowMatch.lists();
    var rules =
        new RuleSet(
            List.of(
                rule("a", "{\"source\":[\"aws.ec2\"]}", true),
                rule("slow", slow.pattern(), true),
                rule("b", "{\"source\":[\"other\"]}", true),
                rule("c", "{\"account\":[\"1\"]}", true)));
    var time = new MatchingTime(Duration.ofSeconds(8));

    var matching = rules.matching(slow.event("1", "r"), time);

    assertThat(matching.wanting()).extracting(Rule::name).containsExactly("a", "c");
    assertThat(matching.undecided()).extracting(Rule::name).containsExactly("slow");
  }

  private static List<Rule> wanting(RuleSet rules, String event) {
    var time = new MatchingTime(MatchingTime.LIMIT);
    var matching = rules.matching(StackFixture.object(event), time);
    assertThat(matching.undecided()).isEmpty();
    return matching.wanting();
  }

  private static Rule rule(String name, String pattern, boolean enabled) {
    return new Rule(
        "arn:" + name,
        name,
        "arn:bus",
        new EventPattern(pattern),
        enabled ? Rule.State.ENABLED : Rule.State.DISABLED,
        Optional.empty(),
        List.of());
  }
}
