package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.journey.ThirdBus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** On a receiving bus: events from others, other events, and events sent on. */
final class BusAttacks {
  private final Cloud cloud;
  private final Rule rule;
  private final Bus bus;
  private final String source;
  private final String detailType;

  private BusAttacks(Cloud cloud, Rule rule, Bus bus) {
    this.cloud = cloud;
    this.rule = rule;
    this.bus = bus;
    this.source = first("source", "aws.ec2");
    this.detailType = first("detail-type", "any detail-type");
  }

  static List<Attack> on(Cloud cloud, Rule rule, Target target, Bus bus) {
    return new BusAttacks(cloud, rule, bus).all(target);
  }

  private List<Attack> all(Target target) {
    var name = bus.name();
    var attacks = new ArrayList<Attack>();
    var role = target.role().flatMap(Arn::find).map(Arn::name).orElse("no-role");
    attacks.add(
        Intruder.foreign(cloud, role)
            .puts("a foreign account puts events onto bus " + name, bus, source, detailType));
    attacks.add(
        ofSource("another-role")
            .puts(
                "another role of a source account puts events onto bus " + name,
                bus,
                source,
                detailType));
    if (!rule.pattern().literals("source").isEmpty()) {
      attacks.add(
          ofSource(role)
              .puts(
                  "the forwarding role puts events of another source onto bus " + name,
                  bus,
                  "com.example.intruder",
                  detailType));
    }
    if (!rule.pattern().literals("detail-type").isEmpty()) {
      attacks.add(
          ofSource(role)
              .puts(
                  "the forwarding role puts events of another detail-type onto bus " + name,
                  bus,
                  source,
                  "Intrusion"));
    }
    attacks.add(sentOn());
    return attacks;
  }

  private Intruder ofSource(String role) {
    var account = rule.place().account();
    return new Intruder(cloud, account, role, cloud.organizationOf(account));
  }

  private Attack sentOn() {
    var refused = ThirdBus.isNext(new HashSet<>(List.of(rule.bus(), bus.arn())));
    return new Attack(
        "a rule on bus %s sends events on to a third account".formatted(bus.name()),
        bus.arn(),
        refused,
        refused
            ? "EventBridge sends an event from bus to bus once [THIRD_ACCOUNT_HOP_DETECTED]"
            : "the bus is the one that its events start on, and they may be sent to another one");
  }

  private String first(String field, String otherwise) {
    return rule.pattern().literals(field).stream().findFirst().orElse(otherwise);
  }
}
