package eventrelay.rehearsal.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.UnusableInputException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Takes <a href="https://www.pulumi.com/docs/iac/concepts/secrets/">secrets</a> out of the object
 * that Pulumi wraps each in: it holds the value as JSON text, in plain or encrypted.
 */
final class Secret {
  static final String PLAINTEXT = "plaintext";
  private static final String CIPHERTEXT = "ciphertext";

  // Pulumi marks its own objects with the first key; the second says that it is a secret.
  private static final String MARK = "4dabf18193072939515e22adb298388d";
  private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

  private static final ObjectReader PLAIN =
      ExportReader.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  // Inputs and outputs are the fifth level of an export, and no file may be deeper than this.
  private static final int FIRST_LEVEL = 5;
  private static final int DEEPEST_LEVEL = 1000;

  private final Function<String, UnusableInputException> wrong;

  /**
   * Unwraps for a caller that knows where the values are.
   *
   * @param wrong makes an exception of what is wrong with a value
   */
  Secret(Function<String, UnusableInputException> wrong) {
    this.wrong = wrong;
  }

  static boolean isWrapped(JsonNode value) {
    return SECRET.equals(value.path(MARK).textValue());
  }

  /** The names of the properties that are or hold a secret, in plain text or encrypted. */
  static Set<String> namesIn(JsonNode properties) {
    return properties.properties().stream()
        .filter(property -> holdsWrapped(property.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean holdsWrapped(JsonNode value) {
    return isWrapped(value)
        || StreamSupport.stream(value.spliterator(), false).anyMatch(Secret::holdsWrapped);
  }

  /** Replaces the secrets in plain text, at every level, by their values. */
  void unwrapIn(ObjectNode properties) {
    unwrapChildren(properties, FIRST_LEVEL);
  }

  private void unwrapChildren(JsonNode value, int level) {
    if (value instanceof ObjectNode object) {
      for (var entry : object.properties()) {
        entry.setValue(unwrap(entry.getValue(), level + 1));
      }
    } else if (value instanceof ArrayNode array) {
      for (var index = 0; index < array.size(); index++) {
        array.set(index, unwrap(array.get(index), level + 1));
      }
    }
  }

  private JsonNode unwrap(JsonNode value, int level) {
    // JSON text within JSON text could nest deeper than any parser would allow in one file.
    if (level > DEEPEST_LEVEL && value.isContainerNode()) {
      throw wrong.apply("has more than " + DEEPEST_LEVEL + " nesting levels");
    }
    if (!isWrapped(value)) {
      unwrapChildren(value, level);
      return value;
    }
    if (!value.has(PLAINTEXT)) {
      if (!value.path(CIPHERTEXT).isTextual()) {
        throw wrong.apply("holds a secret without plaintext or ciphertext");
      }
      return value;
    }
    return unwrap(parse(value.get(PLAINTEXT)), level);
  }

  private JsonNode parse(JsonNode plaintext) {
    if (!plaintext.isTextual()) {
      throw wrong.apply("holds a secret whose plaintext is not a string");
    }
    try {
      var value = PLAIN.readTree(plaintext.textValue());
      if (value.isMissingNode()) {
        throw wrong.apply("holds a secret whose plaintext is empty");
      }
      return value;
    } catch (JsonProcessingException reason) {
      // The parser's words may quote the secret.
      var problem = wrong.apply("holds a secret whose plaintext is not the text of a JSON value");
      problem.addSuppressed(reason);
      throw problem;
    }
  }
}
