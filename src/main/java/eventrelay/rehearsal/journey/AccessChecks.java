package eventrelay.rehearsal.journey;

import eventrelay.names.Arn;
import eventrelay.rehearsal.access.Access;
import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Endpoint;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.PolicyText;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.types.TargetKind;
import java.util.List;
import java.util.Optional;

/**
 * What AWS asks IAM on an event's way, with the condition keys that each service supplies. An
 * answer is remembered by all that it depends on, since many events ask the same.
 */
final class AccessChecks {
  private static final String SESSION = "event-relay-rehearsal";
  private static final String EVENTS = "events.amazonaws.com";
  private static final String WHICH_ACTION =
      "AWS's pages do not say which of the two actions EventBridge calls; allow both";

  private AccessChecks() {}

  /**
   * May EventBridge assume the role for this rule? (IAM User Guide, "The confused deputy problem")
   */
  static Decision assume(Cloud cloud, Role role, Rule rule) {
    return cloud.decided(
        List.of("assume", role.arn(), rule.arn()),
        () -> byEvents(cloud, rule, "sts:AssumeRole", role.arn(), Optional.of(role.trust())));
  }

  /**
   * May the role put this event onto the bus for this rule? (EventBridge User Guide, "Using IAM
   * policy conditions")
   */
  static Decision putEvents(Cloud cloud, Role role, Rule rule, Bus bus, Event event) {
    return cloud.decided(
        List.of("put", role.arn(), rule.arn(), bus.arn(), event.source(), event.detailType()),
        () -> {
          var context = ofRole(cloud, role);
          ConditionKeys.byRule(context, Optional.of(rule.arn()), rule.place().account(), bus.arn());
          ConditionKeys.event(context, event.source(), event.detailType());
          return asRole(cloud, role, "events:PutEvents", bus.arn(), bus.policy(), context);
        });
  }

  /** May EventBridge invoke the function for this rule? */
  static Decision invoke(Cloud cloud, LambdaFunction function, Rule rule) {
    return cloud.decided(
        List.of("invoke", function.arn(), rule.arn()),
        () -> byEvents(cloud, rule, "lambda:InvokeFunction", function.arn(), function.policy()));
  }

  /** May the target's role invoke the function? */
  static Decision invoke(Cloud cloud, LambdaFunction function, Role role) {
    return cloud.decided(
        List.of("invoke", function.arn(), role.arn()),
        () -> {
          var context = ConditionKeys.byService(ofRole(cloud, role));
          return asRole(
              cloud, role, "lambda:InvokeFunction", function.arn(), function.policy(), context);
        });
  }

  /** May EventBridge write to the endpoint for this rule, in its own name? */
  static Decision send(Cloud cloud, Rule rule, Endpoint endpoint) {
    return cloud.decided(
        List.of("send", rule.arn(), endpoint.arn()),
        () ->
            endpoint.kind() == TargetKind.LOG_GROUP
                ? LogGroupAccess.of(cloud, rule, endpoint)
                : agreed(
                    endpoint.kind().actions().stream()
                        .map(
                            action ->
                                byEvents(cloud, rule, action, endpoint.arn(), endpoint.policy()))
                        .toList(),
                    WHICH_ACTION));
  }

  /** May the role that a service assumed write to the endpoint? */
  static Decision send(Cloud cloud, Role role, Endpoint endpoint) {
    return cloud.decided(
        List.of("send", role.arn(), endpoint.arn()),
        () ->
            agreed(
                endpoint.kind().actions().stream()
                    .map(
                        action -> {
                          var context = ConditionKeys.byService(ofRole(cloud, role));
                          return asRole(
                              cloud, role, action, endpoint.arn(), endpoint.policy(), context);
                        })
                    .toList(),
                WHICH_ACTION));
  }

  /**
   * What holds of all that EventBridge may ask where AWS's pages do not say which of them it asks.
   *
   * @param doubt what they leave open, and what settles it
   */
  static Decision agreed(List<Decision> decisions, String doubt) {
    var undecided = decisions.stream().filter(Decision::undecided).findFirst();
    var refused = decisions.stream().filter(each -> !each.allowed()).findFirst();
    if (undecided.isPresent()
        || refused.isEmpty()
        || decisions.stream().noneMatch(Decision::allowed)) {
      return undecided.or(() -> refused).orElse(decisions.get(0));
    }
    var because = "%s; %s".formatted(refused.get().because(), doubt);
    return new Decision(Access.CANNOT_SAY, because, refused.get().statements());
  }

  /** May the function's role publish to the topic? */
  static Decision publish(Cloud cloud, Role role, LambdaFunction function, Endpoint topic) {
    return cloud.decided(
        List.of("publish", role.arn(), function.arn(), topic.arn()),
        () -> {
          var context = ConditionKeys.byFunction(ofRole(cloud, role), function.arn());
          return asRole(cloud, role, "sns:Publish", topic.arn(), topic.policy(), context);
        });
  }

  /** May Lambda run as the role? */
  static Decision execute(Cloud cloud, Role role) {
    return cloud.decided(
        List.of("execute", role.arn()),
        () ->
            byService(
                cloud,
                "lambda.amazonaws.com",
                ConditionKeys.ofService("lambda.amazonaws.com"),
                "sts:AssumeRole",
                role.arn(),
                Optional.of(role.trust())));
  }

  /** May the role write to the function's log group? */
  static Decision writeLog(
      Cloud cloud, Role role, LambdaFunction function, String action, String logGroup) {
    return cloud.decided(
        List.of(action, role.arn(), function.arn(), logGroup),
        () ->
            asRole(
                cloud,
                role,
                action,
                logGroup + ":log-stream:" + SESSION,
                Optional.empty(),
                ConditionKeys.byFunction(ofRole(cloud, role), function.arn())));
  }

  static RequestContext ofRole(Cloud cloud, Role role) {
    return ConditionKeys.ofRole(role.arn(), cloud.organizationOf(role.account()));
  }

  private static Decision byEvents(
      Cloud cloud, Rule rule, String action, String resource, Optional<PolicyText> policy) {
    var organization = cloud.organizationOf(rule.place().account());
    var context = ConditionKeys.source(ConditionKeys.ofService(EVENTS), rule.arn(), organization);
    return byService(cloud, EVENTS, context, action, resource, policy);
  }

  static Decision byService(
      Cloud cloud,
      String service,
      RequestContext context,
      String action,
      String resource,
      Optional<PolicyText> policy) {
    var organization = organizationOf(cloud, resource);
    var request = AccessRequest.byService(service, action, resource, organization, context);
    return AccessEvaluator.decide(
        request,
        List.of(),
        Optional.empty(),
        policy.map(PolicyText::policy),
        cloud.controlPolicies(request));
  }

  static Decision asRole(
      Cloud cloud,
      Role role,
      String action,
      String resource,
      Optional<PolicyText> policy,
      RequestContext context) {
    var organization = organizationOf(cloud, resource);
    var request =
        AccessRequest.byRole(role.arn(), SESSION, action, resource, organization, context);
    return AccessEvaluator.decide(
        request,
        role.policies().stream().map(PolicyText::policy).toList(),
        role.boundary().map(PolicyText::policy),
        policy.map(PolicyText::policy),
        cloud.controlPolicies(request));
  }

  private static Optional<String> organizationOf(Cloud cloud, String resource) {
    return cloud.organizationOf(Arn.parse(resource).account());
  }
}
