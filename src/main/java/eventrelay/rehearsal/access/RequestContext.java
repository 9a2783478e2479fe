package eventrelay.rehearsal.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of the condition keys of a request; see the IAM User Guide, "The request context".
 * A key that is not listed is unknown: AWS may supply it or not.
 */
public final class RequestContext {

  /** What a key may be, an empty list of values for its absence; no reading if it may be any. */
  private record Key(List<List<String>> readings, Truth present, String why) {}

  private static final Key ABSENT = new Key(List.of(List.of()), Truth.NO, "");
  private static final Key UNKNOWN =
      new Key(
          List.of(),
          Truth.PERHAPS,
          "whether AWS supplies that key with this request, and with which value, is not known here;"
              + " a real request settles it");

  private final Map<String, Key> keys = new HashMap<>();
  private final Key otherwise;

  private RequestContext(Key otherwise) {
    this.otherwise = otherwise;
  }

  /** A context of which nothing is known yet. */
  public static RequestContext open() {
    return new RequestContext(UNKNOWN);
  }

  /**
   * A context in which every other key is absent.
   *
   * @param values the keys that are there; a key without values is absent too
   * @throws IllegalArgumentException if two keys differ only in case
   */
  public static RequestContext complete(Map<String, List<String>> values) {
    var context = new RequestContext(ABSENT);
    values.forEach(
        (key, each) -> {
          if (context.keys.containsKey(lowerCase(key))) {
            throw new IllegalArgumentException("the context has " + key + " twice");
          }
          context.may(key, "", List.of(each));
        });
    return context;
  }

  /** The key has these values. */
  public RequestContext has(String key, String... values) {
    return may(key, "", List.of(List.of(values)));
  }

  /** The request never has these keys, written with blanks between; {@code …/*} is every tag. */
  public RequestContext lacks(String absent) {
    return put(absent, ABSENT);
  }

  /** The request has the keys, and nothing here says with which values. */
  public RequestContext hides(String why, String present) {
    return put(present, new Key(List.of(), Truth.YES, why));
  }

  /** Nothing here says whether the request has the keys. */
  public RequestContext leavesOpen(String why, String unknown) {
    return put(unknown, new Key(List.of(), Truth.PERHAPS, why));
  }

  /** The key has one of several lists of values, where an empty one means its absence. */
  public RequestContext may(String key, String why, List<List<String>> readings) {
    var present =
        readings.stream().allMatch(List::isEmpty)
            ? Truth.NO
            : readings.stream().anyMatch(List::isEmpty) ? Truth.PERHAPS : Truth.YES;
    keys.put(lowerCase(key), new Key(List.copyOf(readings), present, why));
    return this;
  }

  private RequestContext put(String names, Key known) {
    for (var name : names.split("\\s+")) {
      keys.put(lowerCase(name), known);
    }
    return this;
  }

  /** What the key may be; nothing if it may be anything. */
  List<List<String>> readings(String key) {
    return find(key).readings;
  }

  /** The key's values, none if it is absent; empty if that is not known. */
  Optional<List<String>> values(String key) {
    var readings = readings(key);
    return readings.size() == 1 ? Optional.of(readings.get(0)) : Optional.empty();
  }

  Truth present(String key) {
    return find(key).present;
  }

  /** What the request has for the key, for a sentence. */
  String given(String key) {
    return readings(key).isEmpty()
        ? "one"
        : readings(key).stream()
            .map(values -> values.isEmpty() ? "none" : Abbreviated.of(values))
            .collect(Collectors.joining(" or "));
  }

  /** Why the key is not known, and what would settle it, as a clause. */
  String why(String key) {
    return find(key).why;
  }

  private Key find(String key) {
    var exact = lowerCase(key);
    var found = keys.get(exact);
    if (found == null && exact.indexOf('/') > 0) {
      found = keys.get(exact.substring(0, exact.indexOf('/')) + "/*");
    }
    return found == null ? otherwise : found;
  }

  private static String lowerCase(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}
