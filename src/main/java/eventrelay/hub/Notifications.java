package eventrelay.hub;

import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.account.Computed;
import eventrelay.failure.Subscriptions;
import eventrelay.policy.TopicPolicy;
import eventrelay.settings.Notify;

/**
 * The topic that the function publishes its lines to (SNS Developer Guide, "Email notifications").
 */
final class Notifications {
  private Notifications() {}

  static Topic declare(
      String prefix, String name, Notify notify, Output<String> role, CustomResourceOptions child) {
    var topic =
        new Topic(
            prefix + "-notification-topic",
            // The AWS-managed key serves every principal that may publish, such as the function's
            // role.
            TopicArgs.builder().name(name).kmsMasterKeyId("alias/aws/sns").build(),
            child);
    var arn = Computed.of(topic, topic.arn());
    new com.pulumi.aws.sns.TopicPolicy(
        prefix + "-notification-topic-policy",
        TopicPolicyArgs.builder()
            .arn(arn)
            .policy(
                Output.tuple(arn, role).applyValue(arns -> TopicPolicy.forRole(arns.t1, arns.t2)))
            .build(),
        child);
    Subscriptions.declare(prefix + "-notification", arn, notify.emails(), child);
    return topic;
  }
}
