package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules, roles and services that need something of a resource. */
final class NeededCallers {
  private static final String SESSION = "event-relay-rehearsal";

  private NeededCallers() {}

  /** EventBridge, for a rule. */
  static Caller rule(Cloud cloud, Rule rule) {
    return service(
        "rule " + rule.name(),
        "events.amazonaws.com",
        rule.arn(),
        cloud.organizationOf(rule.place().account()));
  }

  /** A service, for a resource. */
  static Caller service(String name, String service, String source, Optional<String> organization) {
    return Services.caller(
        Who.OTHER_SOURCE,
        name,
        service,
        Optional.of(source),
        Arn.parse(source).account(),
        organization);
  }

  /** Lambda, which says nothing of the function that it assumes a role for. */
  static Caller lambda(LambdaFunction function) {
    return Services.caller(
        Who.OTHER_SOURCE,
        "Lambda, for function %s,".formatted(function.name()),
        "lambda.amazonaws.com",
        Optional.empty(),
        "",
        ConditionKeys.NO_ORGANIZATION);
  }

  /** A session that EventBridge began with a role. */
  static Caller role(Cloud cloud, Role role) {
    return of(
        role,
        () ->
            ConditionKeys.byService(
                ConditionKeys.ofRole(role.arn(), cloud.organizationOf(role.account()))));
  }

  /** A session of a function's role. */
  static Caller function(Cloud cloud, LambdaFunction function, Role role) {
    return of(
        role,
        () ->
            ConditionKeys.byFunction(
                ConditionKeys.ofRole(role.arn(), cloud.organizationOf(role.account())),
                function.arn()));
  }

  private static Caller of(Role role, Supplier<RequestContext> keys) {
    return new Caller(
            Who.ACCOUNT,
            "role " + role.name(),
            Principal.parse(Arn.parse(role.arn()).arns().assumedRole(role.name(), SESSION)),
            Optional.empty(),
            "",
            keys,
            List.of(),
            Optional.empty(),
            1)
        .with(role);
  }
}
