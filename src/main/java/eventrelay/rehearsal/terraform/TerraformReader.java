package eventrelay.rehearsal.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.terraform.TerraformState.Form;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the resources out of a state or a plan, and says which part is of the wrong kind. */
final class TerraformReader {
  /** The data sources that tell a provider's account or Region. */
  static final Set<String> PLACES = Set.of("aws_caller_identity", "aws_region");

  private static final int VERSION = 4;

  private final Path file;
  private final List<TerraformResource> resources = new ArrayList<>();
  private final Map<String, AccountRegion> providers = new HashMap<>();
  private final Map<String, JsonNode> unknown = new HashMap<>();
  private TerraformConfiguration configuration = TerraformConfiguration.NONE;

  TerraformReader(Path file) {
    this.file = file;
  }

  TerraformState read() {
    var document = new TerraformDocument(file).read();
    return new TerraformState(file, form(document), resources, providers, configuration);
  }

  private Form form(ObjectNode document) {
    if (document.has("encrypted_data")) {
      throw UnusableInputException.in(
          file, "it is encrypted", "hand over what `tofu state pull` writes, which is not");
    }
    if (document.has("deployment")) {
      throw UnusableInputException.in(
          file, "it is an export of a Pulumi stack", "rehearse it with --export");
    }
    if (document.has("planned_values")) {
      plan(document);
      return Form.PLAN;
    }
    if (document.has("format_version")) {
      module(document.path("values").path("root_module"));
      return Form.SHOWN_STATE;
    }
    state(document);
    return Form.STATE;
  }

  private void state(ObjectNode state) {
    var version = state.path("version");
    if (!version.isInt() || version.intValue() != VERSION) {
      throw UnusableInputException.in(
          file,
          "its version is %s, not %d"
              .formatted(version.isMissingNode() ? "missing" : version, VERSION),
          version.isInt()
              ? "read and write it once with a Terraform that writes version " + VERSION
              : TerraformDocument.REMEDY);
    }
    for (var block : list(state, "resources", "")) {
      var type = block.path("type").asText();
      for (var instance : block.path("instances")) {
        var attributes = instance.path("attributes");
        if (isManaged(block)) {
          var address = address(block, instance);
          resources.add(
              new TerraformResource(
                  address,
                  type,
                  block.path("provider").asText(),
                  object(attributes, address, "attributes"),
                  AttributeMarks.atPaths(instance.path("sensitive_attributes")),
                  Set.of()));
        } else {
          learn(block.path("provider").asText(), type, attributes);
        }
      }
    }
  }

  private void plan(ObjectNode plan) {
    configuration = TerraformConfiguration.of(plan);
    providers.putAll(configuration.providers());
    for (var change : plan.path("resource_changes")) {
      unknown.put(change.path("address").asText(), change.at("/change/after_unknown"));
    }
    module(plan.path("prior_state").path("values").path("root_module"), false);
    module(plan.path("planned_values").path("root_module"));
  }

  private void module(JsonNode module) {
    module(module, true);
  }

  private void module(JsonNode module, boolean managed) {
    if (module.isMissingNode()) {
      return;
    }
    for (var resource : list(module, "resources", "root_module.")) {
      var address = resource.path("address").asText();
      var type = resource.path("type").asText();
      var provider =
          configuration.provider(address).orElse(resource.path("provider_name").asText());
      if (!isManaged(resource)) {
        learn(provider, type, resource.path("values"));
      } else if (managed) {
        resources.add(
            new TerraformResource(
                address + (resource.has("deposed_key") ? TerraformResource.DEPOSED : ""),
                type,
                provider,
                object(resource.path("values"), address, "values"),
                AttributeMarks.in(resource.path("sensitive_values")),
                AttributeMarks.in(unknown.getOrDefault(address, resource.path("no_unknown")))));
      }
    }
    for (var child : list(module, "child_modules", "root_module.")) {
      module(child, managed);
    }
  }

  /** Terraform's own data sources tell where a provider is (Terraform Registry, "aws"). */
  private void learn(String provider, String type, JsonNode values) {
    if (PLACES.contains(type)) {
      var known = providers.getOrDefault(provider, new AccountRegion("", ""));
      var region = values.path("region").asText(values.path("name").asText());
      providers.put(
          provider,
          type.equals("aws_region")
              ? new AccountRegion(known.account(), region)
              : new AccountRegion(values.path("account_id").asText(), known.region()));
    }
  }

  private static boolean isManaged(JsonNode resource) {
    return resource.path("mode").asText().equals("managed");
  }

  private JsonNode list(JsonNode object, String name, String where) {
    var list = object.path(name);
    if (list.isMissingNode() && !where.isEmpty()) {
      return list;
    }
    if (!list.isArray()) {
      throw wrong("it has no list " + where + name);
    }
    for (var element : list) {
      if (!element.isObject()) {
        throw wrong("an element of the list %s%s is not an object".formatted(where, name));
      }
    }
    return list;
  }

  private ObjectNode object(JsonNode value, String address, String name) {
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw wrong(address + " has no " + name);
  }

  private UnusableInputException wrong(String problem) {
    return UnusableInputException.in(file, problem, TerraformDocument.REMEDY);
  }

  private static String address(JsonNode block, JsonNode instance) {
    var module = block.path("module").asText();
    var index = instance.path("index_key");
    return (module.isEmpty() ? "" : module + ".")
        + block.path("type").asText()
        + "."
        + block.path("name").asText()
        + (index.isMissingNode() ? "" : "[" + index + "]")
        + (instance.has("deposed") ? TerraformResource.DEPOSED : "");
  }
}
