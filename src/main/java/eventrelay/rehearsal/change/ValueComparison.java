package eventrelay.rehearsal.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import eventrelay.rehearsal.deployment.JsonEquality;
import eventrelay.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares one input with what it was, down to the values that differ. A policy is compared
 * statement by statement, and in JSON text neither the order of a list nor the brackets around its
 * only element mean anything, as in <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM's
 * policies</a> and EventBridge's patterns.
 */
final class ValueComparison {
  private static final String STATEMENT = "Statement";

  private final String input;
  private final List<InputChange> changes = new ArrayList<>();

  ValueComparison(String input) {
    this.input = input;
  }

  /** The values that differ, in the order of their keys; none if the two say the same. */
  List<InputChange> changes(JsonNode before, JsonNode after) {
    compare("", before, after, false);
    return List.copyOf(changes);
  }

  /** True for the engine's own notes, and for a default that only one side has written down. */
  static boolean ignores(String key, JsonNode before, JsonNode after) {
    return key.startsWith("__")
        || isDefaultOf(before, key) && !after.has(key)
        || isDefaultOf(after, key) && !before.has(key);
  }

  private static boolean isDefaultOf(JsonNode object, String key) {
    for (var name : object.path("__defaults")) {
      if (name.asText().equals(key)) {
        return true;
      }
    }
    return false;
  }

  /** Within JSON text, order and single elements make no difference, but for one matcher. */
  private void compare(String at, JsonNode before, JsonNode after, boolean inText) {
    var was = before.isNull() ? MissingNode.getInstance() : before;
    var is = after.isNull() ? MissingNode.getInstance() : after;
    if (JsonEquality.values(was, is)) {
      return;
    }
    var wasText = json(was);
    var isText = json(is);
    if (was.isObject() && is.isObject()) {
      objects(at, was, is, inText);
    } else if (inText
        && (was.isArray() || is.isArray())
        && !JsonEquality.isAbsent(was)
        && !JsonEquality.isAbsent(is)) {
      lists(at, list(was), list(is), true);
    } else if (was.isArray() && is.isArray()) {
      lists(at, list(was), list(is), false);
    } else if (wasText.isPresent() && isText.isPresent()) {
      compare(at, wasText.get(), isText.get(), true);
    } else {
      add(at, was, is);
    }
  }

  private void objects(String at, JsonNode before, JsonNode after, boolean inText) {
    var keys = new TreeSet<String>();
    before.fieldNames().forEachRemaining(keys::add);
    after.fieldNames().forEachRemaining(keys::add);
    for (var key : keys) {
      if (ignores(key, before, after)) {
        continue;
      }
      if (inText && at.isEmpty() && key.equals(STATEMENT)) {
        statements(list(before.path(key)), list(after.path(key)));
      } else {
        var anyOrder = inText && !JsonEquality.isOrdered(key);
        compare(inner(at, key), before.path(key), after.path(key), anyOrder);
      }
    }
  }

  private void statements(List<JsonNode> before, List<JsonNode> after) {
    var old = labelled(before);
    var young = labelled(after);
    old.forEach((label, was) -> compare(label, was, young.getOrDefault(label, missing()), true));
    young.forEach(
        (label, is) -> {
          if (!old.containsKey(label)) {
            compare(label, missing(), is, true);
          }
        });
  }

  /** By Sid; what has none, or one that another has too, by its number. */
  private static Map<String, JsonNode> labelled(List<JsonNode> statements) {
    var labelled = new LinkedHashMap<String, JsonNode>();
    for (var statement : statements) {
      var sid = statement.path("Sid").asText();
      var label = "statement " + (sid.isEmpty() ? labelled.size() + 1 : sid) + ":";
      while (labelled.containsKey(label)) {
        label = label + labelled.size() + ":";
      }
      labelled.put(label, statement);
    }
    return labelled;
  }

  private void lists(String at, List<JsonNode> before, List<JsonNode> after, boolean inText) {
    var gone = without(before, after);
    var come = without(after, before);
    if (gone.size() == 1 && come.size() == 1 && before.size() == after.size()) {
      // One element that became another; the others may have moved.
      compare(
          before.size() == 1 ? at : at + "[" + before.indexOf(gone.get(0)) + "]",
          gone.get(0),
          come.get(0),
          inText);
    } else if (gone.isEmpty() && come.isEmpty()) {
      if (!inText) {
        add(at, array(before), array(after));
      }
    } else {
      gone.forEach(each -> add(at, each, missing()));
      come.forEach(each -> add(at, missing(), each));
    }
  }

  private static List<JsonNode> without(List<JsonNode> all, List<JsonNode> others) {
    var rest = new ArrayList<>(all);
    others.forEach(rest::remove);
    return rest;
  }

  private void add(String at, JsonNode before, JsonNode after) {
    var place = at.endsWith(":") ? at.substring(0, at.length() - 1) : at;
    changes.add(new InputChange(input, place, present(before), present(after), false));
  }

  /** The value of a text that is a JSON object or list. */
  private static Optional<JsonNode> json(JsonNode value) {
    var text = value.isTextual() ? value.textValue().strip() : "";
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(text));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // Text that only looks like JSON is compared as text.
    }
  }

  private static String inner(String at, String key) {
    if (at.isEmpty()) {
      return key;
    }
    return at.endsWith(":") ? at + " " + key : at + "." + key;
  }

  private static List<JsonNode> list(JsonNode value) {
    if (JsonEquality.isAbsent(value)) {
      return List.of();
    }
    var list = new ArrayList<JsonNode>();
    if (value.isArray()) {
      value.forEach(list::add);
    } else {
      list.add(value);
    }
    return list;
  }

  private static JsonNode array(List<JsonNode> values) {
    return JsonNodeFactory.instance.arrayNode().addAll(values);
  }

  private static Optional<JsonNode> present(JsonNode value) {
    return JsonEquality.isAbsent(value) ? Optional.empty() : Optional.of(value);
  }

  private static JsonNode missing() {
    return MissingNode.getInstance();
  }
}
