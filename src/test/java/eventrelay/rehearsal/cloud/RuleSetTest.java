package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.policy.EventPattern;
import eventrelay.policy.OrPattern;
import eventrelay.rehearsal.UnusableInputException;
import java.util.List;
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

    assertThat(rules.matching(StackFixture.object("{x: 1, y: 1}")))
        .extracting(Rule::name)
        .containsExactly("a", "c", "d");
    assertThat(rules.matching(StackFixture.object("{z: 1}"))).isEmpty();
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
                + " combinations and AWS takes 1,000; ");
  }

  private static Rule rule(String name, String pattern, boolean enabled) {
    return new Rule("arn:" + name, name, "arn:bus", new EventPattern(pattern), enabled, List.of());
  }
}
