package eventrelay.rehearsal.print;

import java.util.function.Supplier;

/** Part of a report that may have so many characters; what does not fit is counted. */
public final class Section {
  private final StringBuilder text = new StringBuilder();
  private final int longest;
  private long left;

  /** Makes one. */
  public Section(int longest) {
    this.longest = longest;
  }

  /** A line that belongs to nothing in the list. */
  public Section line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /**
   * One of the things that are listed, and those after it, are left out if it does not fit.
   *
   * @param lines writes it, with its line break; not asked if nothing fits any more
   */
  public void item(Supplier<String> lines) {
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
  public long left() {
    return left;
  }

  /** What fits. */
  public String text() {
    return text.toString();
  }
}
