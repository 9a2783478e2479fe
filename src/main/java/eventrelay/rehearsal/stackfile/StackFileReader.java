package eventrelay.rehearsal.stackfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.text.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
      if (!isEncrypted(value)) {
        values.put(key, value.isTextual() ? value.textValue() : Json.write(value));
      } else if (key.startsWith(project + ":")) {
        throw wrong(
            key
                + " is encrypted; the rehearsal cannot read it and nothing in these settings is"
                + " secret",
            "set it in plain (pulumi config set --stack " + stack + " " + key + " <value>)");
      }
    }
    return values;
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

  private static boolean isEncrypted(JsonNode value) {
    if (value.size() == 1 && value.path("secure").isTextual()) {
      return true;
    }
    for (var child : value) {
      if (isEncrypted(child)) {
        return true;
      }
    }
    return false;
  }

  private UnusableInputException wrong(String problem, String remedy) {
    return UnusableInputException.in(file, problem, remedy);
  }
}
