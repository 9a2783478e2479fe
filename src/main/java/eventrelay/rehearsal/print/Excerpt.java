package eventrelay.rehearsal.print;

/** The part of a long text that is shown, which says how much is not. */
public final class Excerpt {
  private static final int BEFORE_THE_DIFFERENCE = 20;

  private Excerpt() {}

  /** The beginning, if the text is longer than so many characters. */
  public static String of(String text, int longest) {
    return from(0, text, longest);
  }

  /** The part around the first character at which it differs from the other text. */
  public static String differing(String text, String other, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var same = 0;
    while (same < Math.min(text.length(), other.length())
        && text.charAt(same) == other.charAt(same)) {
      same++;
    }
    return from(Math.max(0, same - BEFORE_THE_DIFFERENCE), text, longest);
  }

  private static String from(int start, String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var begin = Math.min(start, text.length() - longest);
    var end = begin + longest;
    // Half of a character beyond the first 65,536 is none.
    if (begin > 0 && Character.isLowSurrogate(text.charAt(begin))) {
      begin++;
    }
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    return "%s%s%s (%,d of %,d characters)"
        .formatted(
            begin > 0 ? "…" : "",
            text.substring(begin, end),
            end < text.length() ? "…" : "",
            end - begin,
            text.length());
  }
}
