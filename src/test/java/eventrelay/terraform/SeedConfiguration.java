package eventrelay.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.adoption.Seed;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.ResourceType;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** The system that the relay grew from, as a configuration that makes what its state holds. */
final class SeedConfiguration {
  private static final Map<String, AccountRegion> PLACES =
      Map.of(
          "management", new AccountRegion("111111111111", "ap-northeast-1"),
          "development", new AccountRegion("222222222222", "ap-northeast-1"));

  private static final String FUNCTION = ResourceTypes.of(LambdaTypes.FUNCTION).terraform().name();

  private SeedConfiguration() {}

  static TerraformConfiguration write(Endpoints endpoints, Terraform terraform) throws IOException {
    var configuration = new TerraformConfiguration(endpoints, terraform.folder());
    for (var place : PLACES.entrySet()) {
      configuration.provider(place.getKey(), place.getValue());
    }
    for (var block : Json.read(Files.readString(Seed.FILE)).path("resources")) {
      if (block.path("mode").asText().equals("managed")) {
        var type = type(block.path("type").asText());
        var resource = resource(type, block.at("/instances/0"));
        var provider = block.path("provider").asText();
        resource.put("provider", "aws" + provider.substring(provider.lastIndexOf('.')));
        if (block.path("type").asText().equals(FUNCTION)) {
          resource.put("filename", CodeArchive.write(code(), terraform.folder()).toString());
        }
        configuration.add(type.terraform(), block.path("name").asText(), resource);
      }
    }
    return configuration;
  }

  /** Also a type that the relay declares none of. */
  private static ResourceType type(String name) {
    return ResourceTypes.all().stream()
        .filter(type -> type.terraform().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What can be set, and is not what the provider takes anyway. */
  private static ObjectNode resource(ResourceType type, JsonNode instance) {
    var resource = JsonNodeFactory.instance.objectNode();
    for (var attribute : instance.path("attributes").properties()) {
      var input = type.terraform().property(attribute.getKey());
      var value = attribute.getValue();
      var isSet = !value.isNull() && !(value.isContainerNode() && value.isEmpty());
      if (isSet
          && !value.asText("-").isEmpty()
          && type.inputs().contains(input)
          && !type.adoption().keeps().contains(input)
          && !type.terraform().isDefault(input, value)) {
        resource.set(
            attribute.getKey(),
            value.isTextual() ? TerraformConfiguration.text(value.textValue()) : value);
      }
    }
    var waits = resource.putArray("depends_on");
    for (var dependency : instance.path("dependencies")) {
      if (!dependency.asText().startsWith("data.")) {
        waits.add(dependency);
      }
    }
    return resource;
  }

  /** Any code: the first update puts the relay's in its place. */
  private static JsonNode code() throws IOException {
    return Json.read(
        "{\"assets\": {\"handler.py\": {\"path\": \"src/test/python/test_lambda_function.py\"}}}");
  }
}
