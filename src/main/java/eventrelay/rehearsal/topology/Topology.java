package eventrelay.rehearsal.topology;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import eventrelay.rehearsal.cloud.Cloud;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is connected to what.
 *
 * @param nodes by ARN, in the order of kinds, then of ARNs
 * @param links in the order of their nodes
 * @param accountNames what the stacks call an account, by its 12 digits
 */
public record Topology(
    Map<String, Node> nodes, List<Link> links, Map<String, String> accountNames) {

  /** The nodes and links of a cloud; what is only named becomes a node that is not declared. */
  public static Topology of(Cloud cloud) {
    var declared = new Nodes(cloud).all();
    var links = new Links(cloud).all();
    var nodes = new LinkedHashMap<>(declared);
    for (var link : links) {
      // Whose queue, role or target it is tells where something without a proper ARN belongs.
      nodes.computeIfAbsent(
          link.to(), arn -> Node.undeclared(arn, place(arn, declared.get(link.from()))));
    }
    var names = new TreeMap<String, String>();
    for (var node : nodes.values()) {
      var account = node.place().account();
      cloud.accountName(account).ifPresent(name -> names.put(account, name));
    }
    return new Topology(nodes, links, names);
  }

  /** Every account that has a node, in the order of their digits. */
  public List<String> accounts() {
    return nodes.values().stream().map(node -> node.place().account()).distinct().sorted().toList();
  }

  /**
   * The accounts where events end: those with a rule that hands them to something else than a bus.
   * All others are sources.
   */
  public Set<String> receivingAccounts() {
    return links.stream()
        .filter(link -> link.relation() == Relation.SENDS)
        .filter(link -> nodes.get(link.to()).kind() != Kind.BUS || comesFromElsewhere(link))
        .map(link -> nodes.get(link.to()).place().account())
        .collect(Collectors.toSet());
  }

  /** The ARNs of the nodes that are here and not there. */
  public Set<String> missingIn(Topology other) {
    return declared()
        .filter(node -> !other.find(node.arn()).map(Node::declared).orElse(false))
        .map(Node::arn)
        .collect(Collectors.toSet());
  }

  /** The ARNs of the nodes that are here and there, and not the same. */
  public Set<String> changedIn(Topology other) {
    return declared()
        .filter(node -> other.find(node.arn()).filter(Node::declared).isPresent())
        .filter(node -> !node.equals(other.nodes.get(node.arn())))
        .map(Node::arn)
        .collect(Collectors.toSet());
  }

  private Stream<Node> declared() {
    return nodes.values().stream().filter(Node::declared);
  }

  private Optional<Node> find(String arn) {
    return Optional.ofNullable(nodes.get(arn));
  }

  private boolean comesFromElsewhere(Link link) {
    return !nodes.get(link.from()).place().account().equals(nodes.get(link.to()).place().account());
  }

  private static AccountRegion place(String arn, Node from) {
    return Arn.find(arn)
        .filter(named -> !named.account().isEmpty())
        .map(AccountRegion::of)
        .orElse(from.place());
  }
}
