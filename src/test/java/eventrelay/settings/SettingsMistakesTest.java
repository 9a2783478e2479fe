package eventrelay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake that one can make in a stack file, from tables. */
@Timeout(10)
class SettingsMistakesTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isOneMistakeWithKeyValueAndRemedy(JsonNode change, String key, String value, String remedy) {
    assertThat(StackText.valid().with(change).mistakes())
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.key()).isEqualTo(key);
              assertThat(mistake.value()).isEqualTo(value);
              assertThat(mistake.remedy()).contains(remedy);
            });
  }

  static Stream<Arguments> cases() {
    return Stream.of("keys", "accounts", "events", "operation", "rollout")
        .flatMap(table -> rows("mistakes-in-" + table + ".yaml"));
  }

  private static Stream<Arguments> rows(String table) {
    try (var stream = SettingsMistakesTest.class.getResourceAsStream(table)) {
      var rows = StackText.yaml(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      return rows.valueStream()
          .map(
              row ->
                  Arguments.of(
                      row.get("change"),
                      row.get("key").textValue(),
                      row.get("value").textValue(),
                      row.get("remedy").textValue()));
    } catch (IOException e) {
      throw new AssertionError(table, e);
    }
  }
}
