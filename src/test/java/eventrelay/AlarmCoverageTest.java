package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Whatever a stack declares that can fail has its alarms, and no alarm watches anything else. */
@Timeout(120)
class AlarmCoverageTest {
  private static Map<String, DeclaredStack> variants;

  @BeforeAll
  static void run() {
    variants = StackVariants.declared();
  }

  @TestFactory
  Stream<DynamicTest> everyQueueRuleAndFunctionIsWatchedWhereItStands() {
    return variants.entrySet().stream()
        .map(
            variant ->
                DynamicTest.dynamicTest(
                    variant.getKey(),
                    () ->
                        assertThat(watched(variant.getValue()))
                            .isNotEmpty()
                            .isEqualTo(toBeWatched(variant.getValue()))));
  }

  @Test
  void theVariantsHaveEachKindOfThingToWatch() {
    for (var type : new String[] {"Queue", "EventRule", "Function"}) {
      assertThat(variants.values()).anyMatch(stack -> !stack.ofType(type).isEmpty());
    }
  }

  /** The metrics that the declared resources would write failures to. */
  private static TreeSet<String> toBeWatched(DeclaredStack stack) {
    var metrics = new TreeSet<String>();
    for (var queue : stack.ofType("Queue")) {
      var dimensions = Map.of("QueueName", queue.input("name").textValue());
      metrics.add(metric(queue, "AWS/SQS/ApproximateNumberOfMessagesVisible", dimensions));
    }
    for (var rule : stack.ofType("EventRule")) {
      var dimensions = new TreeMap<>(Map.of("RuleName", rule.input("name").textValue()));
      var bus = rule.input("eventBusName").textValue();
      if (!bus.equals("default")) {
        dimensions.put("EventBusName", bus);
      }
      metrics.add(metric(rule, "AWS/Events/FailedInvocations", dimensions));
      metrics.add(metric(rule, "AWS/Events/InvocationsFailedToBeSentToDlq", dimensions));
    }
    for (var function : stack.ofType("Function")) {
      var dimensions = Map.of("FunctionName", function.input("name").textValue());
      metrics.add(metric(function, "AWS/Lambda/Errors", dimensions));
      metrics.add(metric(function, "AWS/Lambda/Throttles", dimensions));
      metrics.add(metric(function, "AWS/Lambda/DeadLetterErrors", dimensions));
    }
    return metrics;
  }

  private static TreeSet<String> watched(DeclaredStack stack) {
    var metrics = new TreeSet<String>();
    for (var alarm : stack.ofType("MetricAlarm")) {
      var dimensions = new TreeMap<String, String>();
      for (var dimension : alarm.input("dimensions").properties()) {
        dimensions.put(dimension.getKey(), dimension.getValue().textValue());
      }
      var name = alarm.input("namespace").textValue() + "/" + alarm.input("metricName").asText();
      assertThat(metrics.add(metric(alarm, name, dimensions))).as("twice: " + alarm).isTrue();
    }
    return metrics;
  }

  private static String metric(DeclaredResource of, String name, Map<String, String> dimensions) {
    return of.provider().state().name() + " " + name + " " + new TreeMap<>(dimensions);
  }
}
