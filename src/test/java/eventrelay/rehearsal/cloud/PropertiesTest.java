package eventrelay.rehearsal.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.rehearsal.UnusableInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTest {
  private static final String URN = "urn:pulumi:hand-made::event-relay::t::n";
  private static final String SECRET =
      "{'4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'c'}";

  @Test
  void whatAwsHasCountsAndThenWhatTheProgramSays() {
    var stack = StackFixture.empty().add("t", "n", "{a: 'in', both: 'in'}", "{both: 'out'}");
    var state = stack.deployment().resources().get(0);
    var properties = new Properties(state);

    assertThat(properties.text("both")).contains("out");
    assertThat(properties.text("a")).contains("in");
    assertThat(state.inputs()).hasToString("{\"a\":\"in\",\"both\":\"in\"}");
  }

  @Test
  void aTextIsReadByName() {
    var properties = of("{a: 'x', b: 7, c: true}");

    assertThat(properties.text("a")).contains("x");
    assertThat(properties.text("b")).contains("7");
    assertThat(properties.text("c")).contains("true");
    assertThat(properties.require("a")).isEqualTo("x");
    assertThat(properties.value("b").intValue()).isEqualTo(7);
    assertThat(properties.name()).isEqualTo("n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{a: null}", "{a: ''}"})
  void anEmptyTextIsNone(String text) {
    assertThat(of(text).text("a")).isEmpty();
    assertThatThrownBy(() -> of(text).require("a"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(URN + ": a is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a: {}}", "{a: ['x']}"})
  void whatIsNoTextIsRefusedAsOne(String text) {
    assertThatThrownBy(() -> of(text).text("a"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(URN + ": a is not a text");
  }

  @Test
  void anArnHasSixParts() {
    assertThat(of("{a: 'arn:aws:sqs:r:1:q'}").arn("a")).contains("arn:aws:sqs:r:1:q");
    assertThat(of("{}").arn("a")).isEmpty();
    assertThatThrownBy(() -> of("{a: 'arn:aws:sqs:q'}").arn("a"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            URN
                + ": a is not an ARN of six parts, such as"
                + " arn:aws:sqs:us-east-1:111111111111:name");
  }

  @Test
  void anEncryptedPropertyIsRefused() {
    var message = URN + ": a is encrypted: export the stack with --show-secrets";
    var properties = of("{a: " + SECRET + "}");

    assertThatThrownBy(() -> properties.text("a")).hasMessage(message);
    assertThatThrownBy(() -> properties.value("a"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(message);
  }

  private static Properties of(String text) {
    var resources = StackFixture.empty().add("t", "n", text).deployment().resources();
    return new Properties(resources.get(0));
  }
}
