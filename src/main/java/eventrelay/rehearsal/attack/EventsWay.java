package eventrelay.rehearsal.attack;

import eventrelay.names.Arn;
import eventrelay.rehearsal.attack.Attacked.Kind;
import eventrelay.rehearsal.attack.Need.Sources;
import eventrelay.rehearsal.cloud.Bus;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Endpoint;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.PolicyText;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.cloud.Target;
import eventrelay.rehearsal.types.TargetKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The resources that events pass, and what they need of each. */
final class EventsWay {
  private static final String ASSUME = "sts:AssumeRole";
  private static final String SEND = "sqs:SendMessage";

  private final Cloud cloud;
  private final Map<String, List<Need>> needs = new HashMap<>();
  private final Map<String, List<Rule>> forwarding = new HashMap<>();
  private final Map<String, Role> roles = new TreeMap<>();
  private final Set<String> deadLetters = new HashSet<>();

  private final Set<String> organizations = new TreeSet<>();

  private EventsWay(Cloud cloud) {
    this.cloud = cloud;
    cloud.organization().ifPresent(organizations::add);
    cloud
        .roles()
        .forEach(role -> cloud.organizationOf(role.account()).ifPresent(organizations::add));
  }

  /** The resources, in the order of an event's way. */
  static List<Attacked> of(Cloud cloud) {
    var way = new EventsWay(cloud);
    cloud.rules().forEach(way::add);
    cloud.functions().forEach(way::add);
    cloud.endpoints(TargetKind.TOPIC).forEach(way::add);
    return way.resources();
  }

  private void add(Rule rule) {
    var caller = NeededCallers.rule(cloud, rule);
    for (var target : rule.targets()) {
      target.role().flatMap(cloud::role).ifPresent(role -> need(role, caller, Sources.THIS));
      target.deadLetterQueue().ifPresent(queue -> keeps(queue, caller));
      if (target.isBus()) {
        forwarding.computeIfAbsent(target.arn(), any -> new ArrayList<>()).add(rule);
      } else {
        target(target, target.role().flatMap(cloud::role).map(this::caller).orElse(caller));
      }
    }
  }

  private Caller caller(Role role) {
    return NeededCallers.role(cloud, role);
  }

  private void target(Target target, Caller caller) {
    switch (target.service()) {
      case "lambda" ->
          need("D-INVOKE", target.arn(), caller, Sources.THIS, "invokes", "lambda:InvokeFunction");
      case "sqs" -> need("D-SEND", target.arn(), caller, Sources.THIS, "sends to", SEND);
      case "sns" ->
          need("D-PUBLISH", target.arn(), caller, Sources.THIS, "publishes to", "sns:Publish");
      case "logs" -> writes(target.arn(), caller);
      default -> {}
    }
  }

  private void add(LambdaFunction function) {
    var role = cloud.role(function.role());
    role.ifPresent(each -> need(each, NeededCallers.lambda(function), Sources.ANY));
    var caller = role.map(each -> NeededCallers.function(cloud, function, each));
    if (caller.isEmpty()) {
      return;
    }
    function.deadLetterQueue().ifPresent(queue -> keeps(queue, caller.get()));
    function.onFailure().ifPresent(queue -> keeps(queue, caller.get()));
    function.environment().values().stream()
        .filter(value -> cloud.endpoint(value).filter(EventsWay::isTopic).isPresent())
        .forEach(topic -> publishes(topic, caller.get(), Sources.THIS));
    writes(function.logGroup(), caller.get());
  }

  private void writes(String logGroup, Caller caller) {
    needs
        .computeIfAbsent(logGroup, any -> new ArrayList<>())
        .add(
            new Need(
                "D-WRITE",
                caller,
                Sources.THIS,
                "writes to",
                List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                logGroup + ":log-stream:event-relay-rehearsal"));
  }

  /** CloudWatch publishes to it what alarms of the same account say. */
  private void add(Endpoint topic) {
    var account = topic.place().account();
    publishes(
        topic.arn(),
        NeededCallers.service(
            "an alarm of the account",
            "cloudwatch.amazonaws.com",
            topic.place().arns().alarm("any"),
            cloud.organizationOf(account)),
        Sources.ACCOUNT);
  }

  private void keeps(String queueOrTopic, Caller caller) {
    deadLetters.add(queueOrTopic);
    if (Arn.serviceOf(queueOrTopic).equals("sns")) {
      publishes(queueOrTopic, caller, Sources.THIS);
    } else {
      need("D-SEND", queueOrTopic, caller, Sources.THIS, "sends to", SEND);
    }
  }

  private void publishes(String topic, Caller caller, Sources sources) {
    need("D-PUBLISH", topic, caller, sources, "publishes to", "sns:Publish");
  }

  private void need(Role role, Caller caller, Sources sources) {
    roles.put(role.arn(), role);
    need("D-ASSUME", role.arn(), caller, sources, "assumes", ASSUME);
  }

  private void need(
      String id, String arn, Caller caller, Sources sources, String verb, String action) {
    needs
        .computeIfAbsent(arn, any -> new ArrayList<>())
        .add(new Need(id, caller, sources, verb, List.of(action), arn));
  }

  private static boolean isTopic(Endpoint endpoint) {
    return endpoint.kind() == TargetKind.TOPIC;
  }

  private List<Attacked> resources() {
    var all = new ArrayList<Attacked>();
    roles
        .values()
        .forEach(role -> all.add(attacked(Kind.ROLE, role.arn(), Optional.of(role.trust()))));
    cloud.buses().forEach(bus -> all.add(attacked(bus)));
    cloud.functions().forEach(each -> all.add(attacked(Kind.FUNCTION, each.arn(), each.policy())));
    cloud.endpoints(TargetKind.QUEUE).stream()
        .filter(queue -> needs.containsKey(queue.arn()))
        .forEach(queue -> all.add(attacked(Kind.QUEUE, queue)));
    cloud.endpoints(TargetKind.TOPIC).forEach(topic -> all.add(attacked(Kind.TOPIC, topic)));
    cloud.endpoints(TargetKind.LOG_GROUP).stream()
        .filter(group -> needs.containsKey(group.arn()))
        .forEach(group -> all.add(attacked(Kind.LOG_GROUP, group)));
    return all;
  }

  private Attacked attacked(Bus bus) {
    var traffic =
        BusTraffic.of(cloud, bus, forwarding.getOrDefault(bus.arn(), List.of()), organizations);
    return new Attacked(
        Kind.BUS, bus.arn(), bus.policy(), List.of(), Optional.of(traffic), false, false);
  }

  private Attacked attacked(Kind kind, Endpoint endpoint) {
    return new Attacked(
        kind,
        endpoint.arn(),
        endpoint.policy(),
        needsOf(endpoint.arn()),
        Optional.empty(),
        deadLetters.contains(endpoint.arn()),
        endpoint.encryptionKey().isPresent());
  }

  private Attacked attacked(Kind kind, String arn, Optional<PolicyText> policy) {
    return new Attacked(kind, arn, policy, needsOf(arn), Optional.empty(), false, false);
  }

  private List<Need> needsOf(String arn) {
    return List.copyOf(needs.getOrDefault(arn, List.of()));
  }
}
