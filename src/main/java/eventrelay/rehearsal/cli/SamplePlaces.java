package eventrelay.rehearsal.cli;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.Listening;
import eventrelay.rehearsal.cloud.PlaceNames;
import eventrelay.rehearsal.topology.PlaceGroup;
import eventrelay.rehearsal.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where sample events are sent from: the accounts and Regions that the rehearsed stacks listen in.
 * Samples that all come from one account and Region say nothing about it; each of them is sent from
 * one account and Region of each shape. Samples that come from several tell these apart, and each
 * of their accounts stands for one of the stacks ({@link AccountFit}).
 *
 * @param moves by the account and Region that a sample names
 * @param notes what the reader of a report has to know, each a sentence
 */
record SamplePlaces(Map<AccountRegion, List<AccountRegion>> moves, List<String> notes) {
  private static final int MOST_SHOWN = 4;

  /** Every sample where it names, for stacks that do not say where events come from. */
  static final SamplePlaces UNMOVED = new SamplePlaces(Map.of(), List.of());

  /**
   * Finds the places for some samples.
   *
   * @param samples how many events name which account and Region
   */
  static SamplePlaces of(Map<AccountRegion, Integer> samples, Stacks stacks) {
    var listening = Listening.in(stacks.cloud());
    if (listening.isEmpty() && stacks.members().places().isEmpty()) {
      return UNMOVED;
    }
    return samples.size() == 1
        ? ofEachShape(samples.keySet().iterator().next(), listening, stacks)
        : ofEachAccount(AccountFit.of(samples, listening));
  }

  /** Where a sample is sent from, instead of the account and Region that it names. */
  List<AccountRegion> of(AccountRegion named) {
    return moves.getOrDefault(named, List.of(named));
  }

  /** StackSets are rehearsed in few accounts already: an event comes from each of those. */
  private static SamplePlaces ofEachShape(
      AccountRegion own, List<AccountRegion> listening, Stacks stacks) {
    var members = stacks.members().places();
    var others = listening.stream().filter(place -> !members.contains(place)).toList();
    var groups =
        others.size() < 2
            ? others.stream().map(place -> new PlaceGroup(List.of(place))).toList()
            : PlaceGroup.in(Topology.of(stacks.cloud()), others);
    var places = new ArrayList<AccountRegion>();
    var shown = new ArrayList<String>();
    for (var group : groups) {
      var first = group.places().contains(own) ? own : group.places().get(0);
      var rest = group.places().stream().filter(place -> !place.equals(first)).toList();
      places.add(first);
      shown.add(
          PlaceNames.of(first)
              + (rest.isEmpty() ? "" : " (of the same shape: " + PlaceNames.of(rest) + ")"));
    }
    places.addAll(members);
    var note =
        others.isEmpty() || others.equals(List.of(own))
            ? List.<String>of()
            : List.of(
                "the sample events are sent from %s, where these stacks listen"
                    .formatted(some(shown)));
    return new SamplePlaces(Map.of(own, places), note);
  }

  private static SamplePlaces ofEachAccount(Map<AccountRegion, AccountRegion> fit) {
    var moves = new LinkedHashMap<AccountRegion, List<AccountRegion>>();
    var shown = new ArrayList<String>();
    fit.forEach(
        (from, to) -> {
          moves.put(from, List.of(to));
          if (!from.equals(to)) {
            shown.add("%s for %s".formatted(PlaceNames.of(to), PlaceNames.of(from)));
          }
        });
    if (shown.isEmpty()) {
      return new SamplePlaces(moves, List.of());
    }
    return new SamplePlaces(
        moves,
        List.of("the sample events are sent from where these stacks listen: " + some(shown)));
  }

  private static String some(List<String> shown) {
    var first = String.join(", ", shown.subList(0, Math.min(MOST_SHOWN, shown.size())));
    var more = shown.size() - MOST_SHOWN;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }
}
