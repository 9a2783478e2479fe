package eventrelay.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is watched of a queue, a rule and a function, and what a person reads of it. */
class AlarmDefinitionTest {
  @Test
  void ofAQueueWatchesHowManyMessagesWait() {
    assertThat(AlarmDefinition.ofQueue("letters", "q"))
        .containsExactly(
            new AlarmDefinition(
                "letters-not-empty",
                "q-not-empty",
                "AWS/SQS",
                "ApproximateNumberOfMessagesVisible",
                Map.of("QueueName", "q"),
                "Events could not be delivered and wait in the queue q."))
        // A level: a sum of several samples would count each message several times.
        .allSatisfy(alarm -> assertThat(alarm.statistic()).isEqualTo("Maximum"));
  }

  @Test
  void ofARuleWatchesWhatItCannotDeliverAndWhatItLoses() {
    var dimensions = Map.of("RuleName", "r", "EventBusName", "b");
    assertThat(AlarmDefinition.ofRule("r", "b"))
        .containsExactly(
            new AlarmDefinition(
                "rule-failed",
                "r-failed",
                "AWS/Events",
                "FailedInvocations",
                dimensions,
                "The rule r could not reach its target; see its dead-letter queue."),
            new AlarmDefinition(
                "rule-lost",
                "r-lost",
                "AWS/Events",
                "InvocationsFailedToBeSentToDlq",
                dimensions,
                "The rule r lost events: its dead-letter queue refused them."))
        .allSatisfy(alarm -> assertThat(alarm.statistic()).isEqualTo("Sum"));
  }

  @Test
  void ofARuleOnADefaultBusNamesNoBusAsItsMetricsDoNot() {
    assertThat(AlarmDefinition.ofRule("r", "default"))
        .extracting(AlarmDefinition::dimensions)
        .containsOnly(Map.of("RuleName", "r"));
  }

  @Test
  void ofAFunctionWatchesErrorsThrottlesAndLosses() {
    var dimensions = Map.of("FunctionName", "f");
    assertThat(AlarmDefinition.ofFunction("f"))
        .containsExactly(
            new AlarmDefinition(
                "function-errors",
                "f-errors",
                "AWS/Lambda",
                "Errors",
                dimensions,
                "The function f failed; see its log."),
            new AlarmDefinition(
                "function-throttles",
                "f-throttles",
                "AWS/Lambda",
                "Throttles",
                dimensions,
                "The function f was throttled; raise the account's concurrency."),
            new AlarmDefinition(
                "function-lost",
                "f-lost",
                "AWS/Lambda",
                "DeadLetterErrors",
                dimensions,
                "The function f lost events: its dead-letter queue refused them."))
        .allSatisfy(alarm -> assertThat(alarm.statistic()).isEqualTo("Sum"));
  }
}
