package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.Arns;
import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Endpoint;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.PolicyText;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AWS asks IAM on an event's way, with the condition keys that each service supplies. */
final class Questions {
  private static final String SESSION = "event-relay-rehearsal";

  private Questions() {}

  /**
   * May EventBridge assume the role for this rule? (IAM User Guide, "The confused deputy problem")
   */
  static Decision assume(Role role, Rule rule) {
    return AccessEvaluator.decide(
        new AccessRequest(
            Principal.parse("events.amazonaws.com"),
            "sts:AssumeRole",
            role.arn(),
            role.account(),
            source(rule)),
        List.of(),
        Optional.of(role.trust().policy()));
  }

  /**
   * May the role put this event onto the bus? (EventBridge User Guide, "Using IAM policy
   * conditions")
   */
  static Decision putEvents(Cloud cloud, Role role, Bus bus, JsonNode event) {
    var context = new HashMap<>(identity(role));
    context.put("events:source", List.of(event.path("source").asText()));
    context.put("events:detail-type", List.of(event.path("detail-type").asText()));
    cloud
        .organizationOf(role.account())
        .ifPresent(id -> context.put("aws:PrincipalOrgID", List.of(id)));
    return AccessEvaluator.decide(
        new AccessRequest(
            session(role), "events:PutEvents", bus.arn(), bus.place().account(), context),
        policies(role),
        bus.policy().map(PolicyText::policy));
  }

  /** May EventBridge invoke the function for this rule? */
  static Decision invoke(LambdaFunction function, Rule rule) {
    return AccessEvaluator.decide(
        new AccessRequest(
            Principal.parse("events.amazonaws.com"),
            "lambda:InvokeFunction",
            function.arn(),
            Arns.in(function.arn()).account(),
            source(rule)),
        List.of(),
        function.policy().map(PolicyText::policy));
  }

  /** May EventBridge send what it could not deliver for this rule to the queue? */
  static Decision deadLetter(Rule rule, Endpoint queue) {
    var context = new HashMap<>(source(rule));
    context.put("aws:SecureTransport", List.of("true"));
    return AccessEvaluator.decide(
        new AccessRequest(
            Principal.parse("events.amazonaws.com"),
            "sqs:SendMessage",
            queue.arn(),
            queue.place().account(),
            context),
        List.of(),
        queue.policy().map(PolicyText::policy));
  }

  /** May the function's role send what it failed at to the queue? */
  static Decision deadLetter(Role role, Endpoint queue) {
    return send(role, "sqs:SendMessage", queue);
  }

  /** May the function's role publish to the topic? */
  static Decision publish(Role role, Endpoint topic) {
    return send(role, "sns:Publish", topic);
  }

  private static Decision send(Role role, String action, Endpoint to) {
    return AccessEvaluator.decide(
        new AccessRequest(session(role), action, to.arn(), to.place().account(), identity(role)),
        policies(role),
        to.policy().map(PolicyText::policy));
  }

  /** May Lambda run as the role? */
  static Decision execute(Role role) {
    return AccessEvaluator.decide(
        new AccessRequest(
            Principal.parse("lambda.amazonaws.com"),
            "sts:AssumeRole",
            role.arn(),
            role.account(),
            Map.of()),
        List.of(),
        Optional.of(role.trust().policy()));
  }

  /** May the role write to the log group? */
  static Decision writeLog(Role role, String action, String logGroup) {
    return AccessEvaluator.decide(
        new AccessRequest(
            session(role),
            action,
            logGroup + ":log-stream:" + SESSION,
            role.account(),
            identity(role)),
        policies(role),
        Optional.empty());
  }

  private static Map<String, List<String>> identity(Role role) {
    return Map.of(
        "aws:PrincipalArn", List.of(role.arn()),
        "aws:PrincipalAccount", List.of(role.account()),
        "aws:SecureTransport", List.of("true"));
  }

  private static Map<String, List<String>> source(Rule rule) {
    return Map.of(
        "aws:SourceArn", List.of(rule.arn()),
        "aws:SourceAccount", List.of(rule.place().account()));
  }

  private static Principal session(Role role) {
    return Principal.parse(
        "arn:%s:sts::%s:assumed-role/%s/%s"
            .formatted(Arns.in(role.arn()).partition(), role.account(), role.name(), SESSION));
  }

  private static List<Policy> policies(Role role) {
    return role.policies().stream().map(PolicyText::policy).toList();
  }
}
