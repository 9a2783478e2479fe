package eventrelay.rehearsal.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.access.Statement;
import eventrelay.text.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values that a resource's policy names. A caller that differs from all of them is to the
 * policy as any other such caller, so that these and one more are all that there are to try.
 */
final class PolicyValues {
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
  private static final String PRINCIPAL = "principal ";

  /** By the key of a condition, or the type of a principal. */
  private final Map<String, Set<String>> values = new TreeMap<>();

  private final Set<String> places = new LinkedHashSet<>();

  PolicyValues(List<Statement> statements) {
    for (var i = 0; i < statements.size(); i++) {
      if (!statements.get(i).json().isEmpty()) {
        read(i, parse(statements.get(i).json()));
      }
    }
  }

  private void read(int statement, JsonNode json) {
    var principal = json.path("Principal");
    if (principal.isTextual()) {
      add(statement, PRINCIPAL + "aws", principal);
    }
    principal
        .properties()
        .forEach(each -> add(statement, PRINCIPAL + each.getKey(), each.getValue()));
    add(statement, "resource", json.path("Resource"));
    for (var operator : json.path("Condition").properties()) {
      for (var key : operator.getValue().properties()) {
        if (operator.getKey().equals("Null")) {
          values.computeIfAbsent(
              key.getKey().toLowerCase(Locale.ROOT), any -> new LinkedHashSet<>());
        } else {
          add(statement, key.getKey(), key.getValue());
        }
      }
    }
  }

  private void add(int statement, String key, JsonNode node) {
    var lower = key.toLowerCase(Locale.ROOT);
    for (var each : node.isArray() ? node : List.of(node)) {
      values.computeIfAbsent(lower, any -> new LinkedHashSet<>()).add(each.asText());
      if (ACCOUNT.matcher(each.asText()).find()) {
        places.add(statement + lower + " " + each.asText());
      }
    }
  }

  /** The values of a condition key, in lower case. */
  Set<String> of(String key) {
    return values.getOrDefault(key, Set.of());
  }

  /** The principals of a type. */
  Set<String> principals(String type) {
    return of(PRINCIPAL + type);
  }

  boolean names(String key) {
    return values.containsKey(key);
  }

  /** Every account that the policy names in any way. */
  Set<String> accounts() {
    return places.stream()
        .flatMap(place -> ACCOUNT.matcher(place).results())
        .map(found -> found.group())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Where the policy names an account: what is the same of two is alike to the policy. */
  Set<String> places(String account) {
    return places.stream()
        .filter(place -> place.contains(account))
        .map(place -> place.replace(account, ""))
        .collect(Collectors.toSet());
  }

  /** A text that a pattern matches; what is already a text stays as it is. */
  static String instance(String pattern) {
    return pattern.replace("*", "intruder").replace("?", "x");
  }

  /** An account's 12 digits that a pattern matches. */
  static String account(String pattern, String any) {
    if (pattern.equals("*")) {
      return any;
    }
    var digits = pattern.replace('?', '0');
    var missing = Math.max(0, any.length() - digits.replace("*", "").length());
    return digits.replaceFirst("\\*", "0".repeat(missing)).replace("*", "");
  }

  private static JsonNode parse(String json) {
    try {
      return Json.read(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a statement is not JSON: " + json, e);
    }
  }
}
