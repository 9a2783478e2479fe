package eventrelay.rehearsal.access;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One side's answer to a request.
 *
 * @param standing what it says
 * @param because the statement that says it, or why none does; made only when it is asked for
 */
record PolicyAnswer(PolicyEffect standing, Supplier<Reason> because) {

  /** The policies of the caller; counted are which of the statements that perhaps apply. */
  static PolicyAnswer identity(
      AccessRequest request, List<Policy> policies, Predicate<Effect> counted) {
    for (var policy : policies) {
      for (var statement : policy.statements()) {
        require(statement, statement.principal().isEmpty(), "has a Principal", "remove it");
        require(statement, statement.resource().isPresent(), "has no Resource", "give it one");
      }
    }
    return policies.isEmpty()
        ? new PolicyAnswer(PolicyEffect.SILENT, () -> Reason.without("no identity policy"))
        : of(request, policies, counted);
  }

  /** What is left of this side's answer within a permissions boundary, which grants nothing. */
  PolicyAnswer within(PolicyAnswer boundary) {
    if (standing != PolicyEffect.ALLOWS) {
      return this;
    }
    return boundary.standing == PolicyEffect.ALLOWS
        ? new PolicyAnswer(standing, () -> because.get().and(boundary.because.get(), " within "))
        : boundary;
  }

  /**
   * What SCPs and RCPs leave of a request: each has to allow it, unless it only denies (AWS
   * Organizations User Guide, "SCP evaluation"); counted are as above.
   */
  static PolicyAnswer limits(
      AccessRequest request, List<Policy> policies, Predicate<Effect> counted) {
    var answers =
        policies.stream()
            .map(policy -> Map.entry(policy, of(request, List.of(policy), counted)))
            .filter(
                each ->
                    each.getValue().standing() == PolicyEffect.DENIES
                        || each.getKey().allowsOnlySome())
            .map(Map.Entry::getValue)
            .toList();
    return Stream.of(PolicyEffect.DENIES, PolicyEffect.SILENT)
        .flatMap(standing -> answers.stream().filter(each -> each.standing() == standing))
        .findFirst()
        .orElse(new PolicyAnswer(PolicyEffect.ALLOWS, () -> Reason.without("no SCP or RCP")));
  }

  /** The policy of the resource; counted are which of the statements that perhaps apply. */
  static PolicyAnswer resource(
      AccessRequest request, Optional<Policy> policy, Predicate<Effect> counted) {
    if (policy.isEmpty()) {
      return new PolicyAnswer(PolicyEffect.SILENT, () -> Reason.without("no resource policy"));
    }
    for (var statement : policy.get().statements()) {
      require(statement, statement.principal().isPresent(), "has no Principal", "give it one");
    }
    return of(request, List.of(policy.get()), counted);
  }

  private static void require(Statement statement, boolean met, String problem, String remedy) {
    if (!met) {
      throw new UnsupportedPolicyException(
          statement.label(), "it " + problem, remedy + ", as this kind of policy requires");
    }
  }

  private static PolicyAnswer of(
      AccessRequest request, List<Policy> policies, Predicate<Effect> counted) {
    var direct = Optional.<Statement>empty();
    var account = Optional.<Statement>empty();
    for (var policy : policies) {
      for (var statement : policy.statements()) {
        var reach = statement.reach(request, counted.test(statement.effect()));
        if (reach != PrincipalMatch.NONE && statement.effect() == Effect.DENY) {
          return deciding(PolicyEffect.DENIES, statement);
        }
        if (reach == PrincipalMatch.DIRECT) {
          direct = direct.or(() -> Optional.of(statement));
        } else if (reach == PrincipalMatch.ACCOUNT) {
          account = account.or(() -> Optional.of(statement));
        }
      }
    }
    if (direct.isPresent()) {
      return deciding(PolicyEffect.ALLOWS, direct.get());
    }
    if (account.isPresent()) {
      return deciding(PolicyEffect.DELEGATES, account.get());
    }
    return new PolicyAnswer(PolicyEffect.SILENT, () -> closest(request, policies));
  }

  private static PolicyAnswer deciding(PolicyEffect standing, Statement statement) {
    return new PolicyAnswer(standing, () -> Reason.of(statement));
  }

  private static Reason closest(AccessRequest request, List<Policy> policies) {
    return policies.stream()
        .flatMap(policy -> policy.statements().stream())
        .filter(statement -> statement.effect() == Effect.ALLOW)
        .min(Comparator.comparingInt(statement -> statement.obstacles(request).size()))
        .map(
            statement ->
                new Reason(
                    statement.label()
                        + " does not apply: "
                        + String.join("; ", statement.obstacles(request)),
                    statement.text()))
        .orElseGet(
            () ->
                Reason.without(
                    Abbreviated.of(policies.stream().map(Policy::name).toList())
                        + " allows nothing"));
  }
}
