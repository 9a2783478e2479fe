package eventrelay.rehearsal.adoption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ParseProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Terraform state, version 4, as {@code terraform state pull} writes it (Terraform documentation,
 * "State"). Data sources are left out: Terraform only reads them.
 *
 * @param file where it is
 * @param resources what Terraform manages, in the state's order
 */
public record TerraformState(Path file, List<TerraformResource> resources) {
  private static final int VERSION = 4;
  private static final String REMEDY = "hand over what `terraform state pull` wrote, unchanged";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Keeps its own copy of the list. */
  public TerraformState {
    resources = List.copyOf(resources);
  }

  /**
   * Reads a state.
   *
   * @throws UnusableInputException if the file cannot be read or is no such state
   */
  public static TerraformState read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw UnusableInputException.in(
          file,
          Files.isDirectory(file) ? "it is a folder" : "there is no such file",
          "write one with `terraform state pull`");
    }
    try {
      return new TerraformState(file, resources(file, JSON.readTree(file.toFile())));
    } catch (JsonProcessingException e) {
      throw UnusableInputException.in(file, ParseProblem.of(e), REMEDY, e);
    } catch (IOException e) {
      throw UnusableInputException.in(
          file, "it cannot be read", "check the file and its permissions", e);
    }
  }

  private static List<TerraformResource> resources(Path file, JsonNode state) {
    if (!state.isObject()) {
      throw UnusableInputException.in(file, "it is not a JSON object", REMEDY);
    }
    if (state.has("format_version")) {
      throw UnusableInputException.in(file, "`terraform show -json` wrote it", REMEDY);
    }
    var version = state.path("version");
    if (!version.isInt() || version.intValue() != VERSION) {
      throw UnusableInputException.in(
          file,
          "its version is %s, not %d"
              .formatted(version.isMissingNode() ? "missing" : version, VERSION),
          version.isInt()
              ? "read and write it once with a Terraform that writes version " + VERSION
              : REMEDY);
    }
    if (!state.path("resources").isArray()) {
      throw UnusableInputException.in(file, "it has no list resources", REMEDY);
    }
    var resources = new ArrayList<TerraformResource>();
    for (var block : state.path("resources")) {
      if (block.path("mode").asText().equals("managed")) {
        for (var instance : block.path("instances")) {
          resources.add(resource(file, block, instance));
        }
      }
    }
    return resources;
  }

  private static TerraformResource resource(Path file, JsonNode block, JsonNode instance) {
    var address = address(block, instance);
    if (!(instance.path("attributes") instanceof ObjectNode attributes)) {
      throw UnusableInputException.in(file, address + " has no attributes", REMEDY);
    }
    return new TerraformResource(
        address,
        block.path("type").asText(),
        block.path("provider").asText(),
        attributes,
        sensitive(instance));
  }

  private static String address(JsonNode block, JsonNode instance) {
    var module = block.path("module").asText();
    var index = instance.path("index_key");
    return (module.isEmpty() ? "" : module + ".")
        + block.path("type").asText()
        + "."
        + block.path("name").asText()
        + (index.isMissingNode() ? "" : "[" + index + "]")
        + (instance.has("deposed") ? " (deposed)" : "");
  }

  /** Each is a path of steps; whatever lies below the first one is not shown either. */
  private static Set<String> sensitive(JsonNode instance) {
    var names = new TreeSet<String>();
    for (var path : instance.path("sensitive_attributes")) {
      names.add(path.path(0).path("value").asText());
    }
    return names;
  }
}
