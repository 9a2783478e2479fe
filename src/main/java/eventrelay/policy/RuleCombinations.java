package eventrelay.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * How many rule combinations the {@code $or} lists of an event pattern make: the alternatives of
 * one list add up, lists beside each other multiply. EventBridge compiles each combination like a
 * pattern of its own, and refuses a pattern with "over 1000 rule combinations" (EventBridge User
 * Guide, "Content filtering in Amazon EventBridge event patterns").
 */
final class RuleCombinations {
  /** How many EventBridge accepts. */
  static final long MOST = 1_000;

  /** Numbers from here on are no longer distinguished. */
  static final long UNCOUNTED = 1_000_000_000_000_000L;

  private static final String OR = "$or";

  /** Like Event Ruler's own parser, so that a key that occurs twice counts twice. */
  private static final JsonFactory JSON = new JsonFactory();

  private RuleCombinations() {}

  /**
   * Counts without compiling, in one pass over the text.
   *
   * @return 1 for a pattern without {@code $or}; at most {@link #UNCOUNTED}
   * @throws IOException if the text is not JSON as far as a pattern goes
   */
  static long in(String pattern) throws IOException {
    try (var parser = JSON.createParser(pattern)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? ofObject(parser) : 1;
    }
  }

  private static long ofObject(JsonParser parser) throws IOException {
    var product = 1L;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var isOr = parser.currentName().equals(OR);
      var value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        product = times(product, ofObject(parser));
      } else if (isOr && value == JsonToken.START_ARRAY) {
        product = times(product, ofAlternatives(parser));
      } else {
        parser.skipChildren();
      }
    }
    return product;
  }

  private static long ofAlternatives(JsonParser parser) throws IOException {
    var sum = 0L;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        sum = Math.min(UNCOUNTED, sum + ofObject(parser));
      } else {
        parser.skipChildren(); // Event Ruler refuses it, but only after what stands before it.
      }
    }
    return Math.max(1, sum);
  }

  private static long times(long product, long factor) {
    return product > UNCOUNTED / factor ? UNCOUNTED : product * factor;
  }
}
