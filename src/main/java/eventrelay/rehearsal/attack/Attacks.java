package eventrelay.rehearsal.attack;

import eventrelay.rehearsal.cloud.Cloud;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks of each resource that events pass who may do what to it. What is the same of resources of
 * several accounts or Regions is asked once, and counted.
 */
public final class Attacks {
  /** What resources of one shape have in common. */
  private static final class Alike {
    private final Attempts attempts;
    private final List<Attack> byDesign;
    private int count;

    Alike(Attempts attempts, List<Attack> byDesign) {
      this.attempts = attempts;
      this.byDesign = byDesign;
    }

    Stream<Attack> rows() {
      return Stream.of(
              AttackKinds.ALL.stream()
                  .filter(kind -> kind.on() == attempts.attacked().kind())
                  .flatMap(kind -> attempts.rows(kind).stream()),
              byDesign.stream(),
              attempts.bySenders().stream())
          .flatMap(rows -> rows)
          .map(row -> row.times(count));
    }
  }

  private Attacks() {}

  /** All attempts against the stacks, by resource, in the order of an event's way. */
  public static List<Attack> on(Cloud cloud) {
    var shapes = new LinkedHashMap<String, Alike>();
    for (var attacked : EventsWay.of(cloud)) {
      var byDesign = ByDesign.rows(cloud, attacked);
      shapes.computeIfAbsent(
              attacked.shape(cloud, byDesign),
              any -> new Alike(new Attempts(cloud, attacked), byDesign))
          .count++;
    }
    var rows = new ArrayList<Attack>();
    shapes.values().stream().flatMap(Alike::rows).forEach(rows::add);
    return rows;
  }
}
