package eventrelay.rehearsal.stackfile;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One stack's settings, as the engine would hand them to the program.
 *
 * @param stack the stack's name, from the file's name
 * @param path the file
 * @param config by key with namespace ({@code event-relay:bus}), in the file's order: a string as
 *     it is, every other value as compact JSON text
 */
public record StackFile(String stack, Path path, Map<String, String> config) {
  /** Keeps its own copy of the config, in the same order. */
  public StackFile {
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
  }
}
