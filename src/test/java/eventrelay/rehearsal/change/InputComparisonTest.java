package eventrelay.rehearsal.change;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.types.AwsPackage;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs before and after, and what is said of them. */
class InputComparisonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      nullValues = "nothing",
      value = {
        // Values that are the same.
        "{a: 1}                                  | {a: 1.0}                               | nothing",
        "{a: null}                               | {}                                     | nothing",
        "{__defaults: ['a'], a: 1}               | {}                                     | nothing",
        "{}                                      | {__defaults: ['a'], a: 1}              | nothing",
        "{o: {__defaults: ['a'], a: 1}}          | {o: {}}                                | nothing",
        "{__internal: {x: 1}}                    | {}                                     | nothing",
        "{p: '{\"a\":1,\"b\":2}'}                | {p: '{\"b\": 2, \"a\": 1}'}            | nothing",
        "{p: '{\"a\":[\"x\",\"y\"]}'}            | {p: '{\"a\":[\"y\",\"x\"]}'}           | nothing",
        "{p: '{\"a\":[\"x\"]}'}                  | {p: '{\"a\":\"x\"}'}                   | nothing",
        "{p: '{\"Statement\":[{\"Sid\":\"A\"},{\"Sid\":\"B\"}]}'}"
            + " | {p: '{\"Statement\":[{\"Sid\":\"B\"},{\"Sid\":\"A\"}]}'} | nothing",
        "{p: '{\"Statement\":{\"Sid\":\"A\"}}'}  | {p: '{\"Statement\":[{\"Sid\":\"A\"}]}'} | nothing",
        // Values that are not.
        "{a: 'x'}                                | {a: 'y'}                               | a: \"x\" -> \"y\"",
        "{a: 1}                                  | {a: '1'}                               | a: 1 -> \"1\"",
        "{}                                      | {a: false}                             | a: -> false",
        "{a: {b: [1]}}                           | {}                                     | a: {\"b\":[1]} ->",
        "{__defaults: ['a'], a: 1}               | {a: 2}                                 | a: 1 -> 2",
        "{o: {a: {b: 1, c: 1}}}                  | {o: {a: {b: 2, c: 1}}}                 | o, a.b: 1 -> 2",
        "{l: [1, 2]}                             | {l: [2, 1]}                            | l: [1,2] -> [2,1]",
        "{l: [1, 2, 3]}                          | {l: [1, 4, 3]}                         | l, [1]: 2 -> 4",
        "{l: [1, 2]}                             | {l: [2, 3, 4]}                         | l: 1 ->; l: -> 3; l: -> 4",
        "{l: [1, 1]}                             | {l: [1]}                               | l: 1 ->",
        "{l: 'x'}                                | {l: ['x']}                             | l: \"x\" -> [\"x\"]",
        "{p: '{\"a\":1}'}                        | {p: 'text'}                            | p: \"{\\\"a\\\":1}\" -> \"text\"",
        "{p: '{no json'}                         | {p: '{\"a\":1}'}                       | p: \"{no json\" -> \"{\\\"a\\\":1}\"",
        "{p: '[1]'}                              | {p: '[2]'}                             | p: 1 -> 2",
        "{p: '{\"s\":[{\"prefix\":\"a\"}]}'}     | {p: '{\"s\":[{\"prefix\":\"b\"}]}'}    | p, s.prefix: \"a\" -> \"b\"",
        // In this matcher the order says which number is the lower limit.
        "{p: '{\"x\":[{\"numeric\":[\">\",1,\"<\",5]}]}'}"
            + " | {p: '{\"x\":[{\"numeric\":[\">\",5,\"<\",1]}]}'}"
            + " | p, x.numeric: [\">\",1,\"<\",5] -> [\">\",5,\"<\",1]",
        // Policies, statement by statement.
        "{p: '{\"Statement\":[{\"Sid\":\"A\",\"Action\":\"x:A\"}]}'}"
            + " | {p: '{\"Statement\":[{\"Sid\":\"A\",\"Action\":[\"x:A\",\"x:B\"]}]}'}"
            + " | p, statement A: Action: -> \"x:B\"",
        "{p: '{\"Statement\":[{\"Sid\":\"A\",\"Condition\":{\"Null\":{\"k\":\"true\"}}}]}'}"
            + " | {p: '{\"Statement\":[{\"Sid\":\"A\"}]}'}"
            + " | p, statement A: Condition: {\"Null\":{\"k\":\"true\"}} ->",
        "{p: '{\"Statement\":[{\"Sid\":\"A\"}]}'}"
            + " | {p: '{\"Statement\":[{\"Sid\":\"B\"},{\"Effect\":\"Deny\"}]}'}"
            + " | p, statement A: {\"Sid\":\"A\"} ->; p, statement B: -> {\"Sid\":\"B\"};"
            + " p, statement 2: -> {\"Effect\":\"Deny\"}",
        "{p: '{\"Statement\":[{\"Sid\":\"A\"},{\"Sid\":\"A\",\"Effect\":\"Deny\"}]}'}"
            + " | {p: '{\"Statement\":[{\"Sid\":\"A\"},{\"Sid\":\"A\",\"Effect\":\"Allow\"}]}'}"
            + " | p, statement A:1: Effect: \"Deny\" -> \"Allow\"",
        "{p: '{\"Version\":\"2008-10-17\"}'}     | {p: '{\"Version\":\"2012-10-17\"}'}    | p, Version: \"2008-10-17\" -> \"2012-10-17\"",
      })
  void isToldByTheValuesThatDiffer(String before, String after, String told) {
    assertThat(told(SqsTypes.QUEUE, before, after)).isEqualTo(told == null ? "" : told);
  }

  @Test
  void whatTheEngineAddsToAProviderIsNoChange() {
    var provider = AwsPackage.PROVIDER;

    assertThat(told(provider, "{}", "{version: '6.83.0'}")).isEmpty();
    assertThat(told(provider, "{version: '6.82.0'}", "{version: '6.83.0'}"))
        .isEqualTo("version: \"6.82.0\" -> \"6.83.0\"");
    assertThat(told(SqsTypes.QUEUE, "{}", "{version: '1'}")).isEqualTo("version: -> \"1\"");
  }

  private static String told(String type, String before, String after) {
    var changes =
        StackChanges.between(List.of(stack(type, before)), List.of(stack(type, after))).resources();
    return changes.isEmpty()
        ? ""
        : String.join("; ", changes.get(0).inputs().stream().map(c -> line(c)).toList());
  }

  private static String line(InputChange change) {
    var before = change.before().map(value -> value + " ").orElse("");
    var after = change.after().map(value -> " " + value).orElse("");
    return change.where() + ": " + before + "->" + after;
  }

  private static Deployment stack(String type, String inputs) {
    return StackFixture.empty().add(type, "r", inputs).deployment();
  }
}
