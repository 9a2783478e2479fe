package eventrelay.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.names.AccountRegion;
import eventrelay.text.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call of AWS's API, in one of its protocols: JSON, whose header names the operation, a form that
 * does, or REST (Smithy, "AWS protocols"). Lambda alone has the last one.
 *
 * @param place the endpoint's account and Region
 * @param authorization the header of that name (IAM User Guide, "Elements of an AWS API request
 *     signature")
 * @param target the header {@code X-Amz-Target}; null if there is none
 */
record ApiCall(
    AccountRegion place,
    String authorization,
    String target,
    String method,
    String path,
    String body) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/([^/]+)/aws4_request");

  /** Where the name of a service in a signature is not the one in IAM's actions. */
  private static final Map<String, String> PREFIXES = Map.of("monitoring", "cloudwatch");

  /** The service's prefix in IAM's actions. */
  String service() {
    var service = credential(3);
    return PREFIXES.getOrDefault(service, service);
  }

  /** The key that the caller has for the account. */
  String accessKey() {
    return credential(1);
  }

  private String credential(int part) {
    var credential = CREDENTIAL.matcher(authorization);
    if (!credential.find()) {
      throw new IllegalStateException("a call without a signature: " + this);
    }
    return credential.group(part);
  }

  /** The name of the operation. */
  String operation() {
    if (target != null) {
      return target.substring(target.indexOf('.') + 1);
    }
    return service().equals("lambda")
        ? LambdaOperation.of(method, path)
        : parameters().path("Action").asText();
  }

  /** The action that IAM asks about. */
  String action() {
    return service() + ":" + operation();
  }

  /** What the operation is given. */
  JsonNode parameters() {
    if (target == null && !service().equals("lambda")) {
      var parameters = JsonNodeFactory.instance.objectNode();
      for (var pair : body.split("&")) {
        var parts = pair.split("=", 2);
        parameters.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
      }
      return parameters;
    }
    try {
      return body.isEmpty() ? JsonNodeFactory.instance.objectNode() : Json.read(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + this, e);
    }
  }

  /** The first of these parameters that is given. */
  Optional<String> parameter(String... names) {
    var parameters = parameters();
    for (var name : names) {
      var value = parameters.path(name);
      if (value.isTextual() && !value.asText().isEmpty()) {
        return Optional.of(value.asText());
      }
    }
    return Optional.empty();
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "%s %s: %s %s %s".formatted(place.account(), place.region(), method, path, body);
  }
}
