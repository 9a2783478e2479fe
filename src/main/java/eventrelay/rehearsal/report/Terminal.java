package eventrelay.rehearsal.report;

import java.util.regex.Pattern;

/**
 * Makes text fit to be shown in a terminal.
 *
 * @param colour whether the terminal shows colours
 */
record Terminal(boolean colour) {
  // Control characters, what turns the reading direction, line separators and lone surrogates.
  private static final Pattern UNSAFE =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  String green(String text) {
    return paint(32, text);
  }

  String yellow(String text) {
    return paint(33, text);
  }

  String red(String text) {
    return paint(31, text);
  }

  String blue(String text) {
    return paint(36, text);
  }

  String dim(String text) {
    return paint(2, text);
  }

  /** The text without the characters that could drive a terminal; a tab becomes a space. */
  static String safe(String text) {
    return UNSAFE.matcher(text.replace('\t', ' ')).replaceAll("");
  }

  private String paint(int code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
