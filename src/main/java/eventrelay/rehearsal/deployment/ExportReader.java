package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Streams an export down to its resources, so that a big file is never one tree. */
final class ExportReader {
  /** Refuses what one reader would take one way and the next another: a key given twice. */
  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String REMEDY = "hand over what `pulumi stack export` wrote, unchanged";

  /**
   * Version 4 is version 3 with a list of the {@code features} that the state uses (<a
   * href="https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/deployments.json">the
   * schema of deployments</a>).
   */
  private static final Set<Integer> VERSIONS = Set.of(3, 4);

  /** Those that change how the engine updates a resource, not what a resource is. */
  private static final Set<String> FEATURES =
      Set.of("hooks", "refreshBeforeUpdate", "taint", "views");

  private final Path file;
  private final ResourceList resources;
  private final List<String> notes = new ArrayList<>();
  private JsonNode version;
  private boolean listed;

  ExportReader(Path file) {
    this.file = file;
    this.resources = new ResourceList(file);
  }

  Deployment read() {
    if (Files.isDirectory(file)) {
      throw UnusableInputException.in(file, "it is a folder, not a file", "name a file in it");
    }
    if (Files.notExists(file)) {
      throw UnusableInputException.in(
          file, "there is no such file", "write it with `pulumi stack export --file`");
    }
    try (var in = Files.newInputStream(file);
        var parser = MAPPER.getFactory().createParser(in)) {
      document(parser);
    } catch (JsonProcessingException reason) {
      throw UnusableInputException.in(file, ParseProblem.of(reason), REMEDY, reason);
    } catch (CharConversionException reason) {
      throw UnusableInputException.in(file, "it is not UTF-8 text", REMEDY, reason);
    } catch (IOException reason) {
      throw UnusableInputException.in(
          file, "it cannot be read", "check the file and its permissions", reason);
    }
    return resources.deployment(notes);
  }

  private void document(JsonParser parser) throws IOException {
    var first = parser.nextToken();
    if (first == null) {
      throw wrong("it is empty");
    }
    if (first != JsonToken.START_OBJECT) {
      throw wrong("it is not a JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "version" -> version = MAPPER.readTree(parser);
        case "features" -> features(MAPPER.readTree(parser));
        case "deployment" -> {
          checkVersion();
          deployment(parser);
        }
        case "terraform_version" ->
            throw other("a Terraform state", "rehearse it with --terraform-state");
        case "detail-type" -> throw other("an event", "send it with --event");
        default -> parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw wrong("it goes on after the end of the JSON object");
    }
    checkVersion();
    if (version == null) {
      throw wrong("it has no version");
    }
    if (!listed) {
      throw wrong("it has no list deployment.resources");
    }
  }

  /** A file of another kind, whose version means something else, is named for what it is. */
  private UnusableInputException other(String kind, String remedy) {
    return UnusableInputException.in(
        file, "it is %s, not an export of a stack".formatted(kind), remedy);
  }

  private void checkVersion() {
    if (version != null && (!version.isInt() || !VERSIONS.contains(version.intValue()))) {
      var found = version.isIntegralNumber() ? version.asText() : JsonKind.of(version);
      throw UnusableInputException.in(
          file,
          "its version is " + found + ", not 3 or 4",
          "export it with a Pulumi CLI that writes version 3 or 4");
    }
  }

  private void deployment(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("deployment is not an object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = parser.currentName();
      parser.nextToken();
      if (field.equals("resources")) {
        resources(parser);
      } else if (field.equals("pending_operations")) {
        pendingOperations(MAPPER.readTree(parser));
      } else {
        parser.skipChildren();
      }
    }
  }

  private void features(JsonNode list) {
    for (var feature : list) {
      if (!FEATURES.contains(feature.asText())) {
        notes.add(
            "%s: the state uses the feature %s, which the rehearsal does not know"
                .formatted(file, feature.asText()));
      }
    }
  }

  /**
   * What an interrupted update leaves behind: whether AWS did it is not known (<a
   * href="https://www.pulumi.com/docs/support/troubleshooting/common-issues/interrupted-updates/">Recovering
   * from an interrupted update</a>).
   */
  private void pendingOperations(JsonNode list) {
    for (var operation : list) {
      notes.add(
          "%s: an update was interrupted while %s %s, so AWS may differ from this state; refresh the stack and export it again"
              .formatted(
                  file,
                  operation.path("type").asText("changing"),
                  operation.at("/resource/urn").asText("a resource")));
    }
  }

  private void resources(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrong("deployment.resources is not a list");
    }
    listed = true;
    for (var index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw wrong("deployment.resources[" + index + "] is not an object");
      }
      ObjectNode resource = MAPPER.readTree(parser);
      resources.add(index, resource);
    }
  }

  private UnusableInputException wrong(String problem) {
    return UnusableInputException.in(file, problem, REMEDY);
  }
}
