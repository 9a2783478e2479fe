package eventrelay.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.pulumi.Context;
import eventrelay.text.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of one stack, as the engine hands them over: text as it is, everything else as JSON.
 * Their namespace is the project's name (<a
 * href="https://www.pulumi.com/docs/iac/concepts/config/">Pulumi documentation,
 * "Configuration"</a>).
 *
 * @param file the stack file's name, for messages
 * @param namespace the project's name
 * @param values by key, without the namespace
 * @param misplaced full keys of settings that are in another namespace, where Pulumi does not look
 */
public record StackConfig(
    String file, String namespace, Map<String, String> values, Set<String> misplaced) {
  /** The name that the project is shipped with. */
  public static final String SHIPPED = "event-relay";

  /** Where the language host puts the configuration of the stack that it runs. */
  private static final String ENGINE_CONFIG = "PULUMI_CONFIG";

  /** Keeps its own copies, in the same order. */
  public StackConfig {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    misplaced = Collections.unmodifiableSet(new LinkedHashSet<>(misplaced));
  }

  /** The configuration of the stack that runs. */
  public static StackConfig of(Context ctx) {
    return of(ctx, engineKeys());
  }

  /**
   * The configuration of the stack that runs, when the caller knows which keys it sets: the SDK
   * gives the value of a key, but not the keys.
   *
   * @param fullKeys with their namespaces
   */
  public static StackConfig of(Context ctx, Set<String> fullKeys) {
    var config = ctx.config();
    var keys = new TreeSet<>(Settings.KEYS);
    var misplaced = sort(ctx.projectName(), fullKeys, keys);
    var values = new LinkedHashMap<String, String>();
    for (var key : keys) {
      config.get(key).ifPresent(value -> values.put(key, value));
    }
    return new StackConfig(
        "Pulumi." + ctx.stackName() + ".yaml", ctx.projectName(), values, misplaced);
  }

  /**
   * The configuration that a stack file holds.
   *
   * @param config by full key
   */
  public static StackConfig of(String file, String project, Map<String, String> config) {
    var keys = new LinkedHashSet<String>();
    var misplaced = sort(project, config.keySet(), keys);
    var values = new LinkedHashMap<String, String>();
    keys.forEach(key -> values.put(key, config.get(project + ":" + key)));
    return new StackConfig(file, project, values, misplaced);
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
    return keys;
  }

  /** Adds the project's keys to {@code own}, and gives those that are meant for it but are not. */
  private static Set<String> sort(String project, Set<String> fullKeys, Set<String> own) {
    var misplaced = new LinkedHashSet<String>();
    for (var key : fullKeys) {
      // Before namespaces were settled, the engine wrote `project:config:key`.
      var parts = key.replaceFirst(":config:", ":").split(":", 2);
      if (parts.length < 2) {
        continue;
      }
      if (parts[0].equals(project)) {
        own.add(parts[1]);
      } else if (parts[0].equals(SHIPPED) || Settings.KEYS.contains(parts[1])) {
        misplaced.add(parts[0] + ":" + parts[1]);
      }
    }
    return misplaced;
  }
}
