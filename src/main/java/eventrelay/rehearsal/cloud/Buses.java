package eventrelay.rehearsal.cloud;

import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.EventPattern;
import eventrelay.rehearsal.cloud.Inventory.Item;
import eventrelay.rehearsal.cloud.Rule.State;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts buses together with their policies and rules, and rules with their targets. */
final class Buses {
  private static final String DEFAULT_BUS = "event-bus/" + PhysicalNames.DEFAULT_BUS;

  private final Inventory inventory;
  private final List<DanglingReference> dangling;
  private final Map<String, Bus> buses = new HashMap<>();
  private final Map<String, List<Rule>> rules = new LinkedHashMap<>();
  private final ResourcePolicies policies;

  Buses(Inventory inventory, List<DanglingReference> dangling) {
    this.inventory = inventory;
    this.dangling = dangling;
    this.policies = new ResourcePolicies("bus", inventory.unmodelled());
    for (var item : inventory.of(EventBridgeTypes.BUS)) {
      var arn =
          item.properties()
              .arn("arn")
              .orElseGet(() -> item.place().arns().bus(item.properties().require("name")));
      buses.put(arn, new Bus(arn, Optional.empty(), item.properties().text("kmsKeyIdentifier")));
    }
    addPolicies();
    addRules();
  }

  Map<String, Bus> buses() {
    return buses;
  }

  /** What the reader of a report has to know of their policies. */
  List<String> notes() {
    return policies.notes();
  }

  Map<String, RuleSet> rules() {
    var sets = new HashMap<String, RuleSet>();
    rules.forEach((bus, list) -> sets.put(bus, new RuleSet(list)));
    return sets;
  }

  private void addPolicies() {
    for (var item : inventory.of(EventBridgeTypes.BUS_POLICY)) {
      var name = item.properties().name();
      ofBus(item, "bus policy " + name)
          .ifPresent(
              bus ->
                  policies.document(
                      bus, "EventBusPolicy " + name, item.properties().require("policy")));
    }
    for (var item : inventory.of(EventBridgeTypes.PERMISSION)) {
      ofBus(item, "event permission " + item.properties().name())
          .ifPresent(bus -> BusPermission.add(policies, bus, "EventPermission", item.properties()));
    }
    for (var item : inventory.of(EventBridgeTypes.NATIVE_BUS_POLICY)) {
      ofBus(item, "bus policy " + item.properties().name())
          .ifPresent(
              bus ->
                  BusPermission.add(
                      policies, bus, "EventBusPolicy of aws-native", item.properties()));
    }
    buses.replaceAll((arn, bus) -> new Bus(arn, policies.of(arn), bus.encryptionKey()));
  }

  private Optional<String> ofBus(Item item, String what) {
    var bus = busOf(item);
    if (!exists(bus)) {
      stray(item, what, "bus " + bus);
      return Optional.empty();
    }
    return Optional.of(bus);
  }

  private void addRules() {
    var targets = targets();
    for (var item : inventory.of(EventBridgeTypes.RULE)) {
      var name = item.properties().require("name");
      var bus = busOf(item);
      if (!exists(bus)) {
        stray(item, "rule " + name, "bus " + bus);
      } else if (wantsEvents(item)) {
        var arn =
            item.properties()
                .arn("arn")
                .orElseGet(() -> item.place().arns().rule(Arn.nameOf(bus), name));
        rules
            .computeIfAbsent(bus, any -> new ArrayList<>())
            .add(
                new Rule(
                    arn,
                    name,
                    bus,
                    new EventPattern(item.properties().require("eventPattern")),
                    state(item),
                    item.properties().text("roleArn"),
                    targets.getOrDefault(bus + " " + name, List.of())));
      }
      if (exists(bus)) {
        targets.remove(bus + " " + name);
      }
    }
    for (var item : inventory.of(EventBridgeTypes.TARGET)) {
      if (targets.containsKey(key(item))) {
        stray(
            item,
            "target " + targetId(item),
            "rule " + item.properties().require("rule") + " on bus " + busOf(item));
      }
    }
  }

  private Map<String, List<Target>> targets() {
    var targets = new HashMap<String, List<Target>>();
    for (var item : inventory.of(EventBridgeTypes.TARGET)) {
      targets
          .computeIfAbsent(key(item), any -> new ArrayList<>())
          .add(
              new Target(
                  targetId(item),
                  item.properties().require("arn"),
                  item.properties().text("roleArn"),
                  item.properties().text("deadLetterConfig", "arn"),
                  TargetInput.of(item.properties())));
    }
    return targets;
  }

  private static String key(Item target) {
    return busOf(target) + " " + target.properties().require("rule");
  }

  private static String targetId(Item item) {
    return item.properties().text("targetId").orElseGet(item.properties()::name);
  }

  /** A rule without a pattern has a schedule; AWS accepts no rule that has neither. */
  private static boolean wantsEvents(Item rule) {
    return rule.properties().text("eventPattern").isPresent()
        || rule.properties().text("scheduleExpression").isEmpty();
  }

  private static State state(Item rule) {
    var said = rule.properties().text("state").orElse("");
    if (said.equals("DISABLED") || !rule.properties().value("isEnabled").asBoolean(true)) {
      return State.DISABLED;
    }
    return said.equals(State.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.name())
        ? State.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS
        : State.ENABLED;
  }

  /** A default bus is AWS's own: it exists in every account and Region. */
  private boolean exists(String bus) {
    if (Arn.find(bus).filter(arn -> arn.resource().equals(DEFAULT_BUS)).isPresent()) {
      buses.putIfAbsent(bus, new Bus(bus, Optional.empty(), Optional.empty()));
    }
    return buses.containsKey(bus);
  }

  /** Resources name their bus by name or by ARN, and the default bus by nothing at all. */
  private static String busOf(Item item) {
    var bus = item.properties().text("eventBusName").orElse(PhysicalNames.DEFAULT_BUS);
    return bus.startsWith("arn:") ? bus : item.place().arns().bus(bus);
  }

  private void stray(Item item, String what, String of) {
    dangling.add(
        new DanglingReference(
            item.place().account(), "%s is for %s, which is not there".formatted(what, of)));
  }
}
