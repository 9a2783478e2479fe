package eventrelay.rehearsal.report.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Values that a page holds once each, and that its other parts name by their number. */
final class IndexedSet<T> {
  private final Map<T, Integer> numbers = new LinkedHashMap<>();

  int number(T value) {
    var next = numbers.size();
    var known = numbers.putIfAbsent(value, next);
    return known == null ? next : known;
  }

  /** In the order of their numbers. */
  Set<T> all() {
    return numbers.keySet();
  }
}
