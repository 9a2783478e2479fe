package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.event.Event;
import java.util.Set;

/** From a rule to another bus: the role, its rights, and the bus's policy. */
final class BusDelivery {
  private final Cloud cloud;
  private final JourneyRecorder recorder;
  private final Event event;
  private final DeadLetters deadLetters;
  private final TargetRole roles;

  BusDelivery(Cloud cloud, JourneyRecorder recorder, Event event) {
    this.cloud = cloud;
    this.recorder = recorder;
    this.event = event;
    this.deadLetters = new DeadLetters(cloud, recorder);
    this.roles = new TargetRole(cloud, recorder);
  }

  /**
   * True if the event enters the bus; otherwise it has gone to the target's queue, or is lost, or
   * nothing more is known of it.
   *
   * @param underWay the buses that the event is on its way from, the first one included
   */
  boolean deliver(Rule rule, Target target, Set<String> underWay) {
    var verdict = enters(rule, target, underWay);
    if (verdict != Verdict.ALLOWED && verdict != Verdict.NOT_JUDGED) {
      deadLetters.of(rule, target);
    }
    return verdict == Verdict.ALLOWED;
  }

  private Verdict enters(Rule rule, Target target, Set<String> underWay) {
    var named = "target %s of rule %s".formatted(target.id(), rule.name());
    var there = AccountRegion.of(target.arn());
    if (ThirdBus.isNext(underWay)) {
      return recorder.refused(
          there,
          target.arn(),
          Verdict.DENIED,
          named + " sends to a third bus, and EventBridge sends an event from bus to bus once",
          ErrorCode.ofThirdBus(rule.place(), there));
    }
    if (target.role().isEmpty()) {
      return recorder.refused(
          rule.place(),
          target.arn(),
          Verdict.DENIED,
          named + " has no role, and EventBridge sends to a bus with one only",
          ErrorCode.NO_PERMISSIONS);
    }
    var assumed = roles.assumed(rule, target);
    return assumed == Verdict.ALLOWED
        ? puts(rule, target, roles.of(target), there, named, underWay)
        : assumed;
  }

  private Verdict puts(
      Rule rule,
      Target target,
      Role role,
      AccountRegion there,
      String named,
      Set<String> underWay) {
    var bus = cloud.bus(target.arn());
    if (bus.isEmpty()) {
      return recorder.absent(
          there, target.arn(), named + " names a bus that no stack has", ErrorCode.NO_RESOURCE);
    }
    var put =
        recorder.decided(
            there,
            target.arn(),
            "events:PutEvents by role %s on bus %s".formatted(role.name(), bus.get().name()),
            AccessChecks.putEvents(cloud, role, rule, bus.get(), event),
            ErrorCode.NO_PERMISSIONS);
    return put == Verdict.ALLOWED && underWay.contains(target.arn())
        ? recorder.refused(
            there,
            target.arn(),
            Verdict.DENIED,
            named + " sends the event back to a bus that it has been on",
            ErrorCode.NO_PERMISSIONS)
        : put;
  }
}
