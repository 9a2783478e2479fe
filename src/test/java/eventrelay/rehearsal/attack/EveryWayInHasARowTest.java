package eventrelay.rehearsal.attack;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.AnonymousPrincipal;
import eventrelay.rehearsal.access.ConditionKeys;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.attack.Attack.Outcome;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.SqsTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a policy says: if it lets in a caller outside the stacks, as the evaluator sees it, a
 * row says so.
 */
class EveryWayInHasARowTest {
  private static final int POLICIES = 400;
  private static final int REQUESTS = 60;
  private static final String OWN = "111111111111";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:q";
  private static final String BUS = "arn:aws:events:eu-west-1:111111111111:event-bus/b";
  private static final String RULE = "arn:aws:events:eu-west-1:111111111111:rule/b/r";

  private static final List<String> PRINCIPALS =
      List.of(
          "'*'",
          "{'AWS': '*'}",
          "{'AWS': 'arn:aws:iam::333333333333:root'}",
          "{'AWS': ['444444444444', 'arn:aws:iam::333333333333:role/path/sender']}",
          "{'AWS': 'arn:aws:iam::333333333333:user/bob'}",
          "{'AWS': 'arn:aws:iam::111111111111:role/reader'}",
          "{'AWS': 'arn:aws:iam::111111111111:root'}",
          "{'Service': 'events.amazonaws.com'}",
          "{'Service': ['s3.amazonaws.com', 'sns.amazonaws.com']}",
          "{'Service': 'events.amazonaws.com', 'AWS': '333333333333'}");

  private static final List<String> CONDITIONS =
      List.of(
          "'StringEquals': {'aws:SourceAccount': '111111111111'}",
          "'StringEquals': {'aws:SourceAccount': ['333333333333', '444444444444']}",
          "'StringLike': {'aws:SourceAccount': '3*'}",
          "'ArnLike': {'aws:SourceArn': 'arn:aws:events:*:*:rule/b/r'}",
          "'ArnLike': {'aws:SourceArn': 'arn:aws:*:*:333333333333:*'}",
          "'ArnEquals': {'aws:SourceArn': 'arn:aws:events:eu-west-1:111111111111:rule/b/r'}",
          "'ArnNotEquals': {'aws:SourceArn': 'arn:aws:events:eu-west-1:111111111111:rule/b/r'}",
          "'ArnNotLike': {'aws:PrincipalArn': 'arn:aws:iam::*:role/path/sender'}",
          "'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::*:role/path/s*'}",
          "'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::333333333333:role/*'}",
          "'StringEquals': {'aws:PrincipalOrgID': 'o-1234567890'}",
          "'StringEquals': {'aws:PrincipalAccount': '333333333333'}",
          "'StringNotEquals': {'aws:PrincipalAccount': ['333333333333', '999999999999']}",
          "'StringEqualsIfExists': {'aws:PrincipalAccount': '111111111111'}",
          "'Bool': {'aws:SecureTransport': 'false'}",
          "'Bool': {'aws:SecureTransport': 'true'}",
          "'Bool': {'aws:PrincipalIsAWSService': 'false'}",
          "'Null': {'aws:SourceArn': 'true'}",
          "'StringEquals': {'events:source': ['aws.s3', 'aws.ec2']}",
          "'StringNotEquals': {'events:source': 'com.example.intruder'}",
          "'Bool': {'events:eventBusInvocation': 'true'}");

  private record Caller(Principal principal, RequestContext keys, boolean hasRights) {}

  private final Random random = new Random(16);
  private int allowed;

  @Test
  void ofAQueue() {
    var actions = List.of("sqs:SendMessage", "sqs:ReceiveMessage", "sqs:PurgeQueue");
    for (var i = 0; i < POLICIES; i++) {
      var policy = policy(QUEUE, List.of("sqs:SendMessage", "sqs:ReceiveMessage", "sqs:*", "*"));
      check(QUEUE, policy, actions);
    }
    assertThat(allowed).isGreaterThan(1_000);
  }

  @Test
  void ofABus() {
    for (var i = 0; i < POLICIES; i++) {
      var policy = policy(BUS, List.of("events:PutEvents", "events:*", "events:PutRule"));
      check(BUS, policy, List.of("events:PutEvents"));
    }
    assertThat(allowed).isGreaterThan(500);
  }

  private void check(String arn, String policy, List<String> actions) {
    var rows =
        Attacks.on(stack(arn, policy).cloud()).stream()
            .filter(row -> row.at().equals(arn))
            .filter(row -> row.outcome() == Outcome.SUCCEEDED || row.outcome() == Outcome.UNPROVEN)
            .toList();
    var parsed = Policy.parse("policy", policy.replace('\'', '"'));
    for (var i = 0; i < REQUESTS; i++) {
      var action = pick(actions);
      var caller = caller(arn);
      var context = ConditionKeys.resource(caller.keys(), arn, Optional.empty());
      if (random.nextInt(4) == 0) {
        context.has("aws:SecureTransport", "false");
      }
      var decision =
          AccessEvaluator.decide(
              new AccessRequest(caller.principal(), action, arn, OWN, context),
              caller.hasRights() ? List.of(everything()) : List.of(),
              Optional.of(parsed));
      if (decision.allowed()) {
        allowed++;
        assertThat(rows)
            .as("%s by %s on %s: %s", action, caller.principal(), policy, decision.because())
            .anySatisfy(row -> assertThat(row.actions()).contains(action));
      }
    }
  }

