package eventrelay.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.pulumi.Context;
import eventrelay.text.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of one stack under the namespace {@code event-relay}, as the engine hands them over:
 * text as it is, everything else as JSON (Pulumi documentation, "Configuration").
 *
 * @param file the stack file's name, for messages
 * @param values by key, without the namespace
 */
public record StackConfig(String file, Map<String, String> values) {
  /** The namespace of every key: the project's name. */
  public static final String NAMESPACE = "event-relay";

  /** Where the language host puts the configuration of the stack that it runs. */
  private static final String ENGINE_CONFIG = "PULUMI_CONFIG";

  /** The configuration of the stack that runs. */
  public static StackConfig of(Context ctx) {
    return of(ctx, engineKeys());
  }

  /**
   * The configuration of the stack that runs, when the caller knows which keys it sets: the SDK
   * gives the value of a key, but not the keys.
   */
  public static StackConfig of(Context ctx, Set<String> keysSet) {
    var config = ctx.config(NAMESPACE);
    var keys = new TreeSet<>(keysSet);
    keys.addAll(Settings.KEYS);
    var values = new LinkedHashMap<String, String>();
    for (var key : keys) {
      config.get(key).ifPresent(value -> values.put(key, value));
    }
    return new StackConfig("Pulumi." + ctx.stackName() + ".yaml", values);
  }

  private static Set<String> engineKeys() {
    var keys = new TreeSet<String>();
    var config = System.getenv(ENGINE_CONFIG);
    if (config != null && !config.isBlank()) {
      try {
        Json.read(config).fieldNames().forEachRemaining(keys::add);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(ENGINE_CONFIG + " is not JSON", e);
      }
    }
    return ofNamespace(keys);
  }

  /** Those of the full keys that are in the namespace, without it. */
  public static Set<String> ofNamespace(Set<String> fullKeys) {
    var keys = new TreeSet<String>();
    for (var key : fullKeys) {
      // Before namespaces were settled, the engine wrote `project:config:key`.
      var plain = key.replace(NAMESPACE + ":config:", NAMESPACE + ":");
      if (plain.startsWith(NAMESPACE + ":")) {
        keys.add(plain.substring(NAMESPACE.length() + 1));
      }
    }
    return keys;
  }
}
