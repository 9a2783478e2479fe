package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Rule;
import java.util.ArrayList;
import java.util.List;

/** On a bus whose senders are in no stack at hand, so that their roles are not known. */
final class ReceivingBusAttacks {
  private ReceivingBusAttacks() {}

  /** The rule's pattern tells which events the bus is for, and from which accounts. */
  static List<Attack> on(Cloud cloud, Rule rule, Bus bus) {
    var source = first(rule, "source", "aws.ec2");
    var detailType = first(rule, "detail-type", "any detail-type");
    var attacks = new ArrayList<Attack>();
    attacks.add(
        Intruder.foreign(cloud, "intruder")
            .puts("a foreign account puts events onto bus " + bus.name(), bus, source, detailType));
    for (var account : rule.pattern().literals("account")) {
      // A role of the bus's own account needs no bus policy, only its administrators' leave.
      if (!account.equals(bus.place().account())) {
        attacks.add(
            new Intruder(cloud, account, "another-role", cloud.organizationOf(account))
                .puts(
                    "another role of account %s puts events onto bus %s"
                        .formatted(account, bus.name()),
                    bus,
                    source,
                    detailType));
      }
    }
    return attacks;
  }

  private static String first(Rule rule, String field, String otherwise) {
    return rule.pattern().literals(field).stream().findFirst().orElse(otherwise);
  }
}
