package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final StackFixture STACK =
      StackFixture.empty().add("t", "n", "{a: 1, both: 'in'}", "{b: 2, both: 'out'}");

  @Test
  void whatIsDeployedIsTheOutputsAndWhatOnlyTheInputsSay() {
    assertThat(read(Reading.DEPLOYED)).isEqualTo("{\"a\":1,\"both\":\"out\",\"b\":2}");
  }

  @Test
  void whatIsDeclaredIsTheInputsAndWhatOnlyTheOutputsSay() {
    assertThat(read(Reading.DECLARED)).isEqualTo("{\"b\":2,\"both\":\"in\",\"a\":1}");
  }

  @Test
  void readingChangesNothing() {
    var before = STACK.deployment().resources().get(0);
    var inputs = before.inputs().toString();
    var outputs = before.outputs().toString();

    read(Reading.DEPLOYED);
    read(Reading.DECLARED);

    assertThat(before.inputs()).hasToString(inputs);
    assertThat(before.outputs()).hasToString(outputs);
  }

  private static String read(Reading reading) {
    return reading.properties(STACK.deployment().resources().get(0)).toString();
  }
}
