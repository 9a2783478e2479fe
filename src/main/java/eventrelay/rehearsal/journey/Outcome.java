package eventrelay.rehearsal.journey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What became of an event in the end; of several, the one that is last in this list counts. */
public enum Outcome {
  /** The function ran and its line reached the log. */
  DELIVERED("delivered"),
  /** No rule wanted it: nothing was lost, nothing was to arrive. */
  FILTERED("filtered"),
  /** It did not arrive, but a dead-letter queue holds it. */
  DEAD_LETTERED("dead-lettered"),
  /** What becomes of it cannot be said. */
  UNPROVEN("unproven"),
  /** It did not arrive and nothing holds it. */
  LOST("lost");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  /** The word that reports use. */
  public String text() {
    return text;
  }

  /** The outcome that reports call by this word. */
  public static Optional<Outcome> of(String word) {
    return Arrays.stream(values()).filter(outcome -> outcome.text.equals(word)).findFirst();
  }

  /** All of the words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Outcome::text).toList();
  }
}
