package eventrelay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final String TEXT = "{\"b\":[1.50,\"é\"],\"a\":{}}";

  @Test
  void isWrittenAsItWasRead() throws JsonProcessingException {
    assertThat(Json.write(Json.read(TEXT))).isEqualTo(TEXT);
  }

  @Test
  void isWrittenOverSeveralLines() {
    assertThat(Json.pretty(Json.parse(TEXT)))
        .isEqualToNormalizingNewlines(
            """
            {
              "b" : [ 1.50, "é" ],
              "a" : { }
            }""");
  }

  @Test
  void isWrittenInAscii() {
    assertThat(Json.ascii(Json.parse(TEXT))).isEqualTo("{\"b\":[1.50,\"\\u00E9\"],\"a\":{}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{", "text"})
  void isNotReadIfItSaysTwoThingsOrNone(String text) {
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not JSON: " + text);
  }
}
