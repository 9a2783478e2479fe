package eventrelay.rehearsal.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ParseProblem;
import eventrelay.rehearsal.types.ResourceTypes;
import eventrelay.rehearsal.types.TerraformType;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The JSON of a state or a plan without what no rehearsal reads, so that a big file is never one
 * tree: of a type without an entry in the register, only the ARN is kept.
 */
final class TerraformDocument {
  static final String REMEDY =
      "hand over what `terraform state pull` or `terraform show -json` wrote, unchanged";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** The keys that lead to resources. */
  private static final Set<String> WAYS =
      Set.of(
          "values",
          "planned_values",
          "prior_state",
          "root_module",
          "child_modules",
          "resources",
          "resource_changes");

  private static final Set<String> READ =
      Set.of("version", "format_version", "encrypted_data", "configuration", "variables");

  private static final Set<String> MARKS =
      Set.of("terraform_version", "format_version", "lineage", "encrypted_data");

  private final Path file;

  TerraformDocument(Path file) {
    this.file = file;
  }

  static boolean isOne(Path file) {
    try (var in = Files.newInputStream(file);
        var parser = JSON.getFactory().createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (MARKS.contains(parser.currentName())) {
          return true;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false; // The reader of exports says what is wrong with it.
    }
  }

  ObjectNode read() {
    if (!Files.isRegularFile(file)) {
      throw UnusableInputException.in(
          file,
          Files.isDirectory(file) ? "it is a folder" : "there is no such file",
          "write one with `terraform state pull`");
    }
    try (var in = Files.newInputStream(file)) {
      if (in.read() == 'P' && in.read() == 'K') {
        throw UnusableInputException.in(
            file,
            "it is a saved plan or another archive, not JSON",
            "write a plan as JSON with `terraform show -json FILE`");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    try (var in = Files.newInputStream(file);
        var parser = JSON.getFactory().createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw wrong(parser.currentToken() == null ? "it is empty" : "it is not a JSON object");
      }
      var document = document(parser);
      if (parser.nextToken() != null) {
        throw wrong("it goes on after the end of the JSON object");
      }
      return document;
    } catch (JsonProcessingException e) {
      // The parser's own words may quote a secret.
      throw UnusableInputException.in(file, ParseProblem.place(e), REMEDY, e);
    } catch (CharConversionException e) {
      throw UnusableInputException.in(file, "it is not UTF-8 text", REMEDY, e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static ObjectNode document(JsonParser parser) throws IOException {
    var document = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (WAYS.contains(name)) {
        document.set(name, slim(parser));
      } else if (READ.contains(name)) {
        document.set(name, JSON.readTree(parser));
      } else {
        parser.skipChildren();
        document.set(name, NullNode.getInstance());
      }
    }
    return document;
  }

  private static JsonNode slim(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      var array = JsonNodeFactory.instance.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(slim(parser));
      }
      return array;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return JSON.readTree(parser);
    }
    var object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      object.set(name, WAYS.contains(name) ? slim(parser) : JSON.readTree(parser));
    }
    return object.path("type").isTextual() ? withoutUnread(object) : object;
  }

  private static ObjectNode withoutUnread(ObjectNode resource) {
    if (resource.path("change") instanceof ObjectNode change) {
      change.retain("after_unknown");
    }
    if (!isRead(resource.path("type").asText())) {
      onlyArn(resource.path("values"));
      resource.path("instances").forEach(instance -> onlyArn(instance.path("attributes")));
    }
    return resource;
  }

  private static boolean isRead(String type) {
    return TerraformReader.PLACES.contains(type)
        || ResourceTypes.ofTerraform(type).isPresent()
        || TerraformType.otherToken(type).isPresent();
  }

  private static void onlyArn(JsonNode attributes) {
    if (attributes instanceof ObjectNode object) {
      object.retain("arn");
    }
  }

  private UnusableInputException wrong(String problem) {
    return UnusableInputException.in(file, problem, REMEDY);
  }

  private UnusableInputException unreadable(IOException reason) {
    return UnusableInputException.in(
        file, "it cannot be read", "check the file and its permissions", reason);
  }
}
