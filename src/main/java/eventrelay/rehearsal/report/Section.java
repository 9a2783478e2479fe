package eventrelay.rehearsal.report;

import java.util.function.Supplier;

/** Part of a report that may have so many characters; what does not fit is counted. */
final class Section {
  private final StringBuilder text = new StringBuilder();
  private final int longest;
  private long left;

  Section(int longest) {
    this.longest = longest;
  }

  /** A line that belongs to nothing in the list. */
  Section line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /**
   * One of the things that are listed, and those after it, are left out if it does not fit.
   *
   * @param lines writes it, with its line break; not asked if nothing fits any more
   */
  void item(Supplier<String> lines) {
    if (left > 0) {
      left++;
      return;
    }
    var written = lines.get();
    if (text.length() + written.length() > longest) {
      left++;
    } else {
      text.append(written);
    }
  }

  /** How many of the things do not fit. */
  long left() {
    return left;
  }

  String text() {
    return text.toString();
  }
}
