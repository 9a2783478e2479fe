package eventrelay.engine.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.Arn;
import eventrelay.rehearsal.access.Access;
import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.SqsTypes;
import eventrelay.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What AWS asks IAM before it takes a resource that will send to another one. */
final class Admission {
  private final Function<Predicate<Held>, Optional<Held>> find;

  Admission(Function<Predicate<Held>, Optional<Held>> find) {
    this.find = find;
  }

  /**
   * Refuses a forwarding target whose bus does not let its role in, and a function whose role may
   * not send to its dead-letter queue (EventBridge API, "PutTargets"; Lambda API,
   * "CreateFunction").
   */
  void check(Held thing) {
    if (thing.type().equals(EventBridgeTypes.TARGET) && thing.text("arn").contains(":event-bus/")) {
      var bus = thing.text("arn");
      var policy = policyOf(EventBridgeTypes.BUS_POLICY, bus, "eventBusName", Arn.nameOf(bus));
      var context = ConditionKeys.ofRole(thing.text("roleArn"), ConditionKeys.NO_ORGANIZATION);
      ConditionKeys.byRule(context, Optional.empty(), thing.place().account(), bus);
      sample(thing).forEach((key, values) -> context.has(key, values.toArray(String[]::new)));
      decide(thing.text("roleArn"), "events:PutEvents", bus, policy, context);
    }
    if (thing.type().equals(LambdaTypes.FUNCTION)
        && thing.outputs().get("deadLetterConfig") instanceof Map<?, ?> deadLetters) {
      var queue = deadLetters.get("targetArn").toString();
      var arn = Arn.parse(queue);
      var url = arn.arns().queueUrl(arn.name());
      var policy = policyOf(SqsTypes.QUEUE_POLICY, queue, "queueUrl", url);
      var context = ConditionKeys.ofRole(thing.text("role"), ConditionKeys.NO_ORGANIZATION);
      decide(
          thing.text("role"), "sqs:SendMessage", queue, policy, ConditionKeys.byService(context));
    }
  }

  private void decide(
      String role,
      String action,
      String resource,
      Optional<Policy> resourcePolicy,
      RequestContext context) {
    var decision =
        AccessEvaluator.decide(
            AccessRequest.byRole(
                role, "provisioning", action, resource, ConditionKeys.NO_ORGANIZATION, context),
            identityPolicy(role).stream().toList(),
            resourcePolicy);
    if (decision.access() != Access.ALLOWED) {
      throw new AwsRefusal("AccessDeniedException", decision.because());
    }
  }

  private Optional<Policy> identityPolicy(String role) {
    return find.apply(
            each ->
                each.type().equals(IamTypes.ROLE_POLICY)
                    && each.place().account().equals(Arn.parse(role).account())
                    && each.text("role").equals(Arn.nameOf(role)))
        .map(policy -> Policy.parse(policy.id(), policy.text("policy")));
  }

  private Optional<Policy> policyOf(String type, String resource, String property, String value) {
    var in = Arn.parse(resource);
    return find.apply(
            each ->
                each.type().equals(type)
                    && each.place().account().equals(in.account())
                    && each.place().region().equals(in.region())
                    && each.text(property).equals(value))
        .map(policy -> Policy.parse(policy.id(), policy.text("policy")));
  }

  /** The source and detail-type of an event that the target's rule would forward. */
  private Map<String, List<String>> sample(Held target) {
    var rule =
        find.apply(
                each ->
                    each.type().equals(EventBridgeTypes.RULE)
                        && each.place().equals(target.place())
                        && each.isCalled(target.text("rule")))
            .orElseThrow();
    try {
      var pattern = Json.read(rule.text("eventPattern"));
      return Map.of(
          "events:source", first(pattern, "source"),
          "events:detail-type", first(pattern, "detail-type"));
    } catch (JsonProcessingException e) {
      throw new AwsRefusal("InvalidEventPatternException", e.getOriginalMessage());
    }
  }

  private static List<String> first(JsonNode pattern, String field) {
    return Stream.of(pattern.path(field).path(0))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .toList();
  }
}
