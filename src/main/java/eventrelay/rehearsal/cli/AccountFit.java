package eventrelay.rehearsal.cli;

import eventrelay.names.AccountRegion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which of the stacks' accounts each account of some samples stands for. Samples that tell accounts
 * and Regions apart go on doing so: two never become one, and the account that fits none stays one
 * that the stacks do not have.
 */
final class AccountFit {
  private final Map<AccountRegion, Integer> samples;
  private final Set<AccountRegion> listening;
  private final Map<String, Map<String, Integer>> sent = new TreeMap<>();
  private final Map<String, TreeSet<String>> heard = new TreeMap<>();

  /** An account of the samples, one of the stacks, and how well their Regions go together. */
  private record Pair(String from, String to, int fit) {}

  private AccountFit(Map<AccountRegion, Integer> samples, Collection<AccountRegion> listening) {
    this.samples = samples;
    this.listening = Set.copyOf(listening);
    samples.forEach(
        (place, events) ->
            sent.computeIfAbsent(place.account(), any -> new TreeMap<>())
                .put(place.region(), events));
    for (var place : listening) {
      heard.computeIfAbsent(place.account(), any -> new TreeSet<>()).add(place.region());
    }
  }

  /**
   * Where the samples of each account and Region are to come from: where they do, unless the stacks
   * hear more of them from elsewhere.
   *
   * @param samples how many events come from where
   * @param listening where the stacks listen
   */
  static Map<AccountRegion, AccountRegion> of(
      Map<AccountRegion, Integer> samples, Collection<AccountRegion> listening) {
    var fit = new AccountFit(samples, listening);
    var own = fit.moved(UnaryOperator.identity());
    var moved = fit.moved(fit.accounts()::get);
    return fit.heard(moved) > fit.heard(own) ? moved : own;
  }

  private Map<AccountRegion, AccountRegion> moved(Function<String, String> accounts) {
    var moved = new LinkedHashMap<AccountRegion, AccountRegion>();
    for (var place : samples.keySet()) {
      var account = accounts.apply(place.account());
      moved.put(
          place, new AccountRegion(account, region(place.account(), place.region(), account)));
    }
    return moved;
  }

  private int heard(Map<AccountRegion, AccountRegion> moved) {
    return samples.entrySet().stream()
        .filter(entry -> listening.contains(moved.get(entry.getKey())))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The best pairs first; whatever is left over keeps its id, unless another account got that. */
  private Map<String, String> accounts() {
    var to = new HashMap<String, String>();
    var from = new HashMap<String, String>();
    for (var pair : pairs()) {
      if (!to.containsKey(pair.from()) && !from.containsKey(pair.to())) {
        to.put(pair.from(), pair.to());
        from.put(pair.to(), pair.from());
      }
    }
    for (var account : sent.keySet()) {
      if (!to.containsKey(account)) {
        var free = account;
        while (from.containsKey(free)) {
          free = from.get(free);
        }
        to.put(account, free);
      }
    }
    return to;
  }

  private List<Pair> pairs() {
    var pairs = new ArrayList<Pair>();
    for (var from : sent.keySet()) {
      heard.keySet().forEach(to -> pairs.add(new Pair(from, to, fit(from, to))));
    }
    pairs.sort(
        Comparator.comparingInt(Pair::fit)
            .reversed()
            .thenComparing(pair -> !pair.from().equals(pair.to())));
    return pairs;
  }

  /** Events that are heard, less those that are not and the Regions that none comes from. */
  private int fit(String from, String to) {
    var fit = 0;
    var silent = new TreeSet<>(heard.get(to));
    for (var sample : sent.get(from).entrySet()) {
      var region = region(from, sample.getKey(), to);
      fit += heard.get(to).contains(region) ? sample.getValue() : -sample.getValue();
      silent.remove(region);
    }
    return fit - silent.size();
  }

  /**
   * If the account listens in none of the Regions, its first one stands for that of most events.
   */
  private String region(String from, String region, String to) {
    var regions = heard.getOrDefault(to, new TreeSet<>());
    var own = sent.get(from);
    if (regions.isEmpty() || own.keySet().stream().anyMatch(regions::contains)) {
      return region;
    }
    var most = Collections.max(own.entrySet(), Map.Entry.comparingByValue()).getKey();
    return region.equals(most) ? regions.first() : region;
  }
}
