package eventrelay.rehearsal.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one statement of a policy document. */
final class StatementReader {
  private static final Set<String> KEYS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private StatementReader() {}

  static Statement read(Place policy, int number, JsonNode node) {
    JsonNode sid = node.get("Sid");
    // An empty Sid is as good as none, and AWS takes it for that.
    String called = sid == null || sid.asText().isEmpty() ? String.valueOf(number) : sid.asText();
    Place place = new Place("statement " + called + " of " + policy.label());
    if (!node.isObject()) {
      throw place.refuse("it is not a JSON object", "write an object with Effect and Action");
    }
    if (sid != null && !sid.isTextual()) {
      throw place.refuse("its Sid is " + sid, "write a string");
    }
    if (node.has("NotPrincipal")) {
      throw place.refuse(
          "NotPrincipal is not known", "name the principals, or deny with a condition");
    }
    place.onlyKnows(node, KEYS);
    return new Statement(
        place.label(),
        effect(place, node.get("Effect")),
        Optional.ofNullable(node.get("Principal")).map(each -> PrincipalReader.read(place, each)),
        action(place, node),
        resource(place, node),
        ConditionReader.read(place, node.get("Condition")),
        node.toString());
  }

  private static Effect effect(Place place, JsonNode node) {
    String text = node == null ? "" : node.asText();
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
    JsonNode only = statement.get("Action");
    JsonNode allBut = statement.get("NotAction");
    if ((only == null) == (allBut == null)) {
      throw place.refuse(
          only == null ? "it has no Action" : "it has both Action and NotAction",
          "write either Action or NotAction");
    }
    String element = only == null ? "NotAction" : "Action";
    List<String> names = place.strings(element, only == null ? allBut : only);
    for (String name : names) {
      if (!name.equals("*") && name.indexOf(':') < 1) {
        throw place.refuse(
            "its " + element + " " + name + " names no service", "write service:Action, or *");
      }
    }
    return NameElement.actions(only == null, place.withoutVariables(element, names));
  }

  private static Optional<NameElement> resource(Place place, JsonNode statement) {
    JsonNode only = statement.get("Resource");
    JsonNode allBut = statement.get("NotResource");
    if (only != null && allBut != null) {
      throw place.refuse("it has both Resource and NotResource", "write one of them");
    }
    if (only == null && allBut == null) {
      return Optional.empty();
    }
    String element = only == null ? "NotResource" : "Resource";
    List<String> names = place.strings(element, only == null ? allBut : only);
    for (String name : names) {
      if (!name.equals("*") && !name.startsWith("arn:")) {
        throw place.refuse("its " + element + " " + name + " is not an ARN", "write an ARN, or *");
      }
    }
    return Optional.of(NameElement.resources(only == null, place.withoutVariables(element, names)));
  }
}
