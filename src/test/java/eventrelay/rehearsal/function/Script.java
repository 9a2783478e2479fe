package eventrelay.rehearsal.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A handler named {@code handle} that consists of the given code. */
record Script(Path folder, String code) {
  /** Publishes with the parameters that the event holds. */
  static final String PUBLISH =
      """
      import boto3
      def handle(event, context): return boto3.client("sns").publish(**event)["MessageId"]
      """;

  /** Does so too, but returns what went wrong. */
  static final String SWALLOW =
      """
      import boto3
      from botocore.exceptions import ClientError
      sns = boto3.client("sns", region_name="ap-northeast-1")
      def handle(event, context):
          try:
              sns.publish(**event)
          except ClientError as error:
              return [error.response["Error"], error.operation_name, str(error)]
      """;

  PythonFunction function(Duration timeout) {
    try {
      var file = Files.writeString(folder.resolve("source.py"), code);
      return new PythonFunction("relay", "code.handle", Map.of(), Map.of("code.py", file), timeout);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parameters of a publication. */
  static JsonNode call(String topicArn, String subject, String message) {
    return new ObjectMapper()
        .createObjectNode()
        .put("TopicArn", topicArn)
        .put("Subject", subject)
        .put("Message", message);
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
