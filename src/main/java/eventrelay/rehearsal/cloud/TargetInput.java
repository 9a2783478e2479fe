package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import eventrelay.text.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a target gets in place of the whole event (EventBridge User Guide, "Amazon EventBridge input
 * transformation").
 *
 * @param constant {@code input}: always this JSON
 * @param path {@code inputPath}: this part of the event
 * @param paths of {@code inputTransformer}: by a variable's name, the part of the event it is for
 * @param template of {@code inputTransformer}, in which each variable is in angle brackets
 */
public record TargetInput(
    Optional<String> constant,
    Optional<String> path,
    Map<String, String> paths,
    Optional<String> template) {
  /** Of a target that says nothing else. */
  static final TargetInput WHOLE_EVENT =
      new TargetInput(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

  private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9_.-]+)>");
  private static final Pattern PATH = Pattern.compile("\\$((\\.[A-Za-z0-9_-]+|\\[[0-9]+])*)");

  /** Keeps its own copy of the map. */
  public TargetInput {
    paths = Map.copyOf(paths);
  }

  /** True if the target gets the event as it is. */
  public boolean isWholeEvent() {
    return equals(WHOLE_EVENT);
  }

  static TargetInput of(Properties target) {
    var paths = new TreeMap<String, String>();
    target
        .value("inputTransformer")
        .path("inputPaths")
        .properties()
        .forEach(entry -> paths.put(entry.getKey(), entry.getValue().asText()));
    return new TargetInput(
        target.text("input"),
        target.text("inputPath"),
        paths,
        target.text("inputTransformer", "inputTemplate"));
  }

  /**
   * What the target gets.
   *
   * @param event the whole event
   * @param rule the ARN of the rule, which a template may name
   * @return empty if that cannot be said
   */
  public Optional<JsonNode> of(JsonNode event, String rule) {
    if (constant.isPresent()) {
      return json(constant.get());
    }
    if (path.isPresent()) {
      return at(event, path.get()).filter(value -> !value.isMissingNode());
    }
    return template.isPresent() ? transformed(event, rule) : Optional.of(event);
  }

  private Optional<JsonNode> transformed(JsonNode event, String rule) {
    var values = new TreeMap<String, JsonNode>();
    for (var entry : paths.entrySet()) {
      var value = at(event, entry.getValue());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.put(entry.getKey(), value.get());
    }
    values.put("aws.events.rule-arn", TextNode.valueOf(rule));
    values.put("aws.events.event.json", event);
    var text = template.orElseThrow();
    var out = new StringBuilder();
    var end = 0;
    var variables = VARIABLE.matcher(text);
    while (variables.find()) {
      var value = values.get(variables.group(1));
      if (value == null) {
        return Optional.empty();
      }
      out.append(text, end, variables.start());
      out.append(
          isInText(out) ? inText(value) : value.isMissingNode() ? "\"\"" : Json.write(value));
      end = variables.end();
    }
    return json(out.append(text.substring(end)).toString());
  }

  /** True if a quotation mark is open, not counting those after a backslash. */
  private static boolean isInText(CharSequence before) {
    var open = false;
    for (var i = 0; i < before.length(); i++) {
      if (before.charAt(i) == '\\') {
        i++;
      } else if (before.charAt(i) == '"') {
        open = !open;
      }
    }
    return open;
  }

  private static String inText(JsonNode value) {
    var json =
        value.isMissingNode() ? "" : value.isTextual() ? value.textValue() : Json.write(value);
    var quoted = Json.write(TextNode.valueOf(json));
    return quoted.substring(1, quoted.length() - 1);
  }

  private static Optional<JsonNode> at(JsonNode event, String path) {
    if (!PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    var pointer = path.substring(1).replace(".", "/").replace("[", "/").replace("]", "");
    return Optional.of(event.at(JsonPointer.compile(pointer)));
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(Json.read(text));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // AWS does not say what a target gets then.
    }
  }
}
