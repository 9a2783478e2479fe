package eventrelay.rehearsal.types;

import eventrelay.rehearsal.types.ResourceType.Trait;
import java.util.List;

/** SQS. */
public final class SqsTypes {
  /** A queue. */
  public static final String QUEUE = "aws:sqs/queue:Queue";

  /** The policy of a queue. */
  public static final String QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";

  static final List<ResourceType> ALL = List.of(queue(), queuePolicy());

  private SqsTypes() {}

  private static ResourceType queue() {
    return Entry.of(QUEUE, EventEffect.KEEPS)
        .importId("{url}")
        .arn((in, place) -> place.queue(in.text("name")))
        .arnForm("sqs", "")
        .output("url", (in, place) -> place.queueUrl(in.text("name")))
        .replacing("name", "namePrefix", "fifoQueue")
        .duplicateError("QueueAlreadyExists")
        .loss("the messages that wait in queue %s")
        .terraform("aws_sqs_queue")
        .byDefault("delaySeconds", 0)
        .byDefault("fifoQueue", false)
        .byDefault("contentBasedDeduplication", false)
        .byDefault("maxMessageSize", 262144)
        .byDefault("receiveWaitTimeSeconds", 0)
        .byDefault("visibilityTimeoutSeconds", 30)
        .keeps(
            "policy",
            "redriveAllowPolicy",
            "kmsDataKeyReusePeriodSeconds",
            "deduplicationScope",
            "fifoThroughputLimit")
        .because(
            "messageRetentionSeconds", "the queue keeps messages for as long as SQS does, 14 days")
        .because("sqsManagedSseEnabled", "SQS encrypts what the queue holds")
        .template(
            TemplateEntry.of("AWS::SQS::Queue")
                .ref("url")
                .property("QueueName", "name")
                .property("MessageRetentionPeriod", "messageRetentionSeconds")
                .property("SqsManagedSseEnabled", "sqsManagedSseEnabled"))
        .entry();
  }

  private static ResourceType queuePolicy() {
    return Entry.of(QUEUE_POLICY, EventEffect.GRANTS)
        .trait(Trait.WRITTEN_OVER)
        .importId("{queueUrl}")
        .replacing("queueUrl")
        .belongsTo(QUEUE, "queueUrl")
        .duplicateError("ResourceConflictException")
        .terraform("aws_sqs_queue_policy")
        .because("policy", "only the rule or role that uses the queue may send to it, over TLS")
        .template(
            TemplateEntry.of("AWS::SQS::QueuePolicy")
                .document("PolicyDocument", "policy")
                .resourceForEach("Queues", "queueUrl"))
        .entry();
  }
}
