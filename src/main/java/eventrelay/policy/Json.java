package eventrelay.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one way in which settings and policies read and write JSON: strict in, compact out. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // EventBridge compares a pattern's numbers as they are written: 1.50 is not 1.5.
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

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

  /** Writes a value on one line, keys in their order. */
  public static String write(JsonNode value) {
    return value.toString();
  }
}
