package eventrelay.failure;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.account.Computed;
import eventrelay.policy.TopicPolicy;
import java.util.List;

/** The alarms of one account and Region, and the topic that they go to. */
public final class Alarms {
  private final String prefix;
  private final Topic topic;
  private final CustomResourceOptions child;

  /**
   * Declares the topic.
   *
   * @param prefix the prefix of logical names
   * @param account the account's 12 digits
   * @param topicName the topic's name
   * @param emails the addresses to subscribe
   */
  public Alarms(
      String prefix,
      Output<String> account,
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
            .arn(topicArn())
            .policy(
                Output.tuple(topicArn(), account)
                    .applyValue(t -> TopicPolicy.forAlarms(t.t1, t.t2)))
            .build(),
        child);
    Subscriptions.declare(prefix + "-alarm", topicArn(), emails, child);
  }

  /** The topic's ARN. */
  public Output<String> topicArn() {
    return Computed.of(topic, topic.arn());
  }

  /** Declares alarms that go to the topic. */
  public void watch(List<AlarmDefinition> definitions) {
    definitions.forEach(this::alarm);
  }

  private void alarm(AlarmDefinition definition) {
    new MetricAlarm(
        prefix + "-" + definition.logicalName() + "-alarm",
        MetricAlarmArgs.builder()
            .name(definition.name())
            .alarmDescription(definition.description())
            .namespace(definition.namespace())
            .metricName(definition.metric())
            .dimensions(definition.dimensions())
            .statistic(definition.statistic())
            .period(AlarmDefinition.PERIOD_SECONDS)
            .evaluationPeriods(AlarmDefinition.EVALUATION_PERIODS)
            .threshold((double) AlarmDefinition.THRESHOLD)
            .comparisonOperator(AlarmDefinition.COMPARISON)
            .treatMissingData(AlarmDefinition.MISSING_DATA)
            .alarmActions(topicArn().applyValue(List::of))
            .build(),
        child);
  }
}
