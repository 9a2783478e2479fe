package eventrelay.rehearsal.topology;

import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.cloud.Rule;
import eventrelay.rehearsal.types.TargetKind;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The links of a cloud. */
final class Links {
  // Two targets of a rule may share a role or a queue: that is one link.
  private final TreeSet<Link> links =
      new TreeSet<>(
          Comparator.comparing(Link::from).thenComparing(Link::relation).thenComparing(Link::to));

  Links(Cloud cloud) {
    cloud.rules().forEach(this::add);
    cloud.functions().forEach(function -> add(function, cloud));
    for (var archive : cloud.archives()) {
      // An archive of a bus that no stack has would be a link from nowhere.
      if (cloud.bus(archive.bus()).isPresent()) {
        add(archive.bus(), Relation.ARCHIVES, archive.arn());
      }
    }
  }

  List<Link> all() {
    return List.copyOf(links);
  }

  private void add(Rule rule) {
    add(rule.bus(), Relation.OFFERS, rule.arn());
    for (var target : rule.targets()) {
      add(rule.arn(), Relation.SENDS, target.arn());
      target.role().ifPresent(role -> add(rule.arn(), Relation.ACTS_AS, role));
      target.deadLetterQueue().ifPresent(queue -> add(rule.arn(), Relation.GIVES_UP_TO, queue));
    }
  }

  private void add(LambdaFunction function, Cloud cloud) {
    add(function.arn(), Relation.ACTS_AS, function.role());
    add(function.arn(), Relation.WRITES, function.logGroup());
    function.deadLetterQueue().ifPresent(queue -> add(function.arn(), Relation.GIVES_UP_TO, queue));
    function.environment().values().stream()
        .filter(
            value -> cloud.endpoint(value).filter(at -> at.kind() == TargetKind.TOPIC).isPresent())
        .forEach(topic -> add(function.arn(), Relation.PUBLISHES, topic));
  }

  private void add(String from, Relation relation, String to) {
    links.add(new Link(from, relation, to));
  }
}
