package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries what an intruder might try against the buses, roles, functions and queues of some stacks.
 */
public final class Attacks {
  private Attacks() {}

  /** All attempts against the stacks, in the order of an event's way. */
  public static List<Attack> on(Cloud cloud) {
    var attacks = new ArrayList<Attack>();
    cloud.rules().stream().filter(Rule::forwards).forEach(rule -> on(cloud, rule, attacks));
    cloud.rules().stream()
        .filter(rule -> !rule.forwards())
        .forEach(rule -> on(cloud, rule, attacks));
    cloud.rules().stream()
        .filter(rule -> !rule.forwards() && !isForwardedTo(cloud, rule.bus()))
        .forEach(
            rule ->
                cloud
                    .bus(rule.bus())
                    .ifPresent(bus -> attacks.addAll(ReceivingBusAttacks.on(cloud, rule, bus))));
    for (var function : cloud.functions()) {
      function
          .deadLetterQueue()
          .flatMap(cloud::queue)
          .ifPresent(
              queue -> attacks.addAll(QueueAttacks.onQueueOfFunction(cloud, function, queue)));
    }
    // Several rules may share a role, a bus or a function.
    return attacks.stream().distinct().toList();
  }

  private static void on(Cloud cloud, Rule rule, List<Attack> attacks) {
    for (var target : rule.targets()) {
      target
          .role()
          .flatMap(cloud::role)
          .ifPresent(role -> attacks.addAll(RoleAttacks.on(cloud, rule, role)));
      cloud
          .bus(target.arn())
          .ifPresent(bus -> attacks.addAll(BusAttacks.on(cloud, rule, target, bus)));
      cloud
          .function(target.arn())
          .ifPresent(function -> attacks.addAll(FunctionAttacks.on(cloud, rule, function)));
      queueOf(cloud, rule, target, attacks);
    }
  }

  private static boolean isForwardedTo(Cloud cloud, String bus) {
    return cloud.rules().stream()
        .flatMap(rule -> rule.targets().stream())
        .anyMatch(target -> target.arn().equals(bus));
  }

  private static void queueOf(Cloud cloud, Rule rule, Target target, List<Attack> attacks) {
    target
        .deadLetterQueue()
        .flatMap(cloud::queue)
        .ifPresent(queue -> attacks.addAll(QueueAttacks.onQueueOfRule(cloud, rule, queue)));
  }
}