  private Caller caller(String arn) {
    var organization = pick(List.of(ConditionKeys.NO_ORGANIZATION, Optional.of("o-1234567890")));
    var account = pick(List.of("333333333333", "444444444444", "555555555555"));
    var caller =
        switch (random.nextInt(5)) {
          case 0 -> service(account);
          case 1 -> new Caller(new AnonymousPrincipal(), ConditionKeys.ofAnyone(), false);
          case 2 -> session(OWN, pick(List.of("reader", "other")), Optional.empty(), false);
          default ->
              session(
                  account,
                  pick(List.of("path/sender", "other", "sally")),
                  // Of a named account no stack says which organization it is of.
                  account.equals("555555555555") ? organization : Optional.empty(),
                  true);
        };
    if (arn.equals(BUS)) {
      ConditionKeys.event(
          caller.keys(), pick(List.of("aws.s3", "aws.ec2", "com.example.x")), "any detail-type");
      ConditionKeys.byCall(caller.keys());
    }
    // No request to a bus is anonymous.
    return arn.equals(BUS) && caller.principal() instanceof AnonymousPrincipal
        ? caller(arn)
        : caller;
  }

  private Caller service(String account) {
    var service = pick(List.of("events", "s3", "sns"));
    var keys = ConditionKeys.ofService(service + ".amazonaws.com");
    var source =
        pick(
            List.of(
                "arn:aws:%s:eu-west-1:%s:rule/b/r".formatted(service, account),
                "arn:aws:%s:eu-west-1:%s:thing".formatted(service, account),
                "arn:aws:%s:eu-west-1:%s:rule/b/other".formatted(service, OWN)));
    if (random.nextInt(3) == 0 && !service.equals("events")) {
      ConditionKeys.withoutSource(keys);
    } else {
      ConditionKeys.source(keys, source, ConditionKeys.NO_ORGANIZATION);
    }
    return new Caller(Principal.parse(service + ".amazonaws.com"), keys, false);
  }

  private static Caller session(
      String account, String role, Optional<String> organization, boolean hasRights) {
    var name = role.substring(role.lastIndexOf('/') + 1);
    return new Caller(
        Principal.parse("arn:aws:sts::%s:assumed-role/%s/s".formatted(account, name)),
        ConditionKeys.ofRole("arn:aws:iam::%s:role/%s".formatted(account, role), organization),
        hasRights);
  }

  private String policy(String resource, List<String> actions) {
    return IntStream.range(0, 1 + random.nextInt(3))
        .mapToObj(i -> statement(i, resource, actions))
        .collect(Collectors.joining(", ", "{'Version': '2012-10-17', 'Statement': [", "]}"));
  }

  private String statement(int number, String resource, List<String> actions) {
    var conditions = new ArrayList<String>();
    var operators = new ArrayList<String>();
    for (var i = random.nextInt(3); i > 0; i--) {
      var condition = pick(CONDITIONS);
      var operator = condition.substring(0, condition.indexOf(':'));
      if (!operators.contains(operator)) {
        operators.add(operator);
        conditions.add(condition);
      }
    }
    return ("{'Sid': 'S%d', 'Effect': '%s', 'Principal': %s, 'Action': '%s', 'Resource': '%s',"
            + " 'Condition': {%s}}")
        .formatted(
            number,
            random.nextInt(4) == 0 ? "Deny" : "Allow",
            pick(PRINCIPALS),
            pick(actions),
            random.nextInt(5) == 0 ? "*" : resource,
            String.join(", ", conditions));
  }

  private static StackFixture stack(String arn, String policy) {
    var written = policy.replace("'", "\\\"");
    var stack =
        StackFixture.home()
            .add(EventBridgeTypes.BUS, "b", "{name: 'b', arn: '%s'}".formatted(BUS))
            .add(
                EventBridgeTypes.RULE,
                "r",
                "{name: 'r', arn: '%s', eventBusName: 'b', eventPattern: '{\"account\":[\"222222222222\"]}'}"
                    .formatted(RULE))
            .add(
                EventBridgeTypes.TARGET,
                "t",
                "{rule: 'r', eventBusName: 'b', arn: '%s'}".formatted(QUEUE))
            .add(SqsTypes.QUEUE, "q", "{name: 'q', arn: '%s', url: 'url'}".formatted(QUEUE));
    return arn.equals(QUEUE)
        ? stack.add(
            SqsTypes.QUEUE_POLICY, "p", "{queueUrl: 'url', policy: \"%s\"}".formatted(written))
        : stack.add(
            EventBridgeTypes.BUS_POLICY,
            "p",
            "{eventBusName: 'b', policy: \"%s\"}".formatted(written));
  }

  private static Policy everything() {
    return Policy.parse(
        "own",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
            + "\"Resource\":\"*\"}]}");
  }

  private <T> T pick(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }
}
