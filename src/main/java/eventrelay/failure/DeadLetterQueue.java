package eventrelay.failure;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.aws.sqs.QueuePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.account.Computed;
import eventrelay.policy.DeadLetterQueuePolicy;
import java.time.Duration;

/**
 * A queue that keeps what could not be delivered, for as long as SQS keeps anything, and whose
 * policy lets in the one sender that uses it (EventBridge User Guide, "Using dead-letter queues").
 *
 * @param queue the queue
 * @param policy its policy; whatever sends to the queue has to wait for it
 */
public record DeadLetterQueue(Queue queue, QueuePolicy policy) {
  /** As long as SQS keeps anything. */
  public static final int RETENTION_SECONDS = (int) Duration.ofDays(14).toSeconds();

  /**
   * A queue for the target of one rule, in the rule's Region.
   *
   * @param holding options of the queue, which holds messages
   * @param child options of its policy, which holds nothing
   */
  public static DeadLetterQueue forRule(
      String logicalName,
      String name,
      Output<String> rule,
      CustomResourceOptions holding,
      CustomResourceOptions child) {
    var queue = queue(logicalName, name, holding);
    var document =
        Output.tuple(arn(queue), rule)
            .applyValue(arns -> DeadLetterQueuePolicy.forRule(arns.t1, arns.t2));
    return new DeadLetterQueue(queue, policy(logicalName, queue, document, child));
  }

  /**
   * A queue for the asynchronous invocations of a function that runs as one role.
   *
   * @param holding options of the queue, which holds messages
   * @param child options of its policy, which holds nothing
   */
  public static DeadLetterQueue forRole(
      String logicalName,
      String name,
      Output<String> role,
      CustomResourceOptions holding,
      CustomResourceOptions child) {
    var queue = queue(logicalName, name, holding);
    var document =
        Output.tuple(arn(queue), role)
            .applyValue(arns -> DeadLetterQueuePolicy.forRole(arns.t1, arns.t2));
    return new DeadLetterQueue(queue, policy(logicalName, queue, document, child));
  }

  /** The queue's ARN. */
  public Output<String> arn() {
    return arn(queue);
  }

  private static Output<String> arn(Queue queue) {
    return Computed.of(queue, queue.arn());
  }

  private static Queue queue(String logicalName, String name, CustomResourceOptions options) {
    return new Queue(
        logicalName,
        QueueArgs.builder()
            .name(name)
            .messageRetentionSeconds(RETENTION_SECONDS)
            .sqsManagedSseEnabled(true)
            .build(),
        options);
  }

  private static QueuePolicy policy(
      String logicalName, Queue queue, Output<String> document, CustomResourceOptions child) {
    return new QueuePolicy(
        logicalName + "-policy",
        QueuePolicyArgs.builder()
            .queueUrl(Computed.of(queue, queue.url()))
            .policy(document)
            .build(),
        child);
  }
}
