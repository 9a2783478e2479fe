package eventrelay.rehearsal.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A handler's call to publish to a topic, carried out or refused; a refusal reaches the handler as
 * an error, and what it makes of that is another matter.
 *
 * @param topicArn the topic
 * @param subject the subject, empty if there is none
 * @param message the message
 * @param refusal why nothing was published, if so
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
public record Publication(
    String topicArn, String subject, String message, Optional<Refusal> refusal) {

  /** One that was carried out. */
  public Publication(String topicArn, String subject, String message) {
    this(topicArn, subject, message, Optional.empty());
  }

  /** As the stand-in for boto3 writes it. */
  static Publication of(JsonNode call) {
    var refusal = call.get("refusal");
    return new Publication(
        call.get("topicArn").textValue(),
        call.get("subject").textValue(),
        call.get("message").textValue(),
        refusal.isNull()
            ? Optional.empty()
            : Optional.of(new Refusal(refusal.get(0).textValue(), refusal.get(1).textValue())));
  }
}
