package eventrelay.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.stream.Stream;

/** The statements of a policy, as scanners look at them. */
record Statements(JsonNode document) {
  /** Those that allow. */
  Stream<JsonNode> allowing() {
    return all().filter(statement -> statement.path("Effect").asText().equals("Allow"));
  }

  /** Those that deny. */
  Stream<JsonNode> denying() {
    return all().filter(statement -> statement.path("Effect").asText().equals("Deny"));
  }

  /** Every principal that a statement allows: {@code *}, a service or an ARN. */
  Stream<String> allowedPrincipals() {
    return allowing().flatMap(statement -> principals(statement).stream());
  }

  /** Every action that a statement allows. */
  Stream<String> allowedActions() {
    return allowing().flatMap(statement -> values(statement.path("Action")).stream());
  }

  /** True if requests without TLS are refused for everybody. */
  boolean refusesPlainRequests() {
    return denying()
        .filter(statement -> principals(statement).contains("*"))
        .anyMatch(
            statement ->
                statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false"));
  }

  static List<String> principals(JsonNode statement) {
    var principal = statement.path("Principal");
    return principal.isTextual()
        ? List.of(principal.textValue())
        : principal.valueStream().flatMap(value -> values(value).stream()).toList();
  }

  /** One text or a list of them. */
  static List<String> values(JsonNode node) {
    return node instanceof ArrayNode array
        ? array.valueStream().map(JsonNode::asText).toList()
        : List.of(node.asText());
  }

  private Stream<JsonNode> all() {
    var statements = document.path("Statement");
    if (!statements.isArray() || statements.isEmpty()) {
      throw new AssertionError("no list of statements: " + document);
    }
    return statements.valueStream();
  }
}
