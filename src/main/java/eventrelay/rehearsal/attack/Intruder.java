package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.PolicyText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A caller with a role that may do everything as far as its own account is concerned, so that only
 * the resource's policy refuses, or an SCP or RCP.
 *
 * @param cloud the accounts that the SCPs and RCPs are of
 * @param account the 12 digits of the role's account
 * @param role the role's name
 * @param organization the organization of the account; empty if no stack says
 */
record Intruder(Cloud cloud, String account, String role, Optional<String> organization) {
  /** An account that is in no stack. */
  static final String FOREIGN_ACCOUNT = "999999999999";

  /** Over TLS, and with no other keys than every request has. */
  static final UnaryOperator<RequestContext> PLAINLY = UnaryOperator.identity();

  /** The same in the clear. */
  static final UnaryOperator<RequestContext> WITHOUT_TLS =
      context -> context.has("aws:SecureTransport", "false");

  private static final List<Policy> EVERYTHING =
      List.of(
          Policy.parse(
              "the intruder's own policy",
              """
              {"Version":"2012-10-17","Statement":\
              [{"Sid":"Everything","Effect":"Allow","Action":"*","Resource":"*"}]}"""));

  static Intruder foreign(Cloud cloud, String role) {
    return new Intruder(cloud, FOREIGN_ACCOUNT, role, ConditionKeys.NO_ORGANIZATION);
  }

  Attack tries(
      String attempt,
      String action,
      String resource,
      Optional<PolicyText> policy,
      UnaryOperator<RequestContext> keys) {
    var arn = Arn.parse(resource).arns().withAccount(account).role(role);
    var context = ConditionKeys.ofRole(arn, organization);
    return attack(
        cloud,
        attempt,
        AccessRequest.byRole(arn, "intruder", action, resource, Optional.empty(), context),
        EVERYTHING,
        policy,
        keys);
  }

  /** It puts an event onto a bus by a call or with a rule of its own, as is better for its ends. */
  Attack puts(String attempt, Bus bus, String source, String detailType) {
    return Stream.<UnaryOperator<RequestContext>>of(
            ConditionKeys::byCall,
            context -> ConditionKeys.byRule(context, Optional.empty(), account, bus.arn()))
        .map(
            way ->
                tries(
                    attempt,
                    "events:PutEvents",
                    bus.arn(),
                    bus.policy(),
                    context -> ConditionKeys.event(way.apply(context), source, detailType)))
        .min(Comparator.comparing(Attack::outcome))
        .orElseThrow();
  }

  /** A service that acts for a resource. */
  static Attack service(
      Cloud cloud,
      String attempt,
      String service,
      String action,
      String resource,
      Optional<PolicyText> policy,
      String sourceArn,
      UnaryOperator<RequestContext> keys) {
    var foreign = Arn.parse(sourceArn).account().equals(FOREIGN_ACCOUNT);
    var context =
        ConditionKeys.source(
            ConditionKeys.ofService(service),
            sourceArn,
            foreign ? ConditionKeys.NO_ORGANIZATION : Optional.empty());
    return attack(
        cloud,
        attempt,
        AccessRequest.byService(service, action, resource, Optional.empty(), context),
        List.of(),
        policy,
        keys);
  }

  private static Attack attack(
      Cloud cloud,
      String attempt,
      AccessRequest request,
      List<Policy> policies,
      Optional<PolicyText> policy,
      UnaryOperator<RequestContext> keys) {
    keys.apply(request.context());
    return Attack.of(
        attempt,
        request.resource(),
        AccessEvaluator.decide(
            request,
            policies,
            Optional.empty(),
            policy.map(PolicyText::policy),
            cloud.controlPolicies(request)));
  }
}
