package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.names.PhysicalNames;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which events a bus is for, and which roles send them.
 *
 * @param bus its name
 * @param on the rules on it
 * @param rules the rules that send to it, or else the rules on it
 * @param senders by account, the names of the roles with which rules send to it
 * @param pins the accounts that the rules on it name in their patterns
 * @param organizations the organizations that accounts of the stacks are of
 * @param patterns the patterns of {@code rules}, without their doubles
 */
record BusTraffic(
    String bus,
    List<Rule> on,
    List<Rule> rules,
    Map<String, Set<String>> senders,
    Set<String> pins,
    Set<String> organizations,
    Set<String> patterns) {

  static BusTraffic of(Cloud cloud, Bus bus, List<Rule> forwarding, Set<String> organizations) {
    var senders = new TreeMap<String, Set<String>>();
    for (var rule : forwarding) {
      for (var target : rule.targets()) {
        if (target.arn().equals(bus.arn())) {
          target
              .role()
              .flatMap(Arn::find)
              .ifPresent(
                  role ->
                      senders
                          .computeIfAbsent(role.account(), any -> new TreeSet<>())
                          .add(role.name()));
        }
      }
    }
    var on = cloud.rulesOn(bus.arn()).all();
    var pins =
        on.stream()
            .flatMap(rule -> rule.pattern().literals("account").stream())
            .collect(Collectors.toCollection(TreeSet::new));
    var rules = forwarding.isEmpty() ? on : forwarding;
    var patterns =
        rules.stream()
            .map(rule -> rule.pattern().json())
            .collect(Collectors.toCollection(TreeSet::new));
    return new BusTraffic(bus.name(), on, rules, senders, pins, organizations, patterns);
  }

  /** The values that the events have in a field; none if a pattern leaves it open. */
  Set<String> literals(String field) {
    var values = new TreeSet<String>();
    for (var rule : rules) {
      var each = rule.pattern().literals(field);
      if (each.isEmpty()) {
        return Set.of();
      }
      values.addAll(each);
    }
    return values;
  }

  /** True if events of an account are to arrive, or of one that is of this organization. */
  boolean isSource(String account, Optional<String> organization) {
    return senders.containsKey(account) || pins.contains(account) || isMember(organization);
  }

  /** True if the bus is for the whole of an organization, the bus's own account included. */
  boolean isMember(Optional<String> organization) {
    return pins.isEmpty() && organization.filter(organizations::contains).isPresent();
  }

  /**
   * True if an account sends with a role of this name; the rules say so, or else the relay's own
   * name for it and the roles that the bus policy names.
   */
  boolean isSender(String account, String role, Set<String> named) {
    return senders.containsKey(account)
        ? senders.get(account).contains(role)
        : role.equals(PhysicalNames.ofRelay(bus).forwardingRole()) || named.contains(role);
  }

  /** What tells it from the traffic of another bus. */
  @Override
  public String toString() {
    return bus + senders + pins + organizations + patterns;
  }
}
