package eventrelay.policy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Patterns with many {@code $or} lists, as JSON. */
public final class OrPattern {
  private OrPattern() {}

  /** So many keys, each with a list of so many alternatives: their numbers multiply. */
  public static String of(int keys, int alternatives) {
    return IntStream.range(0, keys)
        .mapToObj(key -> "\"k%d\":{\"$or\":[%s]}".formatted(key, list(alternatives)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String list(int alternatives) {
    return IntStream.range(0, alternatives)
        .mapToObj("{\"f%d\":[1]}"::formatted)
        .collect(Collectors.joining(","));
  }
}
