package eventrelay.rehearsal.attack;

import eventrelay.names.Arns;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Place;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.journey.OneHop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** On a receiving bus: events from others, other events, and events sent on. */
final class BusAttacks {
  private static final String PUT = "events:PutEvents";
  private static final String SOURCE = "events:source";
  private static final String DETAIL_TYPE = "events:detail-type";

  private final Cloud cloud;
  private final Rule rule;
  private final Bus bus;
  private final Map<String, List<String>> carried;

  private BusAttacks(Cloud cloud, Rule rule, Bus bus) {
    this.cloud = cloud;
    this.rule = rule;
    this.bus = bus;
    this.carried =
        Map.of(
            SOURCE, first(rule.pattern().literals("source"), "aws.ec2"),
            DETAIL_TYPE, first(rule.pattern().literals("detail-type"), "any detail-type"));
  }

  static List<Attack> on(Cloud cloud, Rule rule, Target target, Bus bus) {
    return new BusAttacks(cloud, rule, bus).all(target);
  }

  private List<Attack> all(Target target) {
    var name = bus.name();
    var attacks = new ArrayList<Attack>();
    var role = target.role().map(Arns::name).orElse("no-role");
    attacks.add(
        puts("a foreign account puts events onto bus " + name, Intruder.foreign(role), carried));
    attacks.add(
        puts(
            "another role of a source account puts events onto bus " + name,
            ofSource("another-role"),
            carried));
    if (!rule.pattern().literals("source").isEmpty()) {
      attacks.add(
          puts(
              "the forwarding role puts events of another source onto bus " + name,
              ofSource(role),
              changed(SOURCE, "com.example.intruder")));
    }
    if (!rule.pattern().literals("detail-type").isEmpty()) {
      attacks.add(
          puts(
              "the forwarding role puts events of another detail-type onto bus " + name,
              ofSource(role),
              changed(DETAIL_TYPE, "Intrusion")));
    }
    attacks.add(sentOn());
    return attacks;
  }

  private Intruder ofSource(String role) {
    var account = rule.place().account();
    return new Intruder(account, role, cloud.organizationOf(account));
  }

  private Attack puts(String attempt, Intruder intruder, Map<String, List<String>> event) {
    return intruder.tries(attempt, PUT, bus.arn(), bus.policy(), event);
  }

  private Attack sentOn() {
    var third = new Place(Intruder.FOREIGN_ACCOUNT, bus.place().region());
    var exceeded = OneHop.isExceeded(rule.place().account(), bus.place(), third);
    return new Attack(
        "a rule on bus %s sends events on to a third account".formatted(bus.name()),
        bus.arn(),
        exceeded,
        exceeded
            ? "EventBridge carries an event to one other account only [THIRD_ACCOUNT_HOP_DETECTED]"
            : "the bus is in the events' own account, which may send them out once");
  }

  private Map<String, List<String>> changed(String key, String value) {
    var event = new HashMap<>(carried);
    event.put(key, List.of(value));
    return event;
  }

  private static List<String> first(List<String> literals, String otherwise) {
    return literals.isEmpty() ? List.of(otherwise) : literals.subList(0, 1);
  }
}
