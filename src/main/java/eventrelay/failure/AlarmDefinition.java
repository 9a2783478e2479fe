package eventrelay.failure;

import eventrelay.names.PhysicalNames;
import java.util.List;
import java.util.Map;

/**
 * One alarm in values, for whatever declares it (EventBridge User Guide, "Monitoring Amazon
 * EventBridge"). One message or one failure alarms; no data does not.
 *
 * @param logicalName what tells it from the other alarms of its component
 * @param name the name that AWS shows
 * @param namespace the metric's namespace
 * @param metric the metric's name
 * @param dimensions what the metric is about
 * @param description what the person on call reads
 */
public record AlarmDefinition(
    String logicalName,
    String name,
    String namespace,
    String metric,
    Map<String, String> dimensions,
    String description) {
  /** The shortest period of these metrics, in seconds. */
  public static final int PERIOD_SECONDS = 60;

  /** A single period is enough. */
  public static final int EVALUATION_PERIODS = 1;

  /** A single message or failure is enough. */
  public static final int THRESHOLD = 1;

  /** At the threshold already. */
  public static final String COMPARISON = "GreaterThanOrEqualToThreshold";

  /** No data is no failure. */
  public static final String MISSING_DATA = "notBreaching";

  private static final String SQS = "AWS/SQS";

  /** A queue's depth is a level, everything else a count. */
  public String statistic() {
    return namespace.equals(SQS) ? "Maximum" : "Sum";
  }

  /** A message in a dead-letter queue. */
  public static List<AlarmDefinition> ofQueue(String logicalName, String queue) {
    return List.of(
        new AlarmDefinition(
            logicalName + "-not-empty",
            queue + "-not-empty",
            SQS,
            "ApproximateNumberOfMessagesVisible",
            Map.of("QueueName", queue),
            "Events could not be delivered and wait in the queue " + queue + "."));
  }

  /** What a rule could not deliver; metrics of the default bus do not name it. */
  public static List<AlarmDefinition> ofRule(String rule, String bus) {
    var dimensions =
        bus.equals(PhysicalNames.DEFAULT_BUS)
            ? Map.of("RuleName", rule)
            : Map.of("RuleName", rule, "EventBusName", bus);
    var namespace = "AWS/Events";
    return List.of(
        new AlarmDefinition(
            "rule-failed",
            rule + "-failed",
            namespace,
            "FailedInvocations",
            dimensions,
            "The rule " + rule + " could not reach its target; see its dead-letter queue."),
        new AlarmDefinition(
            "rule-lost",
            rule + "-lost",
            namespace,
            "InvocationsFailedToBeSentToDlq",
            dimensions,
            "The rule " + rule + " lost events: its dead-letter queue refused them."));
  }

  /** A function that fails, is throttled, or cannot reach its dead-letter queue. */
  public static List<AlarmDefinition> ofFunction(String function) {
    var dimensions = Map.of("FunctionName", function);
    var namespace = "AWS/Lambda";
    return List.of(
        new AlarmDefinition(
            "function-errors",
            function + "-errors",
            namespace,
            "Errors",
            dimensions,
            "The function " + function + " failed; see its log."),
        new AlarmDefinition(
            "function-throttles",
            function + "-throttles",
            namespace,
            "Throttles",
            dimensions,
            "The function " + function + " was throttled; raise the account's concurrency."),
        new AlarmDefinition(
            "function-lost",
            function + "-lost",
            namespace,
            "DeadLetterErrors",
            dimensions,
            "The function " + function + " lost events: its dead-letter queue refused them."));
  }
}
