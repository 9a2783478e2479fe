package eventrelay.rehearsal.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a plan says of its configuration: the providers, and which attribute refers to which (<a
 * href="https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation">Terraform,
 * "Configuration Representation"</a>).
 */
public final class TerraformConfiguration {
  static final TerraformConfiguration NONE =
      new TerraformConfiguration(MissingNode.getInstance(), MissingNode.getInstance());

  private static final Pattern PART =
      Pattern.compile("[^.\\[]+(?:\\[(?:\"(?:[^\"\\\\]|\\\\.)*\"|[0-9]+)])?");
  private static final Pattern KEY = Pattern.compile("\\[(?:\"(?:[^\"\\\\]|\\\\.)*\"|[0-9]+)]");
  private static final String MODULE = "module";
  private static final int LONGEST_WAY = 20;

  private final JsonNode root;
  private final JsonNode configuredProviders;
  private final JsonNode variables;

  /**
   * An attribute of a resource.
   *
   * @param address the resource's
   * @param attribute its name
   */
  record Reference(String address, String attribute) {}

  private TerraformConfiguration(JsonNode configuration, JsonNode variables) {
    this.root = configuration.path("root_module");
    this.configuredProviders = configuration.path("provider_config");
    this.variables = variables;
  }

  static TerraformConfiguration of(JsonNode plan) {
    return new TerraformConfiguration(plan.path("configuration"), plan.path("variables"));
  }

  /** What the providers' own arguments tell of their accounts and Regions. */
  Map<String, AccountRegion> providers() {
    var places = new HashMap<String, AccountRegion>();
    for (var provider : configuredProviders.properties()) {
      var given = provider.getValue().path("expressions");
      var allowed = given.at("/allowed_account_ids/constant_value");
      var role = value(given.at("/assume_role/0/role_arn"));
      var account =
          allowed.size() == 1
              ? allowed.get(0).asText()
              : Arn.find(role).map(Arn::account).orElse("");
      places.put(provider.getKey(), new AccountRegion(account, value(given.path("region"))));
    }
    return places;
  }

  /** The key of the provider of a resource. */
  Optional<String> provider(String address) {
    return Optional.of(resource(parts(address)).path("provider_config_key").asText())
        .filter(key -> !key.isEmpty());
  }

  /** True if the configuration gives an attribute a value. */
  boolean sets(String address, String attribute) {
    return resource(parts(address)).path("expressions").has(attribute);
  }

  /**
   * What an attribute takes its value from, if that is one attribute of one resource.
   *
   * @param path the attribute, or those that lead to it within blocks
   */
  Optional<Reference> reference(String address, List<String> path) {
    var parts = parts(address);
    var expression = resource(parts).path("expressions");
    for (var name : path) {
      expression = (expression.isArray() ? expression.path(0) : expression).path(name);
    }
    return follow(expression, modules(parts), 0);
  }

  private Optional<Reference> follow(JsonNode expression, List<String> modules, int steps) {
    var references = expression.path("references");
    var first = references.path(0).asText();
    for (var other : references) {
      if (!first.startsWith(other.asText())) {
        return Optional.empty();
      }
    }
    var parts = parts(first);
    if (parts.size() < 2 || steps > LONGEST_WAY) {
      return Optional.empty();
    }
    if (parts.get(0).equals("var")) {
      return modules.isEmpty() || parts.size() > 2
          ? Optional.empty()
          : follow(
              call(modules).path("expressions").path(parts.get(1)), parent(modules), steps + 1);
    }
    if (parts.get(0).equals(MODULE)) {
      var inner = new ArrayList<>(modules);
      inner.addAll(parts.subList(0, 2));
      return parts.size() == 3
          ? follow(
              call(inner).path(MODULE).path("outputs").path(parts.get(2)).path("expression"),
              inner,
              steps + 1)
          : Optional.empty();
    }
    var address = new ArrayList<>(modules);
    address.addAll(parts.subList(0, 2));
    return parts.size() == 3
        ? Optional.of(new Reference(String.join(".", address), parts.get(2)))
        : Optional.empty();
  }

  /** A constant, or the value of a variable of the root module. */
  private String value(JsonNode expression) {
    var reference = expression.path("references").path(0).asText();
    return reference.startsWith("var.")
        ? variables.path(reference.substring("var.".length())).path("value").asText()
        : expression.path("constant_value").asText();
  }

  private JsonNode resource(List<String> parts) {
    var modules = modules(parts);
    var module = modules.isEmpty() ? root : call(modules).path(MODULE);
    var address = withoutKeys(String.join(".", parts.subList(modules.size(), parts.size())));
    for (var resource : module.path("resources")) {
      if (resource.path("address").asText().equals(address)) {
        return resource;
      }
    }
    return MissingNode.getInstance();
  }

  private JsonNode call(List<String> modules) {
    var module = root;
    var call = (JsonNode) MissingNode.getInstance();
    for (var i = 1; i < modules.size(); i += 2) {
      call = module.path("module_calls").path(withoutKeys(modules.get(i)));
      module = call.path(MODULE);
    }
    return call;
  }

  private static List<String> modules(List<String> parts) {
    var end = 0;
    while (end + 1 < parts.size() && parts.get(end).equals(MODULE)) {
      end += 2;
    }
    return parts.subList(0, end);
  }

  private static List<String> parent(List<String> modules) {
    return modules.subList(0, modules.size() - 2);
  }

  private static List<String> parts(String address) {
    return PART.matcher(address).results().map(MatchResult::group).toList();
  }

  private static String withoutKeys(String address) {
    return KEY.matcher(address).replaceAll("");
  }
}
