package eventrelay.rehearsal.print;

import eventrelay.text.PlainText;

/**
 * Makes text fit to be shown in a terminal.
 *
 * @param colour whether the terminal shows colours
 */
public record Terminal(boolean colour) {
  /** The text in green, if there are colours. */
  public String green(String text) {
    return paint(32, text);
  }

  /** The text in yellow, if there are colours. */
  public String yellow(String text) {
    return paint(33, text);
  }

  /** The text in red, if there are colours. */
  public String red(String text) {
    return paint(31, text);
  }

  /** The text in blue, if there are colours. */
  public String blue(String text) {
    return paint(36, text);
  }

  /** The text dimmed, if there are colours. */
  public String dim(String text) {
    return paint(2, text);
  }

  /** The text on one line, without the characters that could drive a terminal. */
  public static String safe(String text) {
    return PlainText.line(text);
  }

  private String paint(int code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
