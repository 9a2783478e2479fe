package eventrelay.rehearsal.stackfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The <a
 * href="https://www.pulumi.com/docs/esc/integrations/infrastructure/pulumi-iac/">environments </a>
 * that a stack file names. Pulumi Cloud opens them, and what is below {@code pulumiConfig} there
 * goes into the stack's settings.
 */
final class Environments {
  private Environments() {}

  /**
   * Those that may hold settings, by what a person calls them; empty if there is none.
   *
   * @param environment the stack file's {@code environment}: a list of names, or an environment
   *     itself, with imports and values
   */
  static List<String> in(JsonNode environment) {
    var found = new ArrayList<String>();
    var imports = environment.isObject() ? environment.path("imports") : environment;
    for (var each : imports) {
      // A map of one name, with how it is merged.
      var names = each.properties().stream().map(Map.Entry::getKey).toList();
      found.add(each.isObject() ? String.join(", ", names) : each.asText());
    }
    if (environment.isTextual()) {
      found.add(environment.textValue());
    }
    if (environment.at("/values/pulumiConfig").size() > 0) {
      found.add("values.pulumiConfig");
    }
    return found;
  }
}
