package eventrelay.rehearsal.stackfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.text.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the config out of one stack file. */
final class StackFileReader {
  private static final Set<String> KNOWN =
      Set.of("config", "environment", "secretsprovider", "encryptedkey", "encryptionsalt");

  private final Path file;
  private final String project;

  StackFileReader(Path file, String project) {
    this.file = file;
    this.project = project;
  }

  StackFile read(String stack) {
    var document = YamlDocument.of(file);
    if (!(document instanceof ObjectNode settings)) {
      // Like Pulumi: an empty file is a stack that has no settings yet.
      if (document.isNull()) {
        return new StackFile(stack, file, Map.of());
      }
      throw wrong("it is not a map", "write the settings below `config:`");
    }
    for (String key : (Iterable<String>) settings::fieldNames) {
      if (!KNOWN.contains(key)) {
        throw wrong(
            "Pulumi knows no top-level key " + key, "indent it below `config:`, or delete it");
      }
    }
    var environments = Environments.in(settings.path("environment"));
    if (!environments.isEmpty()) {
      throw wrong(
          "it takes settings from an environment (%s), which only Pulumi Cloud can open, so what this stack declares is not known here"
              .formatted(String.join(", ", environments)),
          "write the settings below `config:` and start Pulumi with `pulumi env run` instead, or"
              + " rehearse what is deployed, with --export");
    }
    return new StackFile(stack, file, config(settings.path("config"), stack));
  }

  private Map<String, String> config(JsonNode config, String stack) {
    if (config.isMissingNode() || config.isNull()) {
      return Map.of();
    }
    if (!config.isObject()) {
      throw wrong("config is not a map", "write `" + project + ":<name>: <value>` lines below it");
    }
    var values = new LinkedHashMap<String, String>();
    var seen = JsonNodeFactory.instance.objectNode();
    for (var entry : config.properties()) {
      var key = key(entry.getKey());
      var value = entry.getValue();
      if (seen.replace(key, value) != null) {
        throw wrong("config has " + key + " in two spellings", "delete one of the two");
      }
      if (value.isNull()) {
        throw wrong(key + " has no value", "give it one, or delete the line");
      }
      var encrypted = encrypted(key, value);
      if (encrypted.isEmpty()) {
        values.put(key, value.isTextual() ? value.textValue() : Json.write(value));
      } else if (key.startsWith(project + ":")) {
        var path = encrypted.get();
        throw wrong(
            path
                + " is encrypted; the rehearsal cannot read it and nothing in these settings is"
                + " secret",
            "set it in plain (pulumi config set --stack %s %s <value>)"
                .formatted(
                    stack,
                    path.equals(key) ? "--plaintext " + key : "--plaintext --path '" + path + "'"));
      }
      if (key.startsWith(project + ":") && value.isTextual()) {
        refuseJson(key, value.textValue(), stack);
      }
    }
    return values;
  }

  /** Pulumi takes it for a text, where the program needs an object or a list. */
  private void refuseJson(String key, String text, String stack) {
    if (text.startsWith("{") || text.startsWith("[")) {
      throw wrong(
          key
              + " is a text in quotes, though it looks like "
              + (text.startsWith("{") ? "an object" : "a list"),
          "take the quotes away, or set it part by part (pulumi config set --stack %s --path)"
              .formatted(stack));
    }
  }

  /** The key with its namespace, in the shorter of the two spellings that Pulumi accepts. */
  private String key(String written) {
    var parts = written.split(":", -1);
    if (parts.length == 1) {
      return project + ":" + written;
    }
    if (parts.length == 2) {
      return written;
    }
    if (parts.length == 3 && parts[1].equals("config")) {
      return parts[0] + ":" + parts[2];
    }
    throw wrong(
        "config key " + written + " has more than one colon", "write it as <namespace>:<name>");
  }

  /** The path of the first encrypted value in it. */
  private static Optional<String> encrypted(String path, JsonNode value) {
    if (value.size() == 1 && value.path("secure").isTextual()) {
      return Optional.of(path);
    }
    for (var i = 0; value.isArray() && i < value.size(); i++) {
      var found = encrypted(path + "[" + i + "]", value.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return value.properties().stream()
        .flatMap(child -> encrypted(path + "." + child.getKey(), child.getValue()).stream())
        .findFirst();
  }

  private UnusableInputException wrong(String problem, String remedy) {
    return UnusableInputException.in(file, problem, remedy);
  }
}
