package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Endpoint;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Rule;
import java.util.List;
import java.util.Optional;

/** On a dead-letter queue: messages from others, and messages in the clear. */
final class QueueAttacks {
  private static final String SEND = "sqs:SendMessage";
  private static final String EVENTS = "events.amazonaws.com";

  private QueueAttacks() {}

  static List<Attack> onQueueOfRule(Cloud cloud, Rule rule, Endpoint queue) {
    var name = queue.name();
    var account = rule.place().account();
    var another = rule.place().arns().rule(Arn.nameOf(rule.bus()), "another-rule");
    return List.of(
        foreign(cloud, queue),
        sameAccount(cloud, queue, account),
        Intruder.service(
            cloud,
            "another rule sends to queue " + name,
            EVENTS,
            SEND,
            queue.arn(),
            queue.policy(),
            another,
            Intruder.PLAINLY),
        Intruder.service(
            cloud,
            "the rule itself sends to queue %s without TLS".formatted(name),
            EVENTS,
            SEND,
            queue.arn(),
            queue.policy(),
            rule.arn(),
            Intruder.WITHOUT_TLS));
  }

  static List<Attack> onQueueOfFunction(Cloud cloud, LambdaFunction function, Endpoint queue) {
    var account = Arn.parse(function.arn()).account();
    var role = Arn.find(function.role()).map(Arn::name).orElse("no-role");
    return List.of(
        foreign(cloud, queue),
        sameAccount(cloud, queue, account),
        new Intruder(cloud, account, role, Optional.empty())
            .tries(
                "the function's role sends to queue %s without TLS".formatted(queue.name()),
                SEND,
                queue.arn(),
                queue.policy(),
                Intruder.WITHOUT_TLS));
  }

  private static Attack foreign(Cloud cloud, Endpoint queue) {
    return Intruder.foreign(cloud, "intruder")
        .tries(
            "a foreign account sends to queue " + queue.name(),
            SEND,
            queue.arn(),
            queue.policy(),
            Intruder.PLAINLY);
  }

  private static Attack sameAccount(Cloud cloud, Endpoint queue, String account) {
    return new Intruder(cloud, account, "another-role", Optional.empty())
        .tries(
            "another role of the account sends to queue " + queue.name(),
            SEND,
            queue.arn(),
            queue.policy(),
            Intruder.PLAINLY);
  }
}
