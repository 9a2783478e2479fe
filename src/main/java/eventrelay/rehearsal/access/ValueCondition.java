package eventrelay.rehearsal.access;

import java.util.List;

/**
 * A condition that compares values; see the IAM User Guide, "Conditions with multiple context keys
 * or values" and "Single-valued vs. multivalued context keys".
 *
 * @param operator the operator as written, with its prefix and suffix
 * @param quantifier which of the request's values are asked about
 * @param negated true if none of the policy's values may match
 * @param ifExists true if a key that the request lacks makes the condition hold
 * @param key the condition key as written
 * @param wanted the policy's values
 */
record ValueCondition(
    String operator,
    Quantifier quantifier,
    boolean negated,
    boolean ifExists,
    String key,
    List<Template> wanted)
    implements Condition {

  @Override
  public Truth holds(AccessRequest request) {
    // Under every reading alike, or it is not known.
    var under =
        request.context().readings(key).stream()
            .map(given -> holds(given, request.context()))
            .distinct()
            .toList();
    return under.size() == 1 ? under.get(0) : Truth.PERHAPS;
  }

  private Truth holds(List<String> given, RequestContext context) {
    if (given.isEmpty()) {
      return Truth.of(
          ifExists
              || switch (quantifier) {
                case ONE -> negated;
                case ANY -> false;
                case ALL -> true;
              });
    }
    return switch (quantifier) {
      // AWS leaves several values under such an operator undefined; neither polarity holds then.
      case ONE -> given.size() == 1 ? fits(given.get(0), context) : Truth.NO;
      case ANY ->
          given.stream().map(each -> fits(each, context)).reduce(Truth.NO, (a, b) -> a.or(b));
      case ALL ->
          given.stream().map(each -> fits(each, context)).reduce(Truth.YES, (a, b) -> a.and(b));
    };
  }

  private Truth fits(String given, RequestContext context) {
    var matches = Truth.NO;
    for (var each : wanted) {
      matches = matches.or(each.matches(given, context));
    }
    return negated ? matches.not() : matches;
  }

  @Override
  public String whyNot(AccessRequest request) {
    var several = request.context().values(key).filter(given -> given.size() > 1).isPresent();
    var hint =
        quantifier == Quantifier.ONE && several
            ? " (several values need ForAllValues or ForAnyValue)"
            : "";
    return wish() + ", the request has " + request.context().given(key) + hint;
  }

  @Override
  public String doubt(AccessRequest request) {
    return wish()
        + ": "
        + wanted.stream()
            .flatMap(each -> each.doubt(request.context()).stream())
            .findFirst()
            .orElseGet(() -> request.context().why(key));
  }

  private String wish() {
    return "its condition %s on %s %s %s"
        .formatted(operator, key, negated ? "excludes" : "allows", Template.listing(wanted));
  }
}
