package eventrelay.rehearsal.access;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The condition operators that compare one value of the policy with one of the request; see the IAM
 * User Guide, "Condition operators". BinaryEquals is left out: no key that events carry is binary.
 */
enum Comparison {
  STRING_EQUALS("StringEquals", false, wanted -> Glob.plain(wanted)::equals),
  STRING_NOT_EQUALS("StringNotEquals", true, wanted -> Glob.plain(wanted)::equals),
  STRING_EQUALS_IGNORE_CASE(
      "StringEqualsIgnoreCase", false, wanted -> Glob.plain(wanted)::equalsIgnoreCase),
  STRING_NOT_EQUALS_IGNORE_CASE(
      "StringNotEqualsIgnoreCase", true, wanted -> Glob.plain(wanted)::equalsIgnoreCase),
  STRING_LIKE("StringLike", false, wanted -> new Glob(wanted)::matches),
  STRING_NOT_LIKE("StringNotLike", true, wanted -> new Glob(wanted)::matches),
  // The Equals and the Like forms behave alike for ARNs, wildcards included.
  ARN_EQUALS("ArnEquals", false, wanted -> new ArnGlob(wanted)::matches),
  ARN_LIKE("ArnLike", false, wanted -> new ArnGlob(wanted)::matches),
  ARN_NOT_EQUALS("ArnNotEquals", true, wanted -> new ArnGlob(wanted)::matches),
  ARN_NOT_LIKE("ArnNotLike", true, wanted -> new ArnGlob(wanted)::matches),
  BOOL("Bool", false, wanted -> truth(wanted)::equalsIgnoreCase),
  NUMERIC_EQUALS("NumericEquals", false, number(order -> order == 0)),
  NUMERIC_NOT_EQUALS("NumericNotEquals", true, number(order -> order == 0)),
  NUMERIC_LESS_THAN("NumericLessThan", false, number(order -> order < 0)),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, number(order -> order <= 0)),
  NUMERIC_GREATER_THAN("NumericGreaterThan", false, number(order -> order > 0)),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, number(order -> order >= 0)),
  DATE_EQUALS("DateEquals", false, date(order -> order == 0)),
  DATE_NOT_EQUALS("DateNotEquals", true, date(order -> order == 0)),
  DATE_LESS_THAN("DateLessThan", false, date(order -> order < 0)),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, date(order -> order <= 0)),
  DATE_GREATER_THAN("DateGreaterThan", false, date(order -> order > 0)),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, date(order -> order >= 0)),
  IP_ADDRESS("IpAddress", false, wanted -> new CidrBlock(wanted)::contains),
  NOT_IP_ADDRESS("NotIpAddress", true, wanted -> new CidrBlock(wanted)::contains);

  private final String word;
  private final boolean negated;
  private final Function<String, Predicate<String>> compiler;

  Comparison(String word, boolean negated, Function<String, Predicate<String>> compiler) {
    this.word = word;
    this.negated = negated;
    this.compiler = compiler;
  }

  /** The operator of that name, which is case-sensitive here. */
  static Optional<Comparison> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Its name in a policy. */
  String word() {
    return word;
  }

  /** True if a value that matches makes the condition false. */
  boolean negated() {
    return negated;
  }

  /** True if AWS fills in policy variables in its values. */
  boolean takesVariables() {
    return word.startsWith("String") || word.startsWith("Arn");
  }

  /**
   * Prepares a value of the policy; for a negated operator, the test of what is not to be.
   *
   * @throws IllegalArgumentException if the value is not of the operator's type
   */
  Predicate<String> compile(String wanted) {
    return compiler.apply(wanted);
  }

  private static String truth(String wanted) {
    if (!wanted.equalsIgnoreCase("true") && !wanted.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException(wanted + " is neither true nor false");
    }
    return wanted;
  }

  private static Function<String, Predicate<String>> number(IntPredicate order) {
    return ordered(Comparison::numeral, order);
  }

  private static Function<String, Predicate<String>> date(IntPredicate order) {
    return ordered(DateValue::parse, order);
  }

  private static <T extends Comparable<T>> Function<String, Predicate<String>> ordered(
      Function<String, T> reader, IntPredicate order) {
    return wanted -> {
      var bound = reader.apply(wanted);
      return given -> {
        try {
          return order.test(reader.apply(given).compareTo(bound));
        } catch (IllegalArgumentException e) {
          // A request's value of another type matches nothing.
          return false;
        }
      };
    };
  }

  private static BigDecimal numeral(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " is not a number", e);
    }
  }
}
