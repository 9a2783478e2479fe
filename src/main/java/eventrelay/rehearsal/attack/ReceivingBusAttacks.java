package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** On a bus whose senders are in no stack at hand, so that their roles are not known. */
final class ReceivingBusAttacks {
  private ReceivingBusAttacks() {}

  /** The rule's pattern tells which events the bus is for, and from which accounts. */
  static List<Attack> on(Cloud cloud, Rule rule, Bus bus) {
    var event =
        Map.of(
            "events:source", first(rule, "source", "aws.ec2"),
            "events:detail-type", first(rule, "detail-type", "any detail-type"));
    var attacks = new ArrayList<Attack>();
    attacks.add(
        Intruder.foreign("intruder")
            .tries(
                "a foreign account puts events onto bus " + bus.name(),
                "events:PutEvents",
                bus.arn(),
                bus.policy(),
                event));
    for (var account : rule.pattern().literals("account")) {
      // A role of the bus's own account needs no bus policy, only its administrators' leave.
      if (!account.equals(bus.place().account())) {
        attacks.add(
            new Intruder(account, "another-role", cloud.organizationOf(account))
                .tries(
                    "another role of account %s puts events onto bus %s"
                        .formatted(account, bus.name()),
                    "events:PutEvents",
                    bus.arn(),
                    bus.policy(),
                    event));
      }
    }
    return attacks;
  }

  private static List<String> first(Rule rule, String field, String otherwise) {
    var literals = rule.pattern().literals(field);
    return literals.isEmpty() ? List.of(otherwise) : literals.subList(0, 1);
  }
}
