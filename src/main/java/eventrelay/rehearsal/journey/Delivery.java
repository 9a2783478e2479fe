package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Place;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import java.util.HashSet;
import java.util.Set;

/**
 * Carries one event through one cloud: from the default bus where it happens to wherever rules send
 * it (EventBridge User Guide, "How Amazon EventBridge works").
 */
final class Delivery {
  private final Cloud cloud;
  private final JsonNode event;
  private final Mismatches mismatches;
  private final Trail trail;
  private final FunctionDelivery functions;
  private final Set<String> underWay = new HashSet<>();

  Delivery(Cloud cloud, JsonNode event, Mismatches mismatches, FunctionRunner runner) {
    this.cloud = cloud;
    this.event = event;
    this.mismatches = mismatches;
    this.trail = new Trail(cloud);
    this.functions = new FunctionDelivery(cloud, runner, trail, event);
  }

  /** Sends the event and tells what came of it. */
  Trail send() {
    var home = new Place(event.path("account").asText(), event.path("region").asText());
    arrive(home, home.arns().bus(PhysicalNames.DEFAULT_BUS));
    return trail;
  }

  /** Two ways may lead to the same bus; only one that leads back to itself never ends. */
  private void arrive(Place place, String bus) {
    underWay.add(bus);
    passOn(place, bus);
    underWay.remove(bus);
  }

  private void passOn(Place place, String bus) {
    var rules = cloud.rulesOn(bus);
    var matching = rules.matching(event);
    var enabled = matching.stream().filter(Rule::enabled).toList();
    for (var rule : enabled) {
      trail.passed(place, rule.arn(), Verdict.MATCHED, "rule %s wants it".formatted(rule.name()));
      follow(rule);
    }
    if (!enabled.isEmpty()) {
      return;
    }
    for (var rule : matching) {
      trail.stopped(
          place,
          rule.arn(),
          Verdict.DISABLED,
          "rule %s wants it and is disabled".formatted(rule.name()),
          Outcome.LOST);
    }
    for (var rule : rules.all()) {
      if (!matching.contains(rule)) {
        trail.stopped(
            place,
            rule.arn(),
            Verdict.NO_MATCH,
            "rule %s %s".formatted(rule.name(), mismatches.of(rule, event)),
            Outcome.FILTERED);
      }
    }
    if (rules.all().isEmpty()) {
      trail.stopped(
          place, bus, Verdict.NO_MATCH, "no rule of these stacks stands on it", Outcome.FILTERED);
    }
  }

  private void follow(Rule rule) {
    if (rule.targets().isEmpty()) {
      trail.stopped(
          rule.place(),
          rule.arn(),
          Verdict.MISSING,
          "rule %s has no target".formatted(rule.name()),
          Outcome.LOST);
    }
    for (var target : rule.targets()) {
      switch (target.service()) {
        case "events" -> forward(rule, target);
        case "lambda" -> functions.deliver(rule, target);
        default ->
            trail.stopped(
                rule.place(),
                target.arn(),
                Verdict.MISSING,
                "target %s of rule %s is neither a bus nor a function; the rehearsal follows no other"
                    .formatted(target.id(), rule.name()),
                Outcome.LOST);
      }
    }
  }

  private void forward(Rule rule, Target target) {
    var named = "target %s of rule %s".formatted(target.id(), rule.name());
    var place = Place.of(target.arn());
    if (crossesAgain(rule, place)) {
      trail.stopped(
          place,
          target.arn(),
          Verdict.DENIED,
          named + " sends to a third account, and EventBridge carries an event to one other only",
          Outcome.LOST);
      return;
    }
    if (target.role().isEmpty()) {
      trail.stopped(
          rule.place(),
          target.arn(),
          Verdict.DENIED,
          named + " has no role, and EventBridge sends to a bus with one only",
          Outcome.LOST);
      return;
    }
    var roleArn = target.role().get();
    var role = cloud.role(roleArn);
    if (role.isEmpty()) {
      trail.stopped(
          rule.place(),
          roleArn,
          Verdict.MISSING,
          named + " names a role that no stack has: " + roleArn,
          Outcome.LOST);
      return;
    }
    if (!trail.asked(
        rule.place(),
        roleArn,
        "for rule %s to assume role %s".formatted(rule.name(), role.get().name()),
        Questions.assume(role.get(), rule))) {
      return;
    }
    var bus = cloud.bus(target.arn());
    if (bus.isEmpty()) {
      trail.stopped(
          place,
          target.arn(),
          Verdict.MISSING,
          named + " names a bus that no stack has: " + target.arn(),
          Outcome.LOST);
      return;
    }
    if (trail.asked(
            place,
            target.arn(),
            "for role %s to put events onto bus %s".formatted(role.get().name(), bus.get().name()),
            Questions.putEvents(role.get(), bus.get(), event))
        && enters(bus.get(), named)) {
      arrive(place, target.arn());
    }
  }

  /** An event that came from another account, or that is about to, leaves its account once only. */
  private boolean crossesAgain(Rule rule, Place to) {
    var origin = event.path("account").asText();
    return !rule.place().account().equals(origin) && !to.account().equals(rule.place().account());
  }

  private boolean enters(Bus bus, String named) {
    if (!underWay.contains(bus.arn())) {
      return true;
    }
    trail.stopped(
        bus.place(),
        bus.arn(),
        Verdict.DENIED,
        named + " sends the event back to a bus that it has been on",
        Outcome.LOST);
    return false;
  }
}
