package eventrelay.engine.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eventrelay.names.Arns;
import eventrelay.text.Json;
import java.util.Map;

/** Turns a provider's configuration into the account and Region that it works in. */
final class SignIn {
  private SignIn() {}

  /**
   * @throws AwsRefusal if the credentials lead nowhere, or to an account that is not allowed
   */
  static Arns of(AwsAccounts accounts, Map<String, Object> configuration) {
    var role = json(configuration, "assumeRole").path("roleArn").asText();
    var profile = configuration.getOrDefault("profile", "").toString();
    var account = accounts.account(role.isEmpty() ? profile : role);
    var allowed = json(configuration, "allowedAccountIds");
    if (!allowed.isEmpty() && !has(allowed, account)) {
      throw new AwsRefusal("AWS account ID not allowed", account);
    }
    if (!configuration.containsKey("region")) {
      throw new AwsRefusal("MissingRegion", "the provider's configuration has no region");
    }
    return Arns.of(configuration.get("region").toString(), account);
  }

  private static boolean has(JsonNode list, String text) {
    for (var each : list) {
      if (each.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Complex inputs of a provider are JSON in a text, unless the program is in YAML. */
  private static JsonNode json(Map<String, Object> configuration, String property) {
    try {
      var value = configuration.getOrDefault(property, "null");
      return value instanceof String text ? Json.read(text) : new ObjectMapper().valueToTree(value);
    } catch (JsonProcessingException e) {
      throw new AwsRefusal("InvalidConfiguration", property + ": " + e.getOriginalMessage());
    }
  }
}
