package eventrelay.rehearsal.access;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A condition that compares values; see the IAM User Guide, "Conditions with multiple context keys
 * or values" and "Single-valued vs. multivalued context keys".
 *
 * @param operator the operator as written, with its prefix and suffix
 * @param quantifier which of the request's values are asked about
 * @param negated true if none of the policy's values may match
 * @param ifExists true if a key that the request lacks makes the condition hold
 * @param key the condition key as written
 * @param lowerCaseKey the same, to look it up by
 * @param wanted the policy's values as written
 * @param tests the same, prepared
 */
record ValueCondition(
    String operator,
    Quantifier quantifier,
    boolean negated,
    boolean ifExists,
    String key,
    String lowerCaseKey,
    List<String> wanted,
    List<Predicate<String>> tests)
    implements Condition {

  /**
   * Prepares a condition.
   *
   * @throws IllegalArgumentException if a value is not of the comparison's type
   */
  static ValueCondition of(
      String operator, Comparison comparison, boolean ifExists, String key, List<String> wanted) {
    return new ValueCondition(
        operator,
        Quantifier.of(operator),
        comparison.negated(),
        ifExists,
        key,
        key.toLowerCase(Locale.ROOT),
        List.copyOf(wanted),
        wanted.stream().map(comparison::compile).toList());
  }

  @Override
  public boolean holds(AccessRequest request) {
    List<String> given = request.values(lowerCaseKey);
    if (given.isEmpty()) {
      return ifExists
          || switch (quantifier) {
            case ONE -> negated;
            case ANY -> false;
            case ALL -> true;
          };
    }
    return switch (quantifier) {
      // AWS leaves several values under such an operator undefined; neither polarity holds then.
      case ONE -> given.size() == 1 && fits(given.get(0));
      case ANY -> given.stream().anyMatch(this::fits);
      case ALL -> given.stream().allMatch(this::fits);
    };
  }

  private boolean fits(String given) {
    for (Predicate<String> test : tests) {
      if (test.test(given)) {
        return !negated;
      }
    }
    return negated;
  }

  @Override
  public String whyNot(AccessRequest request) {
    List<String> given = request.values(lowerCaseKey);
    String has = given.isEmpty() ? "none" : Listing.of(given);
    String hint =
        quantifier == Quantifier.ONE && given.size() > 1
            ? " (several values need ForAllValues or ForAnyValue)"
            : "";
    return "its condition %s on %s %s %s, the request has %s%s"
        .formatted(operator, key, negated ? "excludes" : "allows", Listing.of(wanted), has, hint);
  }
}
