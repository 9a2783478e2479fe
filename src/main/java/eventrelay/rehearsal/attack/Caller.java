package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.PolicyText;
import eventrelay.rehearsal.cloud.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A caller, with what it may do as far as its own account is concerned.
 *
 * @param who what it is to the resource
 * @param name what sentences call it
 * @param principal as what it calls
 * @param source the ARN of what a service acts for, if it says so
 * @param sourceAccount the account of that; empty if there is none
 * @param keys what is known of the request, anew for each
 * @param policies its identity policies
 * @param boundary its permissions boundary
 * @param count how many callers of the same shape it stands for
 */
record Caller(
    Who who,
    String name,
    Principal principal,
    Optional<String> source,
    String sourceAccount,
    Supplier<RequestContext> keys,
    List<Policy> policies,
    Optional<Policy> boundary,
    int count) {
  private static final List<Policy> EVERYTHING =
      List.of(
          Policy.parse(
              "the caller's own policy",
              """
              {"Version":"2012-10-17","Statement":\
              [{"Sid":"Everything","Effect":"Allow","Action":"*","Resource":"*"}]}"""));

  /** The label of the one statement of a caller that may do everything. */
  static final String OWN = EVERYTHING.get(0).statements().get(0).label();

  /** The same caller, which may do everything as far as its own account is concerned. */
  Caller withEveryRight() {
    return with(EVERYTHING, Optional.empty());
  }

  private Caller with(List<Policy> own, Optional<Policy> limit) {
    return new Caller(who, name, principal, source, sourceAccount, keys, own, limit, count);
  }

  /** What IAM answers to a request of its. */
  Decision asks(
      Cloud cloud,
      Attacked attacked,
      String action,
      String resource,
      UnaryOperator<RequestContext> more) {
    var context = keys.get();
    ConditionKeys.resource(context, resource, cloud.organizationOf(attacked.account()));
    var request =
        new AccessRequest(principal, action, resource, attacked.account(), more.apply(context));
    return AccessEvaluator.decide(
        request, policies, boundary, attacked.policy(), cloud.controlPolicies(request));
  }

  /** The same caller with what a role may do. */
  Caller with(Role role) {
    return with(
        role.policies().stream().map(PolicyText::policy).toList(),
        role.boundary().map(PolicyText::policy));
  }

  /** True if it is one that no policy names, so that what it may do others may do too. */
  boolean isAnyone() {
    return who == Who.WORLD || (who == Who.OUTSIDER && name.startsWith(Callers.ANY_ACCOUNT));
  }

  /** Who calls, and for what. */
  String shown() {
    return principal + source.map(arn -> " for " + arn).orElse("");
  }
}
