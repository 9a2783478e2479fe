package eventrelay.rehearsal.topology;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.PolicyText;
import eventrelay.rehearsal.cloud.Role;
import eventrelay.rehearsal.types.TargetKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of a cloud. */
final class Nodes {
  private final List<Node> nodes = new ArrayList<>();

  Nodes(Cloud cloud) {
    for (var bus : cloud.buses()) {
      add(bus.arn(), Kind.BUS, List.of(), documents(bus.policy()));
    }
    for (var rule : cloud.rules()) {
      var traits = rule.enabled() ? List.<Trait>of() : List.of(new Trait("state", "disabled"));
      add(
          rule.arn(),
          Kind.RULE,
          rule.name(),
          rule.place(),
          traits,
          List.of(new Document("pattern of rule " + rule.name(), rule.pattern().json())));
    }
    cloud.functions().forEach(this::add);
    cloud.roles().forEach(this::add);
    for (var queue : cloud.endpoints(TargetKind.QUEUE)) {
      add(queue.arn(), Kind.QUEUE, List.of(), documents(queue.policy()));
    }
    for (var topic : cloud.endpoints(TargetKind.TOPIC)) {
      add(topic.arn(), Kind.TOPIC, List.of(), documents(topic.policy()));
    }
    for (var archive : cloud.archives()) {
      var kept = archive.days() == 0 ? "for ever" : archive.days() + " days";
      add(archive.arn(), Kind.ARCHIVE, List.of(new Trait("keeps events", kept)), List.of());
    }
    for (var logGroup : cloud.endpoints(TargetKind.LOG_GROUP)) {
      add(logGroup.arn(), Kind.LOG_GROUP, List.of(), List.of());
    }
  }

  /** By ARN, in the order of kinds, then of ARNs: a cloud has no order. */
  Map<String, Node> all() {
    var sorted = new LinkedHashMap<String, Node>();
    nodes.stream()
        .sorted(Comparator.comparing(Node::kind).thenComparing(Node::arn))
        .forEach(node -> sorted.put(node.arn(), node));
    return sorted;
  }

  private void add(LambdaFunction function) {
    var traits =
        List.of(
            new Trait("handler", function.handler()),
            new Trait("timeout", function.timeout().toSeconds() + " s"),
            new Trait("retries", Integer.toString(function.retries())));
    add(function.arn(), Kind.FUNCTION, traits, documents(function.policy()));
  }

  private void add(Role role) {
    var documents = new ArrayList<>(documents(Optional.of(role.trust())));
    role.policies().forEach(policy -> documents.addAll(documents(Optional.of(policy))));
    documents.addAll(documents(role.boundary()));
    add(role.arn(), Kind.ROLE, List.of(), documents);
  }

  private void add(String arn, Kind kind, List<Trait> traits, List<Document> documents) {
    add(arn, kind, Arn.nameOf(arn), AccountRegion.of(arn), traits, documents);
  }

  private void add(
      String arn,
      Kind kind,
      String name,
      AccountRegion place,
      List<Trait> traits,
      List<Document> documents) {
    nodes.add(new Node(arn, kind, name, place, true, traits, documents));
  }

  private static List<Document> documents(Optional<PolicyText> policy) {
    return policy.stream()
        .flatMap(text -> text.documents().stream().map(json -> new Document(text.name(), json)))
        .toList();
  }
}
