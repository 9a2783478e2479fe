package eventrelay.rehearsal.map;

import eventrelay.names.Arns;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Place;
import eventrelay.rehearsal.cloud.Rule;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Goes through a cloud and writes down every resource and what it names. */
final class Survey {
  private final Map<String, MapNode> nodes = new TreeMap<>();
  private final Set<MapLink> links = new LinkedHashSet<>();
  private final Cloud cloud;

  Survey(Cloud cloud) {
    this.cloud = cloud;
    cloud.buses().forEach(bus -> add(bus.arn(), Kind.BUS, true, bus.place()));
    cloud.roles().forEach(role -> add(role.arn(), Kind.ROLE, true, Place.of(role.arn())));
    cloud.queues().forEach(queue -> add(queue.arn(), Kind.QUEUE, true, queue.place()));
    cloud.functions().forEach(each -> add(each.arn(), Kind.FUNCTION, true, Place.of(each.arn())));
    cloud.rules().forEach(rule -> add(rule.arn(), Kind.RULE, true, rule.place()));
    cloud.rules().forEach(this::follow);
    cloud.functions().forEach(this::follow);
  }

  CloudMap map() {
    var order = Comparator.comparing(MapLink::from).thenComparing(MapLink::to);
    return new CloudMap(
        List.copyOf(nodes.values()),
        links.stream().sorted(order.thenComparing(MapLink::relation)).toList());
  }

  private void follow(Rule rule) {
    link(rule.bus(), Kind.BUS, Relation.HAS, rule.arn(), Kind.RULE, rule.place());
    for (var target : rule.targets()) {
      var kind =
          switch (target.service()) {
            case "events" -> Kind.BUS;
            case "lambda" -> Kind.FUNCTION;
            case "sqs" -> Kind.QUEUE;
            case "sns" -> Kind.TOPIC;
            default -> Kind.OTHER;
          };
      link(rule.arn(), Kind.RULE, Relation.SENDS, target.arn(), kind, rule.place());
      target
          .role()
          .ifPresent(
              role -> link(rule.arn(), Kind.RULE, Relation.AS, role, Kind.ROLE, rule.place()));
      target
          .deadLetterQueue()
          .ifPresent(
              queue ->
                  link(
                      rule.arn(),
                      Kind.RULE,
                      Relation.UNDELIVERED,
                      queue,
                      Kind.QUEUE,
                      rule.place()));
    }
  }

  private void follow(LambdaFunction function) {
    var arn = function.arn();
    var place = Place.of(arn);
    link(arn, Kind.FUNCTION, Relation.AS, function.role(), Kind.ROLE, place);
    function
        .deadLetterQueue()
        .ifPresent(
            queue -> link(arn, Kind.FUNCTION, Relation.UNDELIVERED, queue, Kind.QUEUE, place));
    if (cloud.hasLogGroup(function.logGroup())) {
      add(function.logGroup(), Kind.LOG_GROUP, true, place);
      link(arn, Kind.FUNCTION, Relation.WRITES, function.logGroup(), Kind.LOG_GROUP, place);
    }
    // A topic that no function is told of takes alarms, which no event waits for.
    for (var value : new java.util.TreeSet<>(function.environment().values())) {
      if (cloud.topics().containsKey(value)) {
        link(arn, Kind.FUNCTION, Relation.PUBLISHES, value, Kind.TOPIC, place);
      }
    }
  }

  /** What is no ARN stands where somebody names it. */
  private void link(
      String from, Kind fromKind, Relation relation, String to, Kind toKind, Place named) {
    add(from, fromKind, false, named);
    // Nobody looked for what is not followed, and alarms' topics are not drawn by themselves.
    var declared = toKind == Kind.OTHER || cloud.topics().containsKey(to);
    add(to, toKind, declared, Arns.isArn(to) ? Place.of(to) : named);
    links.add(new MapLink(from, to, relation));
  }

  private void add(String arn, Kind kind, boolean declared, Place place) {
    nodes.putIfAbsent(arn, new MapNode(arn, kind, name(arn, kind), place, declared));
  }

  private static String name(String arn, Kind kind) {
    return switch (kind) {
      case OTHER -> arn;
      case LOG_GROUP -> arn.substring(arn.indexOf(":log-group:") + ":log-group:".length());
      default -> Arns.name(arn);
    };
  }
}
