package eventrelay.rehearsal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What Lambda sends to a destination of an asynchronous invocation (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Lambda
 * Developer Guide, "Capturing records of Lambda asynchronous invocations"</a>). A field is an empty
 * string if it is missing.
 *
 * @param function the ARN of the function, without a version or alias
 * @param condition why Lambda sent it, such as {@code RetriesExhausted}
 * @param attempts about how often Lambda invoked the function
 * @param error what the function, or Lambda, said last
 * @param payload what the function was invoked with
 */
public record InvocationRecord(
    String function, String condition, String attempts, String error, JsonNode payload) {
  /** The parts of a function's ARN without a version or alias. */
  private static final int PARTS = 7;

  /** Reads a record; empty if the JSON is none. */
  public static Optional<InvocationRecord> find(JsonNode json) {
    var context = json.path("requestContext");
    if (!context.path("functionArn").isTextual() || !json.has("requestPayload")) {
      return Optional.empty();
    }
    return Optional.of(
        new InvocationRecord(
            unqualified(context.path("functionArn").textValue()),
            context.path("condition").asText(),
            context.path("approximateInvokeCount").asText(),
            json.path("responsePayload").path("errorMessage").asText(),
            json.path("requestPayload")));
  }

  private static String unqualified(String arn) {
    var parts = arn.split(":");
    return parts.length > PARTS ? arn.substring(0, arn.lastIndexOf(':')) : arn;
  }
}
