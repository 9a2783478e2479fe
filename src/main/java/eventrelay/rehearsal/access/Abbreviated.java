package eventrelay.rehearsal.access;

import java.util.List;

/** How a sentence shows a list of values, which may be long. */
final class Abbreviated {
  private static final int SHOWN = 3;

  private Abbreviated() {}

  /** The first three values, and how many more there are. */
  static String of(List<String> values) {
    if (values.size() <= SHOWN) {
      return String.join(", ", values);
    }
    return String.join(", ", values.subList(0, SHOWN))
        + " and "
        + (values.size() - SHOWN)
        + " more";
  }
}
