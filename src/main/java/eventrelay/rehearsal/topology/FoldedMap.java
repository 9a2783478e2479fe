package eventrelay.rehearsal.topology;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A map in which one account represents others of the same shape, and one Region of an account
 * others of it: a relay has many of both.
 *
 * @param map what is left to draw
 * @param regions by account and Region, the other Regions that it represents
 * @param accounts by account, the other accounts that it represents
 */
public record FoldedMap(
    CloudMap map, Map<AccountRegion, List<String>> regions, Map<String, List<String>> accounts) {
  /** Two that look the same are still drawn both. */
  private static final int FEWEST = 3;

  /** Keeps its own copies of the maps. */
  public FoldedMap {
    regions = Map.copyOf(regions);
    accounts = Map.copyOf(accounts);
  }

  /**
   * Folds a map.
   *
   * @param marked the ARNs of nodes that must not vanish behind another: what has one looks the
   *     same only as what has it at the same point
   */
  public static FoldedMap of(CloudMap map, Set<String> marked) {
    var regions = new HashMap<AccountRegion, List<String>>();
    var gone = new HashSet<AccountRegion>();
    for (var account : map.accounts()) {
      var places = map.places(account).stream().filter(place -> !place.region().isEmpty());
      for (var alike :
          alike(
              places.toList(),
              place -> shape(map, marked, place::equals, arn -> arn.withRegion("*")))) {
        var others = alike.subList(1, alike.size());
        regions.put(alike.get(0), others.stream().map(AccountRegion::region).toList());
        gone.addAll(others);
      }
    }
    var fewer = map.only(node -> !gone.contains(node.place()));

    var accounts = new HashMap<String, List<String>>();
    var hidden = new HashSet<String>();
    for (var alike :
        alike(
            fewer.accounts(),
            account ->
                shape(
                        fewer,
                        marked,
                        place -> place.account().equals(account),
                        arn -> arn.withAccount("*"))
                    + folded(fewer, regions, account))) {
      var others = alike.subList(1, alike.size());
      accounts.put(alike.get(0), List.copyOf(others));
      hidden.addAll(others);
    }
    return new FoldedMap(
        fewer.only(node -> !hidden.contains(node.place().account())), regions, accounts);
  }

  private static <T> List<List<T>> alike(List<T> all, Function<T, String> shape) {
    var groups = new LinkedHashMap<String, List<T>>();
    for (var each : all) {
      groups.computeIfAbsent(shape.apply(each), any -> new ArrayList<>()).add(each);
    }
    return groups.values().stream().filter(group -> group.size() >= FEWEST).toList();
  }

  /** The nodes inside and the links that touch them, without the part of the ARN that differs. */
  private static String shape(
      CloudMap map,
      Set<String> marked,
      Predicate<AccountRegion> inside,
      UnaryOperator<Arn> differing) {
    var shape = new TreeSet<String>();
    var own = new HashMap<String, String>();
    for (var node : map.nodes()) {
      if (inside.test(node.place())) {
        var mark = marked.contains(node.arn()) ? "!" : "";
        own.put(node.arn(), without(node.arn(), differing));
        shape.add(own.get(node.arn()) + " " + node.kind() + " " + node.declared() + mark);
      }
    }
    for (var link : map.links()) {
      if (own.containsKey(link.from()) || own.containsKey(link.to())) {
        shape.add(
            "%s %s %s"
                .formatted(
                    own.getOrDefault(link.from(), link.from()),
                    link.relation(),
                    own.getOrDefault(link.to(), link.to())));
      }
    }
    return shape.toString();
  }

  private static String folded(
      CloudMap map, Map<AccountRegion, List<String>> regions, String account) {
    return map.places(account).stream()
        .map(place -> place.region() + regions.getOrDefault(place, List.of()))
        .toList()
        .toString();
  }

  private static String without(String arn, UnaryOperator<Arn> differing) {
    return Arn.find(arn).map(differing).map(Arn::toString).orElse(arn);
  }
}
