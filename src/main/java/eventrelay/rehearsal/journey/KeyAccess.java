package eventrelay.rehearsal.journey;

import eventrelay.names.Arn;
import eventrelay.rehearsal.access.Access;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Endpoint;
import eventrelay.rehearsal.cloud.PolicyText;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.types.TargetKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * May a caller use the customer key of a queue or topic: it has to generate a data key and to
 * decrypt it (SQS Developer Guide, "Key management"; SNS Developer Guide, "Managing Amazon SNS
 * encryption keys and costs").
 */
final class KeyAccess {
  /** One of the questions to KMS. */
  private interface Question {
    Decision ask(String action, String key, Optional<PolicyText> policy);
  }

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
        (action, arn, policy) -> {
          var context = context(rule, endpoint);
          return AccessChecks.byService(cloud, EVENTS, context, action, arn, policy);
        });
  }

  /** A function's role, when Lambda gives up on an event. */
  static Decision of(Cloud cloud, Role role, Endpoint endpoint) {
    return decide(
        cloud,
        endpoint,
        (action, arn, policy) -> {
          var ofRole = AccessChecks.ofRole(cloud, role);
          var context = ConditionKeys.keyByRole(ofRole, role.arn(), endpoint.arn());
          return AccessChecks.asRole(cloud, role, action, arn, policy, context);
        });
  }

  /** A target's role. */
  static Decision asTargetRole() {
    return new Decision(Access.CANNOT_SAY, AS_ROLE, List.of());
  }

  /** It needs both actions: what refuses one of them decides. */
  private static Decision decide(Cloud cloud, Endpoint endpoint, Question question) {
    if (endpoint.kind().caller() != TargetKind.Caller.EITHER) {
      return new Decision(Access.CANNOT_SAY, OTHER_KIND, List.of());
    }
    var key = cloud.keyOf(endpoint);
    if (key.isEmpty()) {
      return new Decision(Access.CANNOT_SAY, NOT_AT_HAND, List.of());
    }
    var arn = key.get().arn();
    if (!key.get().enabled()) {
      var disabled = "key %s is disabled".formatted(Arn.nameOf(arn));
      return new Decision(Access.EXPLICITLY_DENIED, disabled, List.of());
    }
    var policy = Optional.of(key.get().policy());
    return Stream.of("kms:GenerateDataKey", "kms:Decrypt")
        .map(action -> question.ask(action, arn, policy))
        .min(Comparator.comparing(each -> each.allowed() ? 2 : each.undecided() ? 1 : 0))
        .orElseThrow();
  }

  private static RequestContext context(Rule rule, Endpoint endpoint) {
    var context = ConditionKeys.ofService(EVENTS);
    return endpoint.kind() == TargetKind.TOPIC
        ? ConditionKeys.keyOfTopic(context)
        : ConditionKeys.keyOfQueue(context, rule.arn(), endpoint.arn());
  }
}
