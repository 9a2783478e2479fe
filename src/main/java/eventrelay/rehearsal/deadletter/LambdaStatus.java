package eventrelay.rehearsal.deadletter;

import java.util.Arrays;
import java.util.Optional;

/**
 * What Lambda writes as {@code ErrorCode} beside a message in a function's dead-letter queue: the
 * HTTP status of the invocation (Lambda Developer Guide, "Adding a dead-letter queue"; Lambda API
 * reference, "Invoke").
 */
enum LambdaStatus {
  RAN(
      200,
      200,
      "the function ran, and failed at the event each time",
      "the handler, or what it needs: the function's log has each attempt"),
  THROTTLED(
      429,
      429,
      "Lambda had no execution left for it until it was too old",
      "raise the account's concurrent executions (Service Quotas), or the function's own"),
  REFUSED(
      400,
      499,
      "Lambda refused to run the function with it",
      "what the error message says: the role, the runtime or the event's size"),
  SERVICE(
      500,
      599,
      "Lambda itself failed to run the function",
      "what the error message says; if it names nothing of the function's, send it again");

  private final int first;
  private final int last;
  private final String meaning;
  private final String remedy;

  LambdaStatus(int first, int last, String meaning, String remedy) {
    this.first = first;
    this.last = last;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The status of this number, if Lambda is known to give it. */
  static Optional<LambdaStatus> of(String number) {
    return number.matches("[1-5][0-9]{2}")
        ? Arrays.stream(values())
            .filter(status -> status.first <= Integer.parseInt(number))
            .filter(status -> Integer.parseInt(number) <= status.last)
            .findFirst()
        : Optional.empty();
  }

  String meaning() {
    return meaning;
  }

  String remedy() {
    return remedy;
  }
}
