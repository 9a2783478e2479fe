package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eventrelay.rehearsal.UnusableInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTimeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:20:30.456Z"), ZoneOffset.UTC);

  @Test
  void isTheClocksInWholeSeconds() {
    assertThat(PageTime.in(Map.of(), CLOCK)).hasToString("2026-03-01T10:20:30Z");
    assertThat(PageTime.in(Map.of(PageTime.FIXED, ""), CLOCK)).hasToString("2026-03-01T10:20:30Z");
  }

  @Test
  void isTheEnvironmentsForAPageThatHasToBeTheSameAgain() {
    assertThat(PageTime.in(Map.of(PageTime.FIXED, "86400"), CLOCK))
        .hasToString("1970-01-02T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "now", "9223372036854775807", "99999999999999999999"})
  void isNotGuessed(String fixed) {
    assertThatThrownBy(() -> PageTime.in(Map.of(PageTime.FIXED, fixed), CLOCK))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            "the variable SOURCE_DATE_EPOCH is "
                + fixed
                + ", which is no time; write whole seconds since 1970, or unset it");
  }
}
