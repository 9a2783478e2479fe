package eventrelay.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.pulumi.asset.Archive;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.cloud.Places;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.types.ResourceType;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.rehearsal.types.TerraformType;
import eventrelay.text.Json;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stacks declare as Terraform JSON (Terraform documentation, "JSON Configuration Syntax"). The
 * register knows the names; values go through as they are.
 */
final class TerraformConfiguration {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Lists whose items are blocks, or that Pulumi calls by a plural and Terraform does not. */
  private static final Map<String, String> NESTED = Map.of("regionOrders", "region_order");

  private final ObjectNode root = JSON.objectNode();
  private final ObjectNode resources = root.putObject("resource");
  private final ArrayNode providers = root.putObject("provider").putArray("aws");
  private final Map<String, ResourceState> byAddress = new LinkedHashMap<>();
  private final Map<String, ResourceType> types = new LinkedHashMap<>();
  private final Endpoints endpoints;
  private final Path folder;

  /**
   * @param endpoints where each account and Region is
   * @param folder where Terraform runs
   */
  TerraformConfiguration(Endpoints endpoints, Path folder) {
    this.endpoints = endpoints;
    this.folder = folder;
    var aws = root.putObject("terraform").putObject("required_providers").putObject("aws");
    aws.put("source", "hashicorp/aws").put("version", Setting.VERSION.value());
  }

  /** Everything that some stacks declare. */
  TerraformConfiguration with(List<Deployment> stacks) throws IOException {
    for (var stack : stacks) {
      with(stack);
    }
    return this;
  }

  private void with(Deployment stack) throws IOException {
    var places = new Places(stack);
    var addresses = new LinkedHashMap<String, String>();
    for (var resource : stack.resources()) {
      if (!resource.custom() || !resource.type().startsWith("aws:")) {
        continue;
      }
      var type = ResourceTypes.of(resource.type());
      var alias = name(stack.stack() + "_" + resource.providerUrn().replaceFirst(".*::", ""));
      provider(alias, places.of(resource), stack.resources(), resource.providerUrn());
      var block = JSON.objectNode();
      for (var input : resource.inputs().properties()) {
        put(block, type.terraform(), arguments(resource.type()), input.getKey(), input.getValue());
      }
      block.put("provider", "aws." + alias);
      var waits = block.putArray("depends_on");
      resource.dependencies().stream()
          .filter(addresses::containsKey)
          .map(addresses::get)
          .forEach(waits::add);
      var address = add(type.terraform(), name(stack.stack() + "_" + resource.name()), block);
      addresses.put(resource.urn(), address);
      byAddress.put(address, resource);
      types.put(address, type);
    }
  }

  /** Another resource; its provider has to be there. */
  String add(TerraformType type, String name, ObjectNode block) {
    if (resources.withObjectProperty(type.name()).has(name)) {
      throw new IllegalStateException("two resources are called " + name);
    }
    resources.withObjectProperty(type.name()).set(name, block);
    return type.name() + "." + name;
  }

  /** A provider of its own for an account and Region. */
  void provider(String alias, AccountRegion place) throws IOException {
    provider(alias, place, List.of(), "");
  }

  private void provider(String alias, AccountRegion place, List<ResourceState> declared, String urn)
      throws IOException {
    for (var provider : providers) {
      if (provider.path("alias").asText().equals(alias)) {
        return;
      }
    }
    var block = providers.addObject();
    endpoints.provider(block, place).put("alias", alias);
    for (var provider : declared) {
      if (provider.urn().equals(urn)) {
        var tags = block.putObject("default_tags").putObject("tags");
        for (var tag : parsed(provider.inputs().path("defaultTags")).path("tags").properties()) {
          tags.set(tag.getKey(), tag.getValue());
        }
        var ids = parsed(provider.inputs().path("allowedAccountIds"));
        if (ids.isArray()) {
          block.set("allowed_account_ids", ids);
        }
      }
    }
  }

  /** A provider keeps what is no text as JSON in one. */
  private static JsonNode parsed(JsonNode value) throws IOException {
    return value.isTextual() ? Json.read(value.textValue()) : value;
  }

  /** Has Terraform take over what exists already. */
  void adopt(String address, String id) {
    root.withArray("/import").addObject().put("to", address).put("id", id);
  }

  /** No provider sets a tag by default any more. */
  TerraformConfiguration without(String tag) {
    for (var provider : providers) {
      assertThat(((ObjectNode) provider.at("/default_tags/tags")).remove(tag)).isNotNull();
    }
    return this;
  }

  ObjectNode json() {
    return root;
  }

  /** What was declared, by Terraform's address. */
  Map<String, ResourceState> byAddress() {
    return byAddress;
  }

  /** True if a resource has the type. */
  boolean declares(String type) {
    return resources.has(type);
  }

  void put(ObjectNode block, TerraformType names, Class<?> arguments, String input, JsonNode value)
      throws IOException {
    var type = argument(arguments, input);
    if (type == Archive.class) {
      block.put(names.attribute(input), CodeArchive.write(value, folder).toString());
    } else {
      block.set(names.attribute(input), converted(names, type, value));
    }
  }

  private JsonNode converted(TerraformType names, Type type, JsonNode value) {
    if (value.isTextual()) {
      return text(value.textValue());
    }
    if (value.isArray() && type instanceof ParameterizedType list) {
      var items = JSON.arrayNode();
      value.forEach(item -> items.add(converted(names, list.getActualTypeArguments()[0], item)));
      return items;
    }
    if (value.isObject()) {
      var object = JSON.objectNode();
      for (var field : value.properties()) {
        var key = field.getKey();
        if (type instanceof Class<?> nested && ResourceArgs.class.isAssignableFrom(nested)) {
          var attribute = NESTED.getOrDefault(key, names.attribute(key));
          object.set(attribute, converted(names, argument(nested, key), field.getValue()));
        } else {
          object.set(key, converted(names, String.class, field.getValue()));
        }
      }
      return object;
    }
    return value;
  }

  /** Terraform would read some of what a text holds as a template. */
  static TextNode text(String value) {
    return TextNode.valueOf(value.replace("${", "$${").replace("%{", "%%{"));
  }

  private static Class<?> arguments(String token) {
    var parts = token.split("[:/]");
    try {
      return Class.forName("com.pulumi.aws.%s.%sArgs".formatted(parts[1], parts[3]));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The type of an input, of which the SDK's class has an output. */
  private static Type argument(Class<?> arguments, String input) {
    for (var field : arguments.getDeclaredFields()) {
      var name = field.getAnnotation(Import.class);
      if (name != null && name.name().equals(input)) {
        var output = (ParameterizedType) field.getGenericType();
        return output.getActualTypeArguments()[0];
      }
    }
    throw new IllegalStateException(arguments + " has no input " + input);
  }

  private static String name(String logical) {
    return logical.replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
