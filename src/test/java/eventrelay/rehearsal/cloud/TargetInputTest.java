package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetInputTest {
  private static final String EVENT =
      "{id: 'i', n: 7, detail: {state: 'stop\"ped', 'instance-id': 'i-1', list: ['a', {b: 1}]}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {\"id\":\"i\",\"n\":7,\"detail\":{\"state\":\"stop\\\"ped\",\"instance-id\":\"i-1\",\"list\":[\"a\",{\"b\":1}]}}",
        "{input: '{\"a\":1}'} | {\"a\":1}",
        "{inputPath: '$.detail.instance-id'} | \"i-1\"",
        "{inputPath: '$.detail.list[1].b'} | 1",
        "{inputTransformer: {inputTemplate: '\"text\"'}} | \"text\"",
        "{inputTransformer: {inputPaths: {s: '$.detail.state'}, inputTemplate: '{\"s\":<s>}'}} | {\"s\":\"stop\\\"ped\"}",
        "{inputTransformer: {inputPaths: {s: '$.detail.state'}, inputTemplate: '\"is <s>\"'}} | \"is stop\\\"ped\"",
        "{inputTransformer: {inputPaths: {n: '$.n'}, inputTemplate: '{\"n\":<n>,\"t\":\"\\\\\"<n>\"}'}} | {\"n\":7,\"t\":\"\\\"7\"}",
        "{inputTransformer: {inputPaths: {l: '$.detail.list'}, inputTemplate: '{\"l\":<l>}'}} | {\"l\":[\"a\",{\"b\":1}]}",
        "{inputTransformer: {inputPaths: {g: '$.gone'}, inputTemplate: '{\"g\":<g>,\"t\":\"<g>\"}'}} | {\"g\":\"\",\"t\":\"\"}",
        "{inputTransformer: {inputTemplate: '{\"r\":\"<aws.events.rule-arn>\"}'}} | {\"r\":\"arn:r\"}",
        "{inputTransformer: {inputTemplate: '{\"e\":<aws.events.event.json>}'}} | {\"e\":{\"id\":\"i\",\"n\":7,\"detail\":{\"state\":\"stop\\\"ped\",\"instance-id\":\"i-1\",\"list\":[\"a\",{\"b\":1}]}}}",
      })
  void isWhatTheTargetGets(String target, String input) {
    assertThat(input(target)).hasToString(input);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{input: 'no JSON'}",
        "{inputPath: '$.detail.gone'}",
        "{inputPath: '$..state'}",
        "{inputTransformer: {inputPaths: {s: '$.detail[?(@.a)]'}, inputTemplate: '<s>'}}",
        "{inputTransformer: {inputTemplate: '<unknown>'}}",
        "{inputTransformer: {inputTemplate: 'no JSON'}}",
      })
  void cannotBeSaid(String target) {
    assertThat(of(target).of(StackFixture.object(EVENT), "arn:r")).isEmpty();
  }

  private static JsonNode input(String target) {
    return of(target).of(StackFixture.object(EVENT), "arn:r").orElseThrow();
  }

  private static TargetInput of(String target) {
    var resources = StackFixture.empty().add("t", "n", target).deployment().resources();
    return TargetInput.of(new Properties(resources.get(0)));
  }
}
