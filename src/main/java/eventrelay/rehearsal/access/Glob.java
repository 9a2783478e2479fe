package eventrelay.rehearsal.access;

/**
 * A pattern in which {@code *} stands for any characters and {@code ?} for one.
 *
 * @param pattern the pattern as written
 */
public record Glob(String pattern) {

  /** True if the whole text fits; case-sensitive, and {@code *} does not stop at a colon. */
  boolean matches(String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        // Only the last star has to give way: what earlier ones took can stay as it is.
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
    return wanted == '?' || wanted == given;
  }
}
