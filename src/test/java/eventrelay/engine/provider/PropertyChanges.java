package eventrelay.engine.provider;

import eventrelay.rehearsal.deployment.JsonEquality;
import eventrelay.rehearsal.types.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.PropertyDiff;
import pulumirpc.Provider.PropertyDiff.Kind;

/** What has changed between two sets of inputs, property by property. */
final class PropertyChanges {
  private final Map<String, PropertyDiff> changes = new TreeMap<>();
  private final List<String> replaces;

  PropertyChanges(String type, Map<String, Object> before, Map<String, Object> after) {
    var replacing = ResourceTypes.replacing(type);
    var properties = new TreeSet<>(before.keySet());
    properties.addAll(after.keySet());
    properties.removeIf(property -> property.startsWith("__"));
    for (var property : properties) {
      if (!same(before.get(property), after.get(property))) {
        changes.put(
            property,
            PropertyDiff.newBuilder()
                .setKind(kind(property, before, after, replacing.contains(property)))
                .setInputDiff(true)
                .build());
      }
    }
    replaces = changes.keySet().stream().filter(replacing::contains).toList();
  }

  boolean replace() {
    return !replaces.isEmpty();
  }

  /**
   * @param sameId true if the replacement would have the old one's id, so that there cannot be both
   */
  DiffResponse response(boolean sameId) {
    return DiffResponse.newBuilder()
        .setChanges(changes.isEmpty() ? DiffChanges.DIFF_NONE : DiffChanges.DIFF_SOME)
        .addAllDiffs(changes.keySet())
        .addAllReplaces(replaces)
        .putAllDetailedDiff(changes)
        .setHasDetailedDiff(true)
        .setDeleteBeforeReplace(replace() && sameId)
        .build();
  }

  private static Kind kind(
      String property, Map<String, Object> before, Map<String, Object> after, boolean replaces) {
    if (!before.containsKey(property)) {
      return replaces ? Kind.ADD_REPLACE : Kind.ADD;
    }
    if (!after.containsKey(property)) {
      return replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
    }
    return replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
  }

  private static boolean same(Object one, Object other) {
    if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
      if (a.containsKey("hash")) {
        return a.get("hash").equals(b.get("hash")); // An archive is its content, not its path.
      }
      var keys = new TreeSet<String>();
      a.keySet().forEach(key -> keys.add(key.toString()));
      b.keySet().forEach(key -> keys.add(key.toString()));
      return keys.stream()
          .filter(key -> !key.startsWith("__"))
          .allMatch(key -> same(a.get(key), b.get(key)));
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
    }
    if (one == null || other == null) {
      return one == other;
    }
    return one.equals(other)
        || one instanceof String a && other instanceof String b && JsonEquality.texts(a, b);
  }
}
