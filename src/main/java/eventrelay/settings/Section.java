package eventrelay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One object of a stack file, read key by key; notes what has the wrong type or is not known. */
final class Section {
  private final String path;
  private final List<String> keys;
  private final ObjectNode object;
  private final Mistakes mistakes;

  /**
   * Reads one.
   *
   * @param path its full name
   * @param keys those that it takes
   */
  Section(String path, List<String> keys, ObjectNode object, Mistakes mistakes) {
    this.path = path;
    this.keys = keys;
    this.object = object;
    this.mistakes = mistakes;
  }

  /** The full name of this section. */
  String path() {
    return path;
  }

  /** The full name of a key of this section. */
  String path(String key) {
    return path.endsWith(":") ? path + key : path + "." + key;
  }

  /** The namespace of this section's keys, which is the project's name. */
  String namespace() {
    return path.substring(0, path.indexOf(':'));
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  /** A non-blank text, if the key is there. */
  Optional<String> text(String key, String example) {
    return value(key)
        .flatMap(
            value -> {
              if (value.isTextual() && !value.textValue().isBlank()) {
                return Optional.of(value.textValue());
              }
              mistakes.add(
                  path(key),
                  value,
                  // It may have had zeros in front, so it is not taken for the text that was meant.
                  value.isNumber()
                      ? "this is a number; write it in quotes (pulumi config set --path --type string)"
                      : "this is not a text; write " + example);
              return Optional.empty();
            });
  }

  /** True or false, if the key is there. */
  Optional<Boolean> flag(String key) {
    return value(key)
        .flatMap(
            value -> {
              if (value.isBoolean()) {
                return Optional.of(value.booleanValue());
              }
              mistakes.add(path(key), value, "write true or false");
              return Optional.empty();
            });
  }

  /** A list of texts, if the key is there; the empty list if it has another type. */
  Optional<List<String>> texts(String key, String example) {
    return value(key)
        .map(
            value -> {
              var texts = new ArrayList<String>();
              if (!value.isArray()) {
                mistakes.add(path(key), value, "this is not a list; write " + example);
                return texts;
              }
              for (var i = 0; i < value.size(); i++) {
                if (value.get(i).isTextual()) {
                  texts.add(value.get(i).textValue());
                } else {
                  mistakes.add(
                      path(key) + "[" + i + "]",
                      value.get(i),
                      "this is not a text; put it in quotes: " + example);
                }
              }
              return texts;
            });
  }

  /** An object, if the key is there. */
  Optional<Section> section(String key, String example) {
    return value(key)
        .flatMap(
            value -> {
              if (value instanceof ObjectNode child) {
                return Optional.of(new Section(path(key), NestedKey.in(key), child, mistakes));
              }
              mistakes.add(path(key), value, "this is not an object; write " + example);
              return Optional.empty();
            });
  }

  /** What {@code read} makes of each object of a list; empty if the key is not there. */
  <T> List<T> each(String key, String example, Function<Section, T> read) {
    var found = new ArrayList<T>();
    value(key)
        .ifPresent(
            value -> {
              if (!value.isArray()) {
                mistakes.add(path(key), value, "this is not a list; write " + example);
                return;
              }
              for (var i = 0; i < value.size(); i++) {
                var path = path(key) + "[" + i + "]";
                if (value.get(i) instanceof ObjectNode child) {
                  found.add(read.apply(new Section(path, NestedKey.in(key), child, mistakes)));
                } else {
                  mistakes.add(path, value.get(i), "this is not an object; write " + example);
                }
              }
            });
    return found;
  }

  /** The key's value, if it has one. */
  Optional<JsonNode> value(String key) {
    if (!keys.contains(key)) {
      throw new IllegalStateException(path(key) + " is read, but it is not a key of a stack file");
    }
    return Optional.ofNullable(object.get(key)).filter(value -> !value.isNull());
  }

  /** Every other key is a mistake. */
  void refuseOtherKeys() {
    object
        .properties()
        .forEach(
            entry -> {
              if (!keys.contains(entry.getKey())) {
                mistakes.add(
                    path(entry.getKey()),
                    entry.getValue(),
                    entry.getKey().matches("\\w+[.\\[].*")
                        ? "there is no such key; if it is a path, write pulumi config set --path"
                        : "there is no such key; write one of " + String.join(", ", keys));
              }
            });
  }

  boolean isEmpty() {
    return object.isEmpty();
  }

  /** This section as the file has it. */
  ObjectNode json() {
    return object;
  }
}
