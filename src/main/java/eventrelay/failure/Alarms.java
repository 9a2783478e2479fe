package eventrelay.failure;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.account.Account;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.TopicPolicy;
import java.util.List;
import java.util.Map;

/**
 * The alarms of one account and Region, and the topic that they go to (EventBridge User Guide,
 * "Monitoring Amazon EventBridge"). One message or one failure alarms; no data does not.
 */
public final class Alarms {
  private static final int PERIOD_SECONDS = 60;

  private final String prefix;
  private final Topic topic;
  private final CustomResourceOptions child;

  /**
   * Declares the topic.
   *
   * @param prefix the prefix of logical names
   * @param topicName the topic's name
   * @param emails whom to subscribe
   */
  public Alarms(
      String prefix,
      Account account,
      String topicName,
      List<String> emails,
      CustomResourceOptions child) {
    this.prefix = prefix;
    this.child = child;
    // Not encrypted: the AWS-managed key cannot be granted to CloudWatch, and alarms hold no event.
    this.topic =
        new Topic(prefix + "-alarm-topic", TopicArgs.builder().name(topicName).build(), child);
    new com.pulumi.aws.sns.TopicPolicy(
        prefix + "-alarm-topic-policy",
        TopicPolicyArgs.builder()
            .arn(topic.arn())
            .policy(
                Output.tuple(topic.arn(), account.id())
                    .applyValue(t -> TopicPolicy.forAlarms(t.t1, t.t2)))
            .build(),
        child);
    Subscriptions.declare(prefix + "-alarm", topic.arn(), emails, child);
  }

  /** The topic's ARN. */
  public Output<String> topicArn() {
    return topic.arn();
  }

  /** Alarms on a message in a dead-letter queue. */
  public void watchQueue(String what, String queue) {
    alarm(
        what + "-not-empty",
        queue + "-not-empty",
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        Map.of("QueueName", queue),
        "Events could not be delivered and wait in the queue " + queue + ".");
  }

  /** Alarms on what a rule could not deliver; metrics of the default bus do not name it. */
  public void watchRule(String rule, String bus) {
    var dimensions =
        bus.equals(PhysicalNames.DEFAULT_BUS)
            ? Map.of("RuleName", rule)
            : Map.of("RuleName", rule, "EventBusName", bus);
    alarm(
        "rule-failed",
        rule + "-failed",
        "AWS/Events",
        "FailedInvocations",
        dimensions,
        "The rule " + rule + " could not reach its target; see its dead-letter queue.");
    alarm(
        "rule-lost",
        rule + "-lost",
        "AWS/Events",
        "InvocationsFailedToBeSentToDlq",
        dimensions,
        "The rule " + rule + " lost events: its dead-letter queue refused them.");
  }

  /** Alarms on a function that fails, is throttled, or cannot reach its dead-letter queue. */
  public void watchFunction(String function) {
    var dimensions = Map.of("FunctionName", function);
    var namespace = "AWS/Lambda";
    alarm(
        "function-errors",
        function + "-errors",
        namespace,
        "Errors",
        dimensions,
        "The function " + function + " failed; see its log.");
    alarm(
        "function-throttles",
        function + "-throttles",
        namespace,
        "Throttles",
        dimensions,
        "The function " + function + " was throttled; raise the account's concurrency.");
    alarm(
        "function-lost",
        function + "-lost",
        namespace,
        "DeadLetterErrors",
        dimensions,
        "The function " + function + " lost events: its dead-letter queue refused them.");
  }

  private void alarm(
      String logicalName,
      String name,
      String namespace,
      String metric,
      Map<String, String> dimensions,
      String description) {
    new MetricAlarm(
        prefix + "-" + logicalName + "-alarm",
        MetricAlarmArgs.builder()
            .name(name)
            .alarmDescription(description)
            .namespace(namespace)
            .metricName(metric)
            .dimensions(dimensions)
            .statistic(namespace.equals("AWS/SQS") ? "Maximum" : "Sum")
            .period(PERIOD_SECONDS)
            .evaluationPeriods(1)
            .threshold(1.0)
            .comparisonOperator("GreaterThanOrEqualToThreshold")
            .treatMissingData("notBreaching")
            .alarmActions(topic.arn().applyValue(List::of))
            .build(),
        child);
  }
}
