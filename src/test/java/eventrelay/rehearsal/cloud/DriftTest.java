package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{p: 'a'} | {p: 'a'}",
        "{p: 'a'} | {}",
        "{} | {p: 'a'}",
        "{p: 7} | {p: '7'}",
        "{p: '{\"x\":1,\"y\":[2]}'} | {p: '{ \"y\": [2], \"x\": 1 }'}",
        "{p: {x: 1}} | {p: {x: 1, computed: true}}",
        "{p: {__defaults: [], x: null, y: 'b'}, __defaults: []} | {p: {y: 'b'}}",
        "{p: ['a', {x: '{\"b\": 1}'}]} | {p: ['a', {x: '{\"b\":1}'}]}",
        "{p: {'4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',"
            + " ciphertext: 'a'}} | {p: {'4dabf18193072939515e22adb298388d':"
            + " '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'b'}}",
      })
  void theSameIsNoDrift(String inputs, String outputs) {
    assertThat(drift(EventBridgeTypes.RULE, inputs, outputs)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{p: 'a'} | {p: 'b'}",
        "{p: 'a'} | {p: null}",
        "{p: 'a'} | {p: ['a']}",
        "{p: '{\"x\":[1,2]}'} | {p: '{\"x\":[2,1]}'}",
        "{p: '{\"x\":1}'} | {p: '{\"x\":1'}",
        "{p: '[1]'} | {p: '[1 ]'}",
        "{p: '{\"x\":1}'} | {p: 7}",
        "{p: {x: {y: 'a'}}} | {p: {x: {y: 'b'}}}",
        "{p: {x: 'a'}} | {p: 'a'}",
        "{p: {x: 'a', y: 'b'}} | {p: {y: 'b'}}",
        "{p: ['a']} | {p: ['b']}",
        "{p: ['a']} | {p: ['a', 'b']}",
      })
  void whatIsNotTheSameIsDrift(String inputs, String outputs) {
    assertThat(drift(EventBridgeTypes.RULE, inputs, outputs))
        .extracting(Drift::what)
        .containsExactly("p of r in stack hand-made");
  }

  @Test
  void everyDriftOfEveryResourceIsFound() {
    var stack =
        StackFixture.empty()
            .add(EventBridgeTypes.RULE, "r", "{a: '1', b: '1'}", "{a: '2', b: '2'}")
            .add(IamTypes.ROLE, "s", "{a: '1'}", "{a: '2'}")
            .deployment();

    assertThat(Drift.in(List.of(stack, stack)))
        .hasSize(6)
        .extracting(drift -> drift.input() + " of " + drift.resource())
        .containsExactly("a of r", "b of r", "a of s", "a of r", "b of r", "a of s");
  }

  @Test
  void whatTheRehearsalAsksNothingOfIsPassedOver() {
    assertThat(drift("aws:s3/bucket:Bucket", "{p: 'a'}", "{p: 'b'}")).isEmpty();
  }

  private static List<Drift> drift(String type, String inputs, String outputs) {
    return Drift.in(List.of(StackFixture.empty().add(type, "r", inputs, outputs).deployment()));
  }
}
