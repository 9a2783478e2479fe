package eventrelay.rehearsal.deadletter;

import eventrelay.rehearsal.event.InvocationRecord;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why Lambda sent the record of an asynchronous invocation to a destination (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Lambda
 * Developer Guide, "Capturing records of Lambda asynchronous invocations"</a>).
 */
enum InvocationCondition {
  EXHAUSTED(
      "RetriesExhausted",
      "Lambda invoked the function about %s times, and it failed at the event each time",
      Optional.of(LambdaStatus.RAN.remedy()),
      true),
  TOO_OLD(
      "EventAgeExceeded",
      "the event got older than the function's maximumEventAgeInSeconds, after about %s invocations",
      Optional.of(
          "what kept Lambda from invoking the function: its concurrency, or the function's errors in"
              + " its log"),
      false),
  SUCCESS(
      "Success",
      "the function succeeded after about %s invocations: this is the record of an on-success"
          + " destination, and nothing has to be sent again",
      Optional.empty(),
      true);

  private final String word;
  private final String meaning;
  private final Optional<String> remedy;
  private final boolean declared;

  InvocationCondition(String word, String meaning, Optional<String> remedy, boolean declared) {
    this.word = word;
    this.meaning = meaning;
    this.remedy = remedy;
    this.declared = declared;
  }

  /** The condition of this name, if Lambda is known to write it. */
  static Optional<InvocationCondition> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  String word() {
    return word;
  }

  String meaning(InvocationRecord invocation) {
    var attempts = invocation.attempts();
    return meaning.formatted(attempts.isEmpty() ? "an unknown number of" : attempts);
  }

  Optional<String> remedy() {
    return remedy;
  }

  /** False if the moment was the reason, and nothing that stacks declare. */
  boolean isDeclared() {
    return declared;
  }
}
