package eventrelay.rehearsal.report;

import eventrelay.text.PlainText;

/**
 * Makes text fit to be shown in a terminal.
 *
 * @param colour whether the terminal shows colours
 */
record Terminal(boolean colour) {
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

  /** The text on one line, without the characters that could drive a terminal. */
  static String safe(String text) {
    return PlainText.line(text);
  }

  private String paint(int code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
