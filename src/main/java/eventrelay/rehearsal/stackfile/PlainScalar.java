package eventrelay.rehearsal.stackfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted YAML word is, by the rules of Pulumi's reader: yes, no, on and off are strings,
 * but 012345678901 is a number and loses its zero.
 */
final class PlainScalar {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  private static final Map<String, Integer> RADIX =
      Map.of("0x", 16, "0X", 16, "0o", 8, "0O", 8, "0b", 2, "0B", 2);

  private static final Pattern NUMBER = Pattern.compile("[-+.0-9].*", Pattern.DOTALL);
  private static final Pattern BASED =
      Pattern.compile("([-+]?)(0[xX](?=[0-9a-fA-F]+$)|0[oO](?=[0-7]+$)|0[bB](?=[01]+$))(\\w+)");
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7]+");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern NOT_IN_JSON =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  // No whole number of 64 bits is longer; a longer one is a fraction to Pulumi's reader.
  private static final int LONGEST_WHOLE = 66;
  // Below this size every whole number is written without an exponent.
  private static final double EXPONENT_FROM = 1e21;

  private PlainScalar() {}

  /** The word's value; nothing if it is a number that JSON cannot write. */
  static Optional<JsonNode> resolve(String word) {
    if (NULL.contains(word)) {
      return Optional.of(JSON.nullNode());
    }
    if (TRUE.contains(word) || FALSE.contains(word)) {
      return Optional.of(JSON.booleanNode(TRUE.contains(word)));
    }
    if (NOT_IN_JSON.matcher(word).matches()) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(word).matches()) {
      return Optional.of(JSON.textNode(word));
    }
    return Optional.of(number(word, word.replace("_", "")));
  }

  private static JsonNode number(String word, String digits) {
    if (digits.length() <= LONGEST_WHOLE) {
      var based = BASED.matcher(digits);
      if (based.matches()) {
        return whole(new BigInteger(based.group(1) + based.group(3), RADIX.get(based.group(2))));
      }
      if (OCTAL.matcher(digits).matches()) {
        return whole(new BigInteger(digits, 8));
      }
      if (INTEGER.matcher(digits).matches()) {
        return whole(new BigInteger(digits));
      }
    }
    if (DECIMAL.matcher(digits).matches()) {
      var value = Double.parseDouble(digits);
      if (Double.isInfinite(value)) {
        return JSON.textNode(word);
      }
      return Math.rint(value) == value && Math.abs(value) < EXPONENT_FROM
          ? whole(new BigDecimal(value).toBigInteger())
          : JSON.numberNode(value);
    }
    return JSON.textNode(word);
  }

  private static JsonNode whole(BigInteger value) {
    return JSON.numberNode(value);
  }
}
