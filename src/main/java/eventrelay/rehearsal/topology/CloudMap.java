package eventrelay.rehearsal.topology;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.Cloud;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a small picture shows of a cloud's topology.
 *
 * @param nodes in the order of their ARNs
 * @param links in the order of the ARNs they start at; both ends are among the nodes
 */
public record CloudMap(List<Node> nodes, List<Link> links) {
  /** Keeps its own copies of the lists. */
  public CloudMap {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /**
   * Takes from a cloud's topology what an event meets: no archive, and topics and log groups only
   * where a function has to do with them.
   */
  public static CloudMap of(Cloud cloud) {
    var topology = Topology.of(cloud);
    var links =
        topology.links().stream()
            .filter(link -> link.relation() != Relation.ARCHIVES)
            .filter(link -> isDrawn(link, topology.nodes().get(link.to())))
            .sorted(
                Comparator.comparing(Link::from)
                    .thenComparing(Link::to)
                    .thenComparing(Link::relation))
            .toList();
    var linked = links.stream().map(Link::to).collect(Collectors.toSet());
    return new CloudMap(
        topology.nodes().values().stream()
            .filter(node -> isDrawn(node, linked))
            .map(CloudMap::named)
            .sorted(Comparator.comparing(Node::arn))
            .toList(),
        links);
  }

  private static boolean isDrawn(Link link, Node to) {
    return link.relation() != Relation.WRITES || to.declared();
  }

  private static boolean isDrawn(Node node, Set<String> linked) {
    return switch (node.kind()) {
      case ARCHIVE -> false;
      case TOPIC, LOG_GROUP -> linked.contains(node.arn());
      default -> true;
    };
  }

  /** What is not followed has no name of a known form, and whether it exists is not checked. */
  private static Node named(Node node) {
    return node.kind() == Kind.OTHER
        ? new Node(node.arn(), node.kind(), node.arn(), node.place(), true, List.of(), List.of())
        : node;
  }

  /** The accounts that have a node, in the order of their ids. */
  public List<String> accounts() {
    return nodes.stream().map(node -> node.place().account()).distinct().sorted().toList();
  }

  /** The places of one account that have a node; first the one without Region, if there is one. */
  public List<AccountRegion> places(String account) {
    return nodes.stream()
        .map(Node::place)
        .filter(place -> place.account().equals(account))
        .distinct()
        .sorted(Comparator.comparing(AccountRegion::region))
        .toList();
  }

  /** The nodes of one place. */
  public List<Node> in(AccountRegion place) {
    return nodes.stream().filter(node -> node.place().equals(place)).toList();
  }

  /** The part of this map whose nodes pass, with the links between them. */
  public CloudMap only(Predicate<Node> wanted) {
    var kept = nodes.stream().filter(wanted).toList();
    var arns = kept.stream().map(Node::arn).collect(Collectors.toCollection(HashSet::new));
    return new CloudMap(
        kept,
        links.stream()
            .filter(link -> arns.contains(link.from()) && arns.contains(link.to()))
            .toList());
  }
}
