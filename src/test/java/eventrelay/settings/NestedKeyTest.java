package eventrelay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestedKeyTest {
  @ParameterizedTest
  @CsvSource({"management, 5", "development, 7", "rollout, 4", "events, 4", "notify, 2"})
  void theKeysOfAnObjectAreInTheReference(String parent, int count) {
    assertThat(NestedKey.in(parent)).hasSize(count).doesNotHaveDuplicates();
    assertThat(Settings.KEYS).contains(parent);
  }

  @Test
  void aRowNamesTheWholeKey() {
    assertThat(NestedKey.DEVELOPMENT_NAME.row()).startsWith("| `development[].name` | string |");
    assertThat(NestedKey.ROLLOUT_AUTO_DEPLOY.row())
        .startsWith("| `rollout.autoDeploy` | boolean | `true` | ");
    assertThat(Arrays.stream(NestedKey.values()).map(NestedKey::row))
        .allMatch(row -> row.chars().filter(c -> c == '|').count() == 5);
  }

  @Test
  void aReaderCannotTakeAKeyThatTheReferenceDoesNotHave() {
    var section =
        new Section(
            "event-relay:notify",
            NestedKey.in("notify"),
            JsonNodeFactory.instance.objectNode().put("phone", "1"),
            new Mistakes());

    assertThat(section.texts("emails", "")).isEmpty();
    assertThatThrownBy(() -> section.texts("phone", ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("event-relay:notify.phone is read, but it is not a key of a stack file");
    assertThat(NestedKey.in("nothing")).isEqualTo(List.of());
  }
}
