package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.policy.EventPattern;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.matcher.MatchingTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MismatchesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{x: ['a']} | {x: 'b'} | requires x to be \"a\", but the event has \"b\"",
        "{x: ['a', 'b']} | {x: 'c'} | requires x to be one of \"a\", \"b\", but the event has \"c\"",
        "{x: [1]} | {x: 2} | requires x to be 1, but the event has 2",
        "{x: [1]} | {x: '1'} | requires x to be 1, but the event has \"1\"",
        "{x: [true, null]} | {x: false} | requires x to be one of true, null, but the event has false",
        "{x: ['a']} | {} | requires x to be \"a\", but the event has nothing there",
        "{x: ['a']} | {x: null} | requires x to be \"a\", but the event has null",
        "{x: ['a']} | {x: ['b', 'c']} | requires x to be \"a\", but the event has [\"b\",\"c\"]",
        "{x: {y: ['a']}} | {x: [{y: 'b'}, {z: 1}, {y: 'c'}]}"
            + "| requires x.y to be \"a\", but the event has [\"b\",\"c\"]",
        "{x: {y: ['a']}} | {x: [{y: ['b', 'c']}, 7, {y: 'd'}]}"
            + "| requires x.y to be \"a\", but the event has [\"b\",\"c\",\"d\"]",
        "{x: {y: {z: ['a']}}} | {x: [{y: [{z: 'b'}]}, {y: {z: 'c'}}]}"
            + "| requires x.y.z to be \"a\", but the event has [\"b\",\"c\"]",
        "{x: {y: ['a']}} | {x: [{z: 1}]}"
            + "| requires x.y to be \"a\", but the event has nothing there",
        "{x: {y: ['a']}} | {x: [[{y: 'b'}]]}"
            + "| requires x.y to be \"a\", but the event has [\"b\"]",
        "{x: {y: {z: ['a']}}} | {x: {y: {z: 'b'}}}"
            + "| requires x.y.z to be \"a\", but the event has \"b\"",
        "{x: {y: ['a']}} | {x: 'b'} | requires x.y to be \"a\", but the event has nothing there",
        "{w: ['a'], x: ['a'], y: ['a']} | {w: 'a', x: 'b', y: 'c'}"
            + "| requires x to be \"a\", but the event has \"b\"",
        "{x: [1, 2, 3, 4, 5, 6]} | {x: 9}"
            + "| requires x to be one of 1, 2, 3, 4, 5, 6, but the event has 9",
        "{x: [1, 2, 3, 4, 5, 6, 7, 8]} | {x: 9}"
            + "| requires x to be one of 1, 2, 3, 4, 5, 6 and 2 more, but the event has 9",
        "{x: [{'anything-but': ['a', 'b']}]} | {x: 'a'}"
            + "| requires x to be {\"anything-but\":[\"a\",\"b\"]}, but the event has \"a\"",
        "{x: [{exists: false}]} | {x: 'a'} | requires x to be {\"exists\":false}, but the event has \"a\"",
        "{$or: [{x: ['a']}, {y: [1]}]} | {x: 'b', y: 2}"
            + "| requires one of {\"x\":[\"a\"]}, {\"y\":[1]} to hold, but none does",
        "{x: {$or: [{y: ['a']}, {z: [1]}]}} | {x: {y: 'b'}}"
            + "| requires one of {\"y\":[\"a\"]}, {\"z\":[1]} to hold in x, but none does",
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
            "does not match it; because of which field, the matcher could not tell within 0 s");
  }

  private static String of(Mismatches mismatches, Rule rule, String event) {
    return mismatches.of(rule, StackFixture.object(event), new MatchingTime(MatchingTime.LIMIT));
  }

  private static Rule rule(String pattern) {
    return new Rule(
        "arn:r",
        "r",
        "arn:b",
        EventPattern.of(StackFixture.object(pattern)),
        Rule.State.ENABLED,
        Optional.empty(),
        List.of());
  }
}
