package eventrelay.text;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was meant by a misspelled one. */
public final class Nearest {
  private Nearest() {}

  /**
   * The word that the fewest changes of one letter make of another one; of several, the first in
   * the order of letters.
   *
   * @param words at least one
   */
  public static String to(String word, Collection<String> words) {
    return words.stream()
        .min(
            Comparator.comparingInt((String other) -> distance(word, other))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** How many letters have to be added, left out or replaced (the Levenshtein distance). */
  static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var above = row[j];
        var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
