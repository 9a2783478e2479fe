package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** When a page is said to be made. */
final class PageTime {
  /**
   * Seconds since 1970 that a reproducible page is said to be made at.
   *
   * @see <a href="https://reproducible-builds.org/specs/source-date-epoch/">SOURCE_DATE_EPOCH</a>
   */
  static final String FIXED = "SOURCE_DATE_EPOCH";

  private PageTime() {}

  /**
   * In whole seconds: what the environment says, or else the clock.
   *
   * @throws UnusableInputException if the environment says no time
   */
  static Instant in(Map<String, String> environment, Clock clock) {
    var fixed = environment.getOrDefault(FIXED, "");
    if (fixed.isEmpty()) {
      return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return Instant.ofEpochSecond(Long.parseUnsignedLong(fixed));
    } catch (NumberFormatException | DateTimeException e) {
      throw new UnusableInputException(
          "the variable %s is %s, which is no time; write whole seconds since 1970, or unset it"
              .formatted(FIXED, fixed),
          e);
    }
  }
}
