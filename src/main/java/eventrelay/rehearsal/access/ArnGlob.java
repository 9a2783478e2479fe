package eventrelay.rehearsal.access;

import java.util.ArrayList;
import java.util.List;

/**
 * The pattern of an Arn condition: each of the six parts of an ARN is matched on its own, as the
 * IAM User Guide says under "ARN condition operators".
 */
final class ArnGlob {
  private static final int PARTS = 6;
  private final List<Glob> parts = new ArrayList<>();

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it does not have six parts
   */
  ArnGlob(String pattern) {
    String[] written = pattern.split(":", PARTS);
    if (written.length != PARTS || !written[0].equals("arn")) {
      throw new IllegalArgumentException(pattern + " is not an ARN of six parts");
    }
    for (String part : written) {
      parts.add(new Glob(part));
    }
  }

  /** True if the text is an ARN and each of its parts fits. */
  boolean matches(String text) {
    String[] given = text.split(":", PARTS);
    if (given.length != PARTS) {
      return false;
    }
    for (int i = 0; i < PARTS; i++) {
      if (!parts.get(i).matches(given[i])) {
        return false;
      }
    }
    return true;
  }
}
