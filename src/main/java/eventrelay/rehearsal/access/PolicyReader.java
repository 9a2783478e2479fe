package eventrelay.rehearsal.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.text.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a policy document and refuses what AWS would not take. */
final class PolicyReader {
  private static final Set<String> KEYS = Set.of("Version", "Id", "Statement");
  private static final String WITH_VARIABLES = "2012-10-17";
  private static final Set<String> VERSIONS = Set.of(WITH_VARIABLES, "2008-10-17");

  private PolicyReader() {}

  static Policy read(String name, String json) {
    JsonNode document;
    try {
      document = Json.read(json);
    } catch (JsonProcessingException e) {
      throw new UnsupportedPolicyException(
          name, "it is not JSON: " + e.getOriginalMessage(), "correct the document");
    }
    var version = document.get("Version");
    var variables = version != null && version.asText().equals(WITH_VARIABLES);
    var place = new Place(name, variables, new ArrayList<>());
    if (!document.isObject()) {
      throw place.refuse("it is not a JSON object", "write an object with Version and Statement");
    }
    if (version != null && !VERSIONS.contains(version.asText())) {
      throw place.refuse("its Version " + version + " is not known", "write 2012-10-17");
    }
    place.onlyKnows(document, KEYS);
    return new Policy(name, statements(place, document.get("Statement")));
  }

  private static List<Statement> statements(Place place, JsonNode node) {
    if (node == null || node.isEmpty()) {
      throw place.refuse("it has no Statement", "give it at least one");
    }
    var statements = new ArrayList<Statement>();
    var labels = new HashSet<String>();
    for (var each : node.isArray() ? node : List.of(node)) {
      var statement = StatementReader.read(place, statements.size() + 1, each);
      if (!labels.add(statement.label())) {
        throw place.refuse("it has " + statement.label() + " twice", "give each its own Sid");
      }
      statements.add(statement);
    }
    return statements;
  }
}
