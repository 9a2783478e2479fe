package eventrelay.rehearsal.map;

import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is connected to what in a cloud.
 *
 * @param nodes in the order of their ARNs
 * @param links in the order of the ARNs they start at; both ends are among the nodes
 */
public record CloudMap(List<MapNode> nodes, List<MapLink> links) {
  /** Keeps its own copies of the lists. */
  public CloudMap {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /** Draws up the map of everything in the cloud. */
  public static CloudMap of(Cloud cloud) {
    return new Survey(cloud).map();
  }

  /** The accounts that have a node, in the order of their ids. */
  public List<String> accounts() {
    return nodes.stream().map(node -> node.place().account()).distinct().sorted().toList();
  }

  /** The places of one account that have a node; first the one without Region, if there is one. */
  public List<Place> places(String account) {
    return nodes.stream()
        .map(MapNode::place)
        .filter(place -> place.account().equals(account))
        .distinct()
        .sorted(java.util.Comparator.comparing(Place::region))
        .toList();
  }

  /** The nodes of one place. */
  public List<MapNode> in(Place place) {
    return nodes.stream().filter(node -> node.place().equals(place)).toList();
  }

  /** The part of this map whose nodes pass, with the links between them. */
  public CloudMap only(Predicate<MapNode> wanted) {
    var kept = nodes.stream().filter(wanted).toList();
    Set<String> arns =
        kept.stream().map(MapNode::arn).collect(Collectors.toCollection(HashSet::new));
    return new CloudMap(
        kept,
        links.stream()
            .filter(link -> arns.contains(link.from()) && arns.contains(link.to()))
            .toList());
  }
}
