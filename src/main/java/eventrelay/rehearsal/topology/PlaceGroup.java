package eventrelay.rehearsal.topology;

import eventrelay.names.AccountRegion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Accounts and Regions of the same shape: what an event meets in each is the same but for the
 * account's own 12 digits and the names of its Regions.
 *
 * @param places at least one
 */
public record PlaceGroup(List<AccountRegion> places) {
  /** Keeps its own copy of the list. */
  public PlaceGroup {
    places = List.copyOf(places);
  }

  /**
   * Groups some accounts and Regions of a topology, each in one group, in the order of their first
   * ones.
   */
  public static List<PlaceGroup> in(Topology topology, Collection<AccountRegion> places) {
    var shapes = new PlaceShapes(topology, places);
    var byShape = new LinkedHashMap<List<String>, List<AccountRegion>>();
    for (var place : places) {
      byShape.computeIfAbsent(shapes.of(place), any -> new ArrayList<>()).add(place);
    }
    return byShape.values().stream().map(PlaceGroup::new).toList();
  }
}
