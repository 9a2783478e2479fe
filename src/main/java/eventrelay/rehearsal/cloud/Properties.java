package eventrelay.rehearsal.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.names.Arn;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.Optional;

/** A resource's properties as AWS has them, and what only the program says of it, by name. */
final class Properties {
  private final ResourceState state;
  private final ObjectNode values;

  Properties(ResourceState state) {
    this.state = state;
    this.values = state.inputs().deepCopy().setAll(state.outputs());
  }

  /**
   * A text, if the resource has it.
   *
   * @throws UnusableInputException if it is encrypted or no text
   */
  Optional<String> text(String key) {
    var value = value(key);
    if (value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isEmpty()) {
      return Optional.empty();
    }
    if (!value.isValueNode()) {
      throw unusable(key, "is not a text");
    }
    return Optional.of(value.asText());
  }

  /**
   * An ARN, if the resource has it.
   *
   * @throws UnusableInputException if it is encrypted or no ARN
   */
  Optional<String> arn(String key) {
    var text = text(key);
    if (text.filter(arn -> !Arn.isArn(arn)).isPresent()) {
      throw unusable(
          key, "is not an ARN of six parts, such as arn:aws:sqs:us-east-1:111111111111:name");
    }
    return text;
  }

  /** A text inside an object, if the resource has both. */
  Optional<String> text(String key, String inner) {
    return Optional.of(value(key).path(inner)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /**
   * A text that AWS insists on.
   *
   * @throws UnusableInputException if the resource does not have it
   */
  String require(String key) {
    return text(key).orElseThrow(() -> unusable(key, "is missing"));
  }

  /**
   * The key's value; a missing node if it has none.
   *
   * @throws UnusableInputException if it is encrypted
   */
  JsonNode value(String key) {
    var value = values.path(key);
    if (ExportFile.isEncrypted(value)) {
      throw unusable(key, "is encrypted: export the stack with --show-secrets");
    }
    return value;
  }

  /** True if the resource has a value for the key, and no empty one. */
  boolean has(String key) {
    return values.hasNonNull(key) && !values.path(key).isEmpty();
  }

  /** True if the program sets the input. */
  boolean declares(String input) {
    return state.inputs().hasNonNull(input);
  }

  /** The Pulumi project of the resource's stack. */
  String pulumiProject() {
    var parts = state.urn().split("::", 3);
    return parts.length == 3 ? parts[1] : "";
  }

  /** The resource's type. */
  String type() {
    return state.type();
  }

  /** The provider's id. */
  String id() {
    return state.id();
  }

  /** The resource's logical name, for sentences. */
  String name() {
    return state.name();
  }

  private UnusableInputException unusable(String key, String problem) {
    return new UnusableInputException(state.urn() + ": " + key + " " + problem);
  }
}
