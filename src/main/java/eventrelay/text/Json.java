package eventrelay.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads and writes JSON: strict in, and out in the form that its reader wants. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // IAM refuses a repeated key, where a lenient reader would keep the last one only.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // EventBridge compares a pattern's numbers as they are written: 1.50 is not 1.5.
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  private static final ObjectWriter ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();

  private Json() {}

  /**
   * Reads one JSON value.
   *
   * @throws JsonProcessingException if the text is not JSON, repeats a key or goes on after the
   *     value
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** Reads one JSON value that this program wrote itself. */
  public static JsonNode parse(String own) {
    try {
      return read(own);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + own, e);
    }
  }

  /** Writes a value on one line, without blanks, keys in their order. */
  public static String write(JsonNode value) {
    return value.toString();
  }

  /** Writes a value over several lines, two blanks a level, keys in their order. */
  public static String pretty(JsonNode value) {
    return write(PRETTY, value);
  }

  /** Writes a value on one line of ASCII, which a terminal and a shell take as it stands. */
  public static String ascii(JsonNode value) {
    return write(ASCII, value);
  }

  private static String write(ObjectWriter writer, JsonNode value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree cannot be written as JSON", e);
    }
  }
}
