package eventrelay.rehearsal.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers requests as the IAM User Guide describes under "Policy evaluation logic" and
 * "Cross-account policy evaluation logic".
 *
 * <ul>
 *   <li>A Deny of any policy decides.
 *   <li>What the RCPs of the resource's account or the SCPs of the caller's do not allow is
 *       refused, whatever grants it.
 *   <li>A service is decided by the resource's policy alone.
 *   <li>A caller of another account needs both sides.
 *   <li>A caller of the resource's account needs one of them; a resource policy that names only the
 *       account leaves it to the identity policies.
 *   <li>To assume a role or to use a KMS key, its own policy has to agree in any case.
 *   <li>What identity policies allow, a permissions boundary has to allow too ("Permissions
 *       boundaries for IAM entities").
 * </ul>
 *
 * <p>The root user's access to all of its own account is not modelled.
 */
public final class AccessEvaluator {
  private static final int MOST_SHOWN = 3;

  private AccessEvaluator() {}

  /**
   * Decides a request: with every statement that perhaps applies counted in its favour, and with
   * each counted against it. What is the same either way does not depend on what is not known.
   *
   * @param identityPolicies the policies of the role or user that asks; none for a service
   * @param resourcePolicy the policy of the resource, for a role its trust policy
   * @throws UnsupportedPolicyException if an identity policy has a Principal or lacks a Resource,
   *     or the resource policy lacks a Principal
   */
  public static Decision decide(
      AccessRequest request, List<Policy> identityPolicies, Optional<Policy> resourcePolicy) {
    return decide(request, identityPolicies, Optional.empty(), resourcePolicy, List.of());
  }

  /**
   * The same for a role or user with a permissions boundary, and for accounts of an organization.
   *
   * @param boundary the policy that is its permissions boundary, if it has one
   * @param organization the RCPs and SCPs that limit the request, each of another root, OU or
   *     account
   * @throws UnsupportedPolicyException as without one
   */
  public static Decision decide(
      AccessRequest request,
      List<Policy> identityPolicies,
      Optional<Policy> boundary,
      Optional<Policy> resourcePolicy,
      List<Policy> organization) {
    Function<Predicate<Effect>, Decision> decision =
        counted -> {
          var limits = PolicyAnswer.limits(request, organization, counted);
          return decide(request, limits, identityPolicies, boundary, resourcePolicy, counted);
        };
    var best = decision.apply(Effect.ALLOW::equals);
    if (!best.allowed()) {
      return best;
    }
    var worst = decision.apply(Effect.DENY::equals);
    if (worst.allowed()) {
      return worst;
    }
    var onlyDenies = decision.apply(effect -> false).allowed();
    return cannotSay(
        request,
        Stream.of(
                organization.stream().filter(policy -> isDoubtful(request, policy)),
                identityPolicies.stream(),
                boundary.stream(),
                resourcePolicy.stream())
            .flatMap(policies -> policies)
            .flatMap(policy -> policy.statements().stream())
            .distinct()
            .filter(statement -> statement.isDoubtful(request))
            .filter(statement -> !onlyDenies || statement.effect() == Effect.DENY)
            .toList());
  }

  private static boolean isDoubtful(AccessRequest request, Policy limiting) {
    return PolicyAnswer.limits(request, List.of(limiting), Effect.ALLOW::equals).standing()
        != PolicyAnswer.limits(request, List.of(limiting), Effect.DENY::equals).standing();
  }

  private static Decision cannotSay(AccessRequest request, List<Statement> doubtful) {
    var because =
        doubtful.stream()
            .limit(MOST_SHOWN)
            .map(
                statement ->
                    "%s may %s it: %s"
                        .formatted(
                            statement.label(),
                            statement.effect() == Effect.ALLOW ? "allow" : "deny",
                            String.join("; ", statement.doubts(request))))
            .collect(Collectors.joining("; "));
    return new Decision(
        Access.CANNOT_SAY,
        because,
        doubtful.stream().limit(MOST_SHOWN).flatMap(each -> each.text().stream()).toList());
  }

  private static Decision decide(
      AccessRequest request,
      PolicyAnswer limits,
      List<Policy> identityPolicies,
      Optional<Policy> boundary,
      Optional<Policy> resourcePolicy,
      Predicate<Effect> counted) {
    var policies = PolicyAnswer.identity(request, identityPolicies, counted);
    var resource = PolicyAnswer.resource(request, resourcePolicy, counted);
    var limit = boundary.map(policy -> PolicyAnswer.identity(request, List.of(policy), counted));
    var identity = limit.map(policies::within).orElse(policies);
    for (var side : List.of(limits, identity, limit.orElse(identity), resource)) {
      if (side.standing() == PolicyEffect.DENIES) {
        return side.because().get().decision(Access.EXPLICITLY_DENIED, " denies it");
      }
    }
    if (limits.standing() == PolicyEffect.SILENT) {
      return missing(limits);
    }
    if (request.principal() instanceof AwsPrincipal caller) {
      return caller.account().equals(request.resourceAccount())
          ? sameAccount(request, identity, limit, resource)
          : crossAccount(identity, resource);
    }
    return resource.standing() == PolicyEffect.ALLOWS ? allowed(resource) : missing(resource);
  }

  private static Decision crossAccount(PolicyAnswer identity, PolicyAnswer resource) {
    if (identity.standing() == PolicyEffect.SILENT) {
      return resource.standing() == PolicyEffect.SILENT
          ? missing(identity, resource)
          : missing(identity);
    }
    return resource.standing() == PolicyEffect.SILENT
        ? missing(resource)
        : allowed(identity, resource);
  }

  private static Decision sameAccount(
      AccessRequest request,
      PolicyAnswer identity,
      Optional<PolicyAnswer> limit,
      PolicyAnswer resource) {
    if (resource.standing() == PolicyEffect.ALLOWS) {
      return limit.filter(each -> each.standing() == PolicyEffect.SILENT).isPresent()
          ? limited(resource, limit.get())
          : allowed(resource);
    }
    var delegated = resource.standing() == PolicyEffect.DELEGATES;
    if (identity.standing() == PolicyEffect.ALLOWS) {
      if (!needsOwnPolicy(request)) {
        return allowed(identity);
      }
      return delegated ? allowed(identity, resource) : missing(resource);
    }
    if (!delegated) {
      return missing(identity, resource);
    }
    return resource
        .because()
        .get()
        .and(identity.because().get(), " leaves it to the account's identity policies: ")
        .decision(Access.IMPLICITLY_DENIED, "");
  }

  /**
   * A resource's policy that names a role's session is not limited by a boundary, and one that
   * names the role is; which of them a statement does is not told apart here.
   */
  private static Decision limited(PolicyAnswer resource, PolicyAnswer limit) {
    return resource
        .because()
        .get()
        .and(limit.because().get(), " allows it, but ")
        .decision(
            Access.CANNOT_SAY,
            "; whether that decides depends on how the policy names the role, allow the action in the"
                + " boundary");
  }

  /** KMS Developer Guide, "Key policies in AWS KMS": without one, IAM policies have no effect. */
  private static boolean needsOwnPolicy(AccessRequest request) {
    var action = request.action().toLowerCase(Locale.ROOT);
    return action.startsWith("sts:assumerole") || action.startsWith("kms:");
  }

  private static Decision allowed(PolicyAnswer side) {
    return side.because().get().decision(Access.ALLOWED, " allows it");
  }

  private static Decision allowed(PolicyAnswer identity, PolicyAnswer resource) {
    return identity
        .because()
        .get()
        .and(resource.because().get(), " and ")
        .decision(Access.ALLOWED, " allow it");
  }

  private static Decision missing(PolicyAnswer side) {
    return side.because().get().decision(Access.IMPLICITLY_DENIED, "");
  }

  private static Decision missing(PolicyAnswer identity, PolicyAnswer resource) {
    return identity
        .because()
        .get()
        .and(resource.because().get(), "; ")
        .decision(Access.IMPLICITLY_DENIED, "");
  }
}
