package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a deployment as {@code pulumi stack export} does: same keys, same order, same look. */
final class ExportWriter {
  // Pulumi sorts the keys of properties too; it also makes the bytes reproducible.
  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                          .withObjectEmptySeparator("")
                          .withArrayEmptySeparator(""))
                  .withObjectIndenter(new DefaultIndenter("    ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("    ", "\n")));

  private final Path file;

  ExportWriter(Path file) {
    this.file = file;
  }

  void write(Deployment deployment) {
    try (var out = Files.newOutputStream(file);
        var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("version", 3);
      json.writeObjectFieldStart("deployment");
      manifest(json);
      json.writeArrayFieldStart("resources");
      for (var resource : deployment.resources()) {
        resource(json, resource);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("metadata");
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JsonProcessingException reason) {
      throw UnusableInputException.in(
          file,
          "it cannot be written: " + ParseProblem.reason(reason),
          "fix the resource's value",
          reason);
    } catch (IOException reason) {
      throw UnusableInputException.in(
          file, "it cannot be written", "name a file in a folder you may write to", reason);
    }
  }

  private static void manifest(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("manifest");
    json.writeStringField("time", "0001-01-01T00:00:00Z");
    json.writeStringField("magic", "");
    json.writeStringField("version", "");
    json.writeEndObject();
  }

  private static void resource(JsonGenerator json, ResourceState resource) throws IOException {
    json.writeStartObject();
    json.writeStringField("urn", resource.urn());
    json.writeBooleanField("custom", resource.custom());
    text(json, "id", resource.id());
    json.writeStringField("type", resource.type());
    properties(json, "inputs", resource.inputs());
    properties(json, "outputs", resource.outputs());
    text(json, "parent", resource.parent());
    if (resource.protect()) {
      json.writeBooleanField("protect", true);
    }
    text(json, "provider", resource.provider());
    if (!resource.dependencies().isEmpty()) {
      urns(json, "dependencies", resource.dependencies());
    }
    if (!resource.propertyDependencies().isEmpty()) {
      json.writeObjectFieldStart("propertyDependencies");
      for (Map.Entry<String, List<String>> entry :
          new TreeMap<>(resource.propertyDependencies()).entrySet()) {
        urns(json, entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
    if (!resource.aliases().isEmpty()) {
      urns(json, "aliases", resource.aliases());
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String field, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(field, value);
    }
  }

  private static void properties(JsonGenerator json, String field, ObjectNode value)
      throws IOException {
    if (!value.isEmpty()) {
      json.writeFieldName(field);
      json.writeTree(value);
    }
  }

  private static void urns(JsonGenerator json, String field, List<String> urns) throws IOException {
    json.writeArrayFieldStart(field);
    for (var urn : urns) {
      json.writeString(urn);
    }
    json.writeEndArray();
  }
}
