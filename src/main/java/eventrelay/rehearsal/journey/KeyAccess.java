package eventrelay.rehearsal.journey;

import eventrelay.names.Arn;
import eventrelay.rehearsal.access.Access;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Endpoint;
import eventrelay.rehearsal.cloud.KmsKey;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.types.TargetKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * May a caller use the customer key of a queue or topic: it has to generate a data key and to
 * decrypt it (SQS Developer Guide, "Key management"; SNS Developer Guide, "Managing Amazon SNS
 * encryption keys and costs").
 */
final class KeyAccess {
  private static final List<String> ACTIONS = List.of("kms:GenerateDataKey", "kms:Decrypt");
  private static final String EVENTS = "events.amazonaws.com";

  private static final String NOT_AT_HAND =
      "the policy of its KMS key decides, and no stack holds it; `aws kms get-key-policy` shows"
          + " whether it lets the service use the key";

  private static final String AS_ROLE =
      "a customer key encrypts it, and AWS's pages disagree on whether EventBridge delivers to such a"
          + " target with a role; take the role off the target";

  private static final String OTHER_KIND =
      "a customer key encrypts it, and whether EventBridge needs that key is not modelled; a real event"
          + " settles it";

  private KeyAccess() {}

  /** EventBridge in its own name. */
  static Decision of(Cloud cloud, Rule rule, Endpoint endpoint) {
    return decide(
        cloud,
        endpoint,
        key ->
            ask(
                action ->
                    AccessChecks.byService(
                        cloud,
                        EVENTS,
                        context(rule, endpoint),
                        action,
                        key.arn(),
                        Optional.of(key.policy()))));
  }

  /** A function's role, when Lambda gives up on an event. */
  static Decision of(Cloud cloud, Role role, Endpoint endpoint) {
    return decide(
        cloud,
        endpoint,
        key ->
            ask(
                action ->
                    AccessChecks.asRole(
                        cloud,
                        role,
                        action,
                        key.arn(),
                        Optional.of(key.policy()),
                        ConditionKeys.keyByRole(
                            AccessChecks.ofRole(cloud, role), role.arn(), endpoint.arn()))));
  }

  /** A target's role. */
  static Decision asTargetRole() {
    return new Decision(Access.CANNOT_SAY, AS_ROLE, List.of());
  }

  private static Decision decide(
      Cloud cloud, Endpoint endpoint, Function<KmsKey, Decision> question) {
    if (endpoint.kind().caller() != TargetKind.Caller.EITHER) {
      return new Decision(Access.CANNOT_SAY, OTHER_KIND, List.of());
    }
    var key = cloud.keyOf(endpoint);
    if (key.isEmpty()) {
      return new Decision(Access.CANNOT_SAY, NOT_AT_HAND, List.of());
    }
    return key.get().enabled()
        ? question.apply(key.get())
        : new Decision(
            Access.EXPLICITLY_DENIED,
            "key %s is disabled".formatted(Arn.nameOf(key.get().arn())),
            List.of());
  }

  /** It needs both actions: what refuses one of them decides. */
  private static Decision ask(Function<String, Decision> question) {
    var decisions = ACTIONS.stream().map(question).toList();
    return decisions.stream()
        .filter(each -> !each.allowed() && !each.undecided())
        .findFirst()
        .or(() -> decisions.stream().filter(Decision::undecided).findFirst())
        .orElse(decisions.get(0));
  }

  private static RequestContext context(Rule rule, Endpoint endpoint) {
    var context = ConditionKeys.ofService(EVENTS);
    return endpoint.kind() == TargetKind.TOPIC
        ? ConditionKeys.keyOfTopic(context)
        : ConditionKeys.keyOfQueue(context, rule.arn(), endpoint.arn());
  }
}
