package eventrelay.rehearsal.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Reads the values of Date conditions; see the IAM User Guide, "Date condition operators". */
final class DateValue {
  private static final Pattern EPOCH_SECONDS = Pattern.compile("-?\\d{1,15}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private DateValue() {}

  /**
   * Reads ISO 8601 with an offset, an ISO 8601 day (midnight UTC), or seconds since 1970.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  static Instant parse(String text) {
    try {
      if (EPOCH_SECONDS.matcher(text).matches()) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          text + " is neither an ISO 8601 time nor seconds since 1970", e);
    }
  }
}
