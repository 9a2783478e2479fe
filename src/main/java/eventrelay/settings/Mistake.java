package eventrelay.settings;

import eventrelay.text.PlainText;

/**
 * One thing wrong in a stack file.
 *
 * @param key where: the key with its namespace and path, {@code event-relay:development[0].id}
 * @param value the value, as JSON; empty if there is none
 * @param remedy what is wrong with it and what to write instead
 */
public record Mistake(String key, String value, String remedy) {
  private static final int LONGEST_VALUE = 120;

  @Override
  public String toString() {
    if (value.isEmpty()) {
      return PlainText.line(key + ": " + remedy);
    }
    var shown = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    return PlainText.line(key + " = " + shown + ": " + remedy);
  }
}
