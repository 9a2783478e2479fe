package eventrelay.rehearsal.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The lines of JSON that {@code driver.py} takes and answers with. */
final class DriverJson {
  /** How deep a result may be nested: a report, which wraps it, can still be written and read. */
  private static final int DEEPEST = 500;

  // ASCII only, so that no locale matters; NaN is what Python writes for it, and Lambda lets it.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  static {
    var factory = JSON.getFactory();
    factory.setStreamReadConstraints(
        StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST + 1)
            .maxStringLength(Integer.MAX_VALUE)
            .build());
    // An event may be as deep as what reads events lets it, and a request wraps it.
    factory.setStreamWriteConstraints(
        StreamWriteConstraints.builder()
            .maxNestingDepth(2 * StreamReadConstraints.DEFAULT_MAX_DEPTH)
            .build());
  }

  private DriverJson() {}

  /** A request, with its line break. */
  static byte[] line(ObjectNode request) {
    try {
      return (JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.US_ASCII);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer; a failure if it cannot be read. */
  static JsonNode read(byte[] line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      return failure(
          "Runtime.MarshalError",
          "cannot send the result: it is nested more than %d deep, or no JSON".formatted(DEEPEST));
    }
  }

  /** An answer that the driver did not give. */
  static JsonNode failure(String errorType, String message) {
    return JSON.createObjectNode().put("errorType", errorType).put("errorMessage", message);
  }

  /** True for a result, for a failure, and for the empty object that says that all is ready. */
  static boolean isAnswer(JsonNode line) {
    return line.isObject()
        && (line.isEmpty()
            || line.has("result")
            || line.path("errorType").isTextual() && line.path("errorMessage").isTextual());
  }

  /** True for a call to publish. */
  static boolean isPublication(JsonNode line) {
    var call = line.path("publication");
    var refusal = call.path("refusal");
    return call.path("topicArn").isTextual()
        && call.path("subject").isTextual()
        && call.path("message").isTextual()
        && (refusal.isNull()
            || refusal.size() == 2 && refusal.get(0).isTextual() && refusal.get(1).isTextual());
  }
}
