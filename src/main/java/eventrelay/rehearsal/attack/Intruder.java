package eventrelay.rehearsal.attack;

import eventrelay.names.Arns;
import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.cloud.PolicyText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody with a role that may do everything as far as its own account is concerned, so that only
 * the resource's policy stands in the way.
 *
 * @param account the 12 digits of the role's account
 * @param role the role's name
 * @param organization the organization of the account, if it is of one
 */
record Intruder(String account, String role, Optional<String> organization) {
  /** An account that is in no stack. */
  static final String FOREIGN_ACCOUNT = "999999999999";

  private static final List<Policy> EVERYTHING =
      List.of(
          Policy.parse(
              "the intruder's own policy",
              """
              {"Version":"2012-10-17","Statement":\
              [{"Sid":"Everything","Effect":"Allow","Action":"*","Resource":"*"}]}"""));

  static Intruder foreign(String role) {
    return new Intruder(FOREIGN_ACCOUNT, role, Optional.empty());
  }

  Attack tries(
      String attempt,
      String action,
      String resource,
      Optional<PolicyText> policy,
      Map<String, List<String>> more) {
    var arns = Arns.in(resource);
    var context =
        new HashMap<>(
            Map.of(
                "aws:PrincipalArn", List.of(arns.withAccount(account).role(role)),
                "aws:PrincipalAccount", List.of(account),
                "aws:SecureTransport", List.of("true")));
    organization.ifPresent(id -> context.put("aws:PrincipalOrgID", List.of(id)));
    context.putAll(more);
    var session =
        "arn:%s:sts::%s:assumed-role/%s/intruder".formatted(arns.partition(), account, role);
    var decision =
        AccessEvaluator.decide(
            new AccessRequest(Principal.parse(session), action, resource, arns.account(), context),
            EVERYTHING,
            policy.map(PolicyText::policy));
    return new Attack(
        attempt, resource, !decision.allowed(), decision.because(), decision.statements());
  }

  /** A service that acts for somebody, as the condition keys say. */
  static Attack service(
      String attempt,
      String service,
      String action,
      String resource,
      Optional<PolicyText> policy,
      Map<String, List<String>> context) {
    var decision =
        AccessEvaluator.decide(
            new AccessRequest(
                Principal.parse(service), action, resource, Arns.in(resource).account(), context),
            List.of(),
            policy.map(PolicyText::policy));
    return new Attack(
        attempt, resource, !decision.allowed(), decision.because(), decision.statements());
  }
}
