package eventrelay.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as a terminal and a CI log may have it: without control characters, which could move the
 * cursor, recolour, or forge a line; without what turns the reading direction (<a
 * href="https://www.unicode.org/reports/tr9/">Unicode's bidirectional algorithm</a>), which could
 * show a text as another; and without halves of characters.
 */
public final class PlainText {
  private static final int ESCAPE = 0x1b;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private PlainText() {}

  /** The text on one line: line breaks and tabs become blanks, several of them one. */
  public static String line(String text) {
    if (isPlain(text, false)) {
      return text;
    }
    var line = new StringBuilder(text.length());
    var broken = false;
    for (var c : (Iterable<Integer>) text.codePoints()::iterator) {
      if (!isUnsafe(c)) {
        line.appendCodePoint(c);
      } else if (isBreak(c) && !broken) {
        line.append(' ');
      }
      broken = isBreak(c);
    }
    return line.toString();
  }

  /**
   * The text with its line feeds.
   *
   * @param colours whether sequences that only choose a colour stay too
   */
  public static String lines(String text, boolean colours) {
    if (isPlain(text, true)) {
      return text;
    }
    var lines = new StringBuilder(text.length());
    var colour = COLOUR.matcher(text);
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      var c = text.codePointAt(i);
      if (c == '\n' || !isUnsafe(c) || colours && c == ESCAPE && isAt(colour, i)) {
        lines.appendCodePoint(c);
      } else if (c == '\t') {
        lines.append(' ');
      }
    }
    return lines.toString();
  }

  /** True if nothing in it is unsafe; as a loop, because each line of a report is asked. */
  private static boolean isPlain(String text, boolean lineFeeds) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        if (isUnsafe(text.codePointAt(i))) {
          return false;
        }
        i++;
      } else if (c > '~' ? isUnsafe(c) : c < ' ' && !(lineFeeds && c == '\n')) {
        return false;
      }
    }
    return true;
  }

  /** True for a character that must not be shown unchanged. */
  public static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> turnsDirection(codePoint);
      default -> false;
    };
  }

  private static boolean turnsDirection(int c) {
    return c == 0x61c
        || c == 0x200e
        || c == 0x200f
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069;
  }

  private static boolean isBreak(int c) {
    return c >= '\t' && c <= '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static boolean isAt(Matcher matcher, int start) {
    return matcher.region(start, matcher.regionEnd()).lookingAt();
  }
}
