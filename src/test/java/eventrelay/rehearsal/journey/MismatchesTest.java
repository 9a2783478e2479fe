package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.policy.EventPattern;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.matcher.MatchingTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MismatchesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{x: ['a']} | {x: 'b'} | wants x to be \"a\", and the event has \"b\"",
        "{x: ['a', 'b']} | {x: 'c'} | wants x to be one of \"a\", \"b\", and the event has \"c\"",
        "{x: [1]} | {x: 2} | wants x to be 1, and the event has 2",
        "{x: [1]} | {x: '1'} | wants x to be 1, and the event has \"1\"",
        "{x: [true, null]} | {x: false} | wants x to be one of true, null, and the event has false",
        "{x: ['a']} | {} | wants x to be \"a\", and the event has nothing there",
        "{x: ['a']} | {x: null} | wants x to be \"a\", and the event has null",
        "{x: ['a']} | {x: ['b', 'c']} | wants x to be \"a\", and the event has [\"b\",\"c\"]",
        "{x: {y: {z: ['a']}}} | {x: {y: {z: 'b'}}}"
            + "| wants x.y.z to be \"a\", and the event has \"b\"",
        "{x: {y: ['a']}} | {x: 'b'} | wants x.y to be \"a\", and the event has nothing there",
        "{w: ['a'], x: ['a'], y: ['a']} | {w: 'a', x: 'b', y: 'c'}"
            + "| wants x to be \"a\", and the event has \"b\"",
        "{x: [1, 2, 3, 4, 5, 6]} | {x: 9}"
            + "| wants x to be one of 1, 2, 3, 4, 5, 6, and the event has 9",
        "{x: [1, 2, 3, 4, 5, 6, 7, 8]} | {x: 9}"
            + "| wants x to be one of 1, 2, 3, 4, 5, 6 and 2 more, and the event has 9",
        "{x: [{'anything-but': ['a', 'b']}]} | {x: 'a'}"
            + "| wants x to be {\"anything-but\":[\"a\",\"b\"]}, and the event has \"a\"",
        "{x: [{exists: false}]} | {x: 'a'} | wants x to be {\"exists\":false}, and the event has \"a\"",
        "{$or: [{x: ['a']}, {y: [1]}]} | {x: 'b', y: 2}"
            + "| wants one of {\"x\":[\"a\"]}, {\"y\":[1]} to hold, and none does",
        "{x: {$or: [{y: ['a']}, {z: [1]}]}} | {x: {y: 'b'}}"
            + "| wants one of {\"y\":[\"a\"]}, {\"z\":[1]} to hold in x, and none does",
        "{v: {w: ['a'], z: ['b']}} | {v: [{w: 'a'}, {z: 'b'}]}"
            + "| has fields that hold one by one, but not for the same element of a list",
      })
  void theFirstFieldThatDoesNotHoldIsNamed(String pattern, String event, String sentence) {
    assertThat(of(new Mismatches(), rule(pattern), event)).isEqualTo(sentence);
  }

  @Test
  void eachRuleAndEachEventIsAskedForItself() {
    var mismatches = new Mismatches();
    assertThat(of(mismatches, rule("{x: [1]}"), "{x: 9}")).contains("to be 1,");
    assertThat(of(mismatches, rule("{x: [2]}"), "{x: 9}")).contains("to be 2,");
    assertThat(of(mismatches, rule("{x: [1]}"), "{x: 8}")).endsWith("has 8");
  }

  @Test
  void withoutTimeNoFieldIsBlamed() {
    var time = new MatchingTime(Duration.ZERO);

    assertThat(new Mismatches().of(rule("{x: [1]}"), StackFixture.object("{x: 9}"), time))
        .isEqualTo(
            "does not want it; because of which field, the matcher could not tell within 0 s");
  }

  private static String of(Mismatches mismatches, Rule rule, String event) {
    return mismatches.of(rule, StackFixture.object(event), new MatchingTime(MatchingTime.LIMIT));
  }

  private static Rule rule(String pattern) {
    return new Rule(
        "arn:r", "r", "arn:b", EventPattern.of(StackFixture.object(pattern)), true, List.of());
  }
}
