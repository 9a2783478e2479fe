package eventrelay.rehearsal.access;

/**
 * A pattern in which {@code *} stands for any characters and {@code ?} for one.
 *
 * @param pattern the pattern as written
 */
public record Glob(String pattern) {
  // Unicode keeps these for private use, so no policy and no request has them.
  private static final char STAR = '\uE000';
  private static final char QUESTION_MARK = '\uE001';

  /** A text that is read literally in a pattern, even if it has wildcards. */
  static String literal(String text) {
    return text.replace('*', STAR).replace('?', QUESTION_MARK);
  }

  /** A pattern as the text that it is where there are no wildcards. */
  static String plain(String pattern) {
    return pattern.replace(STAR, '*').replace(QUESTION_MARK, '?');
  }

  /** True if the whole text fits; case-sensitive, and {@code *} does not stop at a colon. */
  boolean matches(String text) {
    var p = 0;
    var t = 0;
    var star = -1;
    var resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        // Only the last star has to give way: what earlier ones matched is kept.
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean fits(char wanted, char given) {
    return switch (wanted) {
      case '?' -> true;
      case STAR -> given == '*';
      case QUESTION_MARK -> given == '?';
      default -> wanted == given;
    };
  }
}
