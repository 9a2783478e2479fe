package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.access.Decision;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Place;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import java.util.Set;

/** From a rule to another bus: the role, its rights, and the bus's policy. */
final class BusDelivery {
  private final Cloud cloud;
  private final Trail trail;
  private final JsonNode event;
  private final DeadLetters deadLetters;

  BusDelivery(Cloud cloud, Trail trail, JsonNode event) {
    this.cloud = cloud;
    this.trail = trail;
    this.event = event;
    this.deadLetters = new DeadLetters(cloud, trail);
  }

  /** True if the event enters the bus; otherwise it has gone to the target's queue, or is lost. */
  boolean deliver(Rule rule, Target target, Set<String> underWay) {
    var entered = enters(rule, target, underWay);
    if (!entered) {
      deadLetters.of(rule, target);
    }
    return entered;
  }

  private boolean enters(Rule rule, Target target, Set<String> underWay) {
    var named = "target %s of rule %s".formatted(target.id(), rule.name());
    var there = Place.of(target.arn());
    if (OneHop.isExceeded(event.path("account").asText(), rule.place(), there)) {
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
    return assumes(rule, role.get()) && puts(target, role.get(), there, named, underWay);
  }

  private boolean assumes(Rule rule, Role role) {
    return asked(
        rule.place(),
        role.arn(),
        "for rule %s to assume role %s".formatted(rule.name(), role.name()),
        Questions.assume(role, rule),
        ErrorCode.FAILED_TO_ASSUME_ROLE);
  }

  private boolean puts(Target target, Role role, Place there, String named, Set<String> underWay) {
    var bus = cloud.bus(target.arn());
    if (bus.isEmpty()) {
      return refused(
          there,
          target.arn(),
          Verdict.MISSING,
          named + " names a bus that no stack has: " + target.arn(),
          ErrorCode.NO_RESOURCE);
    }
    if (!asked(
        there,
        target.arn(),
        "for role %s to put events onto bus %s".formatted(role.name(), bus.get().name()),
        Questions.putEvents(cloud, role, bus.get(), event),
        ErrorCode.NO_PERMISSIONS)) {
      return false;
    }
    return !underWay.contains(target.arn())
        || refused(
            there,
            target.arn(),
            Verdict.DENIED,
            named + " sends the event back to a bus that it has been on",
            ErrorCode.NO_PERMISSIONS);
  }

  private boolean asked(
      Place place, String at, String question, Decision decision, ErrorCode code) {
    if (decision.allowed()) {
      trail.passed(
          place, at, Verdict.ALLOWED, question + ": " + decision.because(), decision.statements());
      return true;
    }
    trail.stopped(
        place,
        at,
        Verdict.DENIED,
        "%s is refused: %s [%s]".formatted(question, decision.because(), code),
        decision.statements());
    return false;
  }

  private boolean refused(Place place, String at, Verdict verdict, String because, ErrorCode code) {
    trail.stopped(place, at, verdict, "%s [%s]".formatted(because, code));
    return false;
  }
}
