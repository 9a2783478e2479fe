package eventrelay.rehearsal.access;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.text.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one statement of a policy document. */
final class StatementReader {
  private static final Set<String> KEYS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  // IAM User Guide, "IAM policy elements: Variables and tags", where you can use policy variables.
  private static final Pattern VARIABLE_TOO_EARLY = Pattern.compile("^([^:$]*:){0,4}[^:$]*\\$\\{");

  private StatementReader() {}

  static Statement read(Place policy, int number, JsonNode node) {
    var sid = node.get("Sid");
    // AWS treats an empty Sid as none.
    var called = sid == null || sid.asText().isEmpty() ? String.valueOf(number) : sid.asText();
    var place = policy.part("statement " + called);
    if (!node.isObject()) {
      throw place.refuse("it is not a JSON object", "write an object with Effect and Action");
    }
    if (sid != null && !sid.isTextual()) {
      throw place.refuse("its Sid is " + sid, "write a string");
    }
    place.onlyKnows(node, KEYS);
    return new Statement(
        place.label(),
        effect(place, node.get("Effect")),
        principal(place, node),
        action(place, node),
        resource(place, node),
        ConditionReader.read(place, node.get("Condition")),
        List.copyOf(place.doubts()),
        Json.write(node));
  }

  private static Optional<PrincipalElement> principal(Place place, JsonNode statement) {
    return statement.has("NotPrincipal")
        ? Optional.of(
            PrincipalElement.unknown(
                "its NotPrincipal is not known; name the principals, or deny with a condition"))
        : Optional.ofNullable(statement.get("Principal"))
            .map(each -> PrincipalReader.read(place, each));
  }

  private static Effect effect(Place place, JsonNode node) {
    var text = node == null ? "" : node.asText();
    return switch (text) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default ->
          throw place.refuse(
              node == null ? "it has no Effect" : "its Effect " + node + " is not known",
              "write Allow or Deny");
    };
  }

  private static NameElement action(Place place, JsonNode statement) {
    var only = statement.get("Action");
    var allBut = statement.get("NotAction");
    if ((only == null) == (allBut == null)) {
      throw place.refuse(
          only == null ? "it has no Action" : "it has both Action and NotAction",
          "write either Action or NotAction");
    }
    var element = only == null ? "NotAction" : "Action";
    var names = place.strings(element, only == null ? allBut : only);
    for (var name : names) {
      if (!name.equals("*") && name.indexOf(':') < 1) {
        throw place.refuse(
            "its " + element + " " + name + " names no service", "write service:Action, or *");
      }
    }
    if (names.stream().anyMatch(name -> name.contains("${"))) {
      place.doubt(
          "its " + element + " has the policy variable " + String.join(", ", names),
          "write the action itself, AWS fills in variables in Resource and Condition");
    } else if (!names.isEmpty()) {
      return NameElement.actions(only == null, names);
    }
    return NameElement.anything(true);
  }

  private static Optional<NameElement> resource(Place place, JsonNode statement) {
    var only = statement.get("Resource");
    var allBut = statement.get("NotResource");
    if (only != null && allBut != null) {
      throw place.refuse("it has both Resource and NotResource", "write one of them");
    }
    if (only == null && allBut == null) {
      return Optional.empty();
    }
    var element = only == null ? "NotResource" : "Resource";
    var names = place.strings(element, only == null ? allBut : only);
    var open = names.isEmpty();
    for (var name : names) {
      if (!name.equals("*") && !name.startsWith("arn:")) {
        throw place.refuse("its " + element + " " + name + " is not an ARN", "write an ARN, or *");
      }
      if (place.variables() && VARIABLE_TOO_EARLY.matcher(name).find()) {
        place.doubt(
            "its " + element + " " + name + " has a policy variable before the fifth colon",
            "write the account or the Region itself, AWS fills in what follows");
        open = true;
      }
    }
    return Optional.of(
        open
            ? NameElement.anything(false)
            : NameElement.resources(only == null, names, place.variables()));
  }
}
