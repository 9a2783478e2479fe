package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.event.Event;
import java.util.Set;

/** From a rule to another bus: the role, its rights, and the bus's policy. */
final class BusDelivery {
  private final Cloud cloud;
  private final Trail trail;
  private final Event event;
  private final DeadLetters deadLetters;

  BusDelivery(Cloud cloud, Trail trail, Event event) {
    this.cloud = cloud;
    this.trail = trail;
    this.event = event;
    this.deadLetters = new DeadLetters(cloud, trail);
  }

  /**
   * True if the event enters the bus; otherwise it has gone to the target's queue, or is lost, or
   * nothing more is known of it.
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
    if (OneHop.isExceeded(event.place().account(), rule.place(), there)) {
      return refused(
          there,
          target.arn(),
          Verdict.DENIED,
          named + " sends to a third account, and EventBridge carries an event to one other only",
          ErrorCode.THIRD_ACCOUNT_HOP_DETECTED);
    }
    if (target.role().isEmpty()) {
      return refused(
          rule.place(),
          target.arn(),
          Verdict.DENIED,
          named + " has no role, and EventBridge sends to a bus with one only",
          ErrorCode.NO_PERMISSIONS);
    }
    var roleArn = target.role().get();
    var role = cloud.role(roleArn);
    if (role.isEmpty()) {
      return refused(
          rule.place(),
          roleArn,
          Verdict.MISSING,
          named + " names a role that no stack has: " + roleArn,
          ErrorCode.FAILED_TO_ASSUME_ROLE);
    }
    var assumed = assumes(rule, role.get());
    return assumed == Verdict.ALLOWED
        ? puts(rule, target, role.get(), there, named, underWay)
        : assumed;
  }

  private Verdict assumes(Rule rule, Role role) {
    return asked(
        rule.place(),
        role.arn(),
        "sts:AssumeRole by rule %s on role %s".formatted(rule.name(), role.name()),
        Questions.assume(cloud, role, rule),
        ErrorCode.FAILED_TO_ASSUME_ROLE);
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
      return refused(
          there,
          target.arn(),
          Verdict.MISSING,
          named + " names a bus that no stack has: " + target.arn(),
          ErrorCode.NO_RESOURCE);
    }
    var put =
        asked(
            there,
            target.arn(),
            "events:PutEvents by role %s on bus %s".formatted(role.name(), bus.get().name()),
            Questions.putEvents(cloud, role, rule, bus.get(), event),
            ErrorCode.NO_PERMISSIONS);
    return put == Verdict.ALLOWED && underWay.contains(target.arn())
        ? refused(
            there,
            target.arn(),
            Verdict.DENIED,
            named + " sends the event back to a bus that it has been on",
            ErrorCode.NO_PERMISSIONS)
        : put;
  }

  private Verdict asked(
      AccountRegion place, String at, String question, Decision decision, ErrorCode code) {
    if (decision.undecided()) {
      trail.notJudged(place, at, question, decision);
      return Verdict.NOT_JUDGED;
    }
    if (decision.allowed()) {
      trail.passed(
          place, at, Verdict.ALLOWED, question + ": " + decision.because(), decision.statements());
      return Verdict.ALLOWED;
    }
    trail.stopped(
        place,
        at,
        Verdict.DENIED,
        "%s is refused: %s [%s]".formatted(question, decision.because(), code),
        decision.statements());
    return Verdict.DENIED;
  }

  private Verdict refused(
      AccountRegion place, String at, Verdict verdict, String because, ErrorCode code) {
    trail.stopped(place, at, verdict, "%s [%s]".formatted(because, code));
    return verdict;
  }
}
