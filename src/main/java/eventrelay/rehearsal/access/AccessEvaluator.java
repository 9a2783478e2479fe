package eventrelay.rehearsal.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers requests as the IAM User Guide describes under "Policy evaluation logic" and
 * "Cross-account policy evaluation logic".
 *
 * <ul>
 *   <li>A Deny on either side decides.
 *   <li>A service is decided by the resource's policy alone.
 *   <li>A caller of another account needs both sides.
 *   <li>A caller of the resource's account needs one of them; a resource policy that names only the
 *       account leaves it to the identity policies.
 *   <li>To assume a role, its trust policy has to agree in any case.
 * </ul>
 *
 * <p>KMS keys, whose policy has to agree as well, and the root user's access to all of its own
 * account are not modelled.
 */
public final class AccessEvaluator {

  private AccessEvaluator() {}

  /**
   * Decides a request.
   *
   * @param identityPolicies the policies of the role or user that asks; none for a service
   * @param resourcePolicy the policy of the resource, for a role its trust policy
   * @throws UnsupportedPolicyException if an identity policy has a Principal or lacks a Resource,
   *     or the resource policy lacks a Principal
   */
  public static Decision decide(
      AccessRequest request, List<Policy> identityPolicies, Optional<Policy> resourcePolicy) {
    Side identity = Side.identity(request, identityPolicies);
    Side resource = Side.resource(request, resourcePolicy);
    for (Side side : List.of(identity, resource)) {
      if (side.standing() == Standing.DENIES) {
        return side.because().get().decision(Access.EXPLICITLY_DENIED, " denies it");
      }
    }
    if (request.principal() instanceof AwsPrincipal caller) {
      return caller.account().equals(request.resourceAccount())
          ? sameAccount(request, identity, resource)
          : crossAccount(identity, resource);
    }
    return resource.standing() == Standing.ALLOWS ? allowed(resource) : missing(resource);
  }

  private static Decision crossAccount(Side identity, Side resource) {
    if (identity.standing() == Standing.SILENT) {
      return resource.standing() == Standing.SILENT
          ? missing(identity, resource)
          : missing(identity);
    }
    return resource.standing() == Standing.SILENT ? missing(resource) : allowed(identity, resource);
  }

  private static Decision sameAccount(AccessRequest request, Side identity, Side resource) {
    if (resource.standing() == Standing.ALLOWS) {
      return allowed(resource);
    }
    boolean delegated = resource.standing() == Standing.DELEGATES;
    if (identity.standing() == Standing.ALLOWS) {
      if (!needsTrust(request)) {
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

  private static boolean needsTrust(AccessRequest request) {
    return request.action().toLowerCase(Locale.ROOT).startsWith("sts:assumerole");
  }

  private static Decision allowed(Side side) {
    return side.because().get().decision(Access.ALLOWED, " allows it");
  }

  private static Decision allowed(Side identity, Side resource) {
    return identity
        .because()
        .get()
        .and(resource.because().get(), " and ")
        .decision(Access.ALLOWED, " allow it");
  }

  private static Decision missing(Side side) {
    return side.because().get().decision(Access.IMPLICITLY_DENIED, "");
  }

  private static Decision missing(Side identity, Side resource) {
    return identity
        .because()
        .get()
        .and(resource.because().get(), "; ")
        .decision(Access.IMPLICITLY_DENIED, "");
  }
}
