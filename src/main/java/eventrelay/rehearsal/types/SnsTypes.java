package eventrelay.rehearsal.types;

import eventrelay.rehearsal.types.ResourceType.Trait;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** SNS. */
public final class SnsTypes {
  /** A topic. */
  public static final String TOPIC = "aws:sns/topic:Topic";

  /** The policy of a topic. */
  public static final String TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";

  /** An endpoint that a topic sends to. */
  public static final String SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

  static final List<ResourceType> ALL = List.of(topic(), topicPolicy(), subscription());

  private static final String DUPLICATE = "ResourceConflictException";

  private SnsTypes() {}

  private static ResourceType topic() {
    return Entry.of(TOPIC, EventEffect.CARRIES)
        .importId("{arn}")
        .arn((in, place) -> place.topic(in.text("name")))
        .arnForm("sns", "")
        .replacing("name", "namePrefix", "fifoTopic")
        .duplicateError(DUPLICATE)
        .loss("the subscriptions of topic %s, each of which has to be confirmed again")
        .terraform("aws_sns_topic")
        .byDefault("fifoTopic", false)
        .byDefault("contentBasedDeduplication", false)
        .keeps("policy", "signatureVersion", "tracingConfig", "fifoThroughputScope")
        .because("kmsMasterKeyId", "SNS encrypts what the topic holds")
        .template(TemplateEntry.of("AWS::SNS::Topic").ref("arn").property("TopicName", "name"))
        .entry();
  }

  private static ResourceType topicPolicy() {
    return Entry.of(TOPIC_POLICY, EventEffect.GRANTS)
        .trait(Trait.WRITTEN_OVER)
        .importId("{arn}")
        .replacing("arn")
        .belongsTo(TOPIC, "arn")
        .duplicateError(DUPLICATE)
        .terraform("aws_sns_topic_policy")
        .because("policy", "only alarms of the account, or the function, may publish, over TLS")
        .template(
            TemplateEntry.of("AWS::SNS::TopicPolicy")
                .document("PolicyDocument", "policy")
                .resourceForEach("Topics", "arn"))
        .entry();
  }

  private static ResourceType subscription() {
    return Entry.of(SUBSCRIPTION, EventEffect.BESIDE)
        .importId("{arn}")
        .match("{topic} {protocol} {endpoint}")
        .arn((in, place) -> in.text("topic") + ":" + generated(in.text("endpoint")))
        .replacing("topic", "protocol", "endpoint")
        .belongsTo(TOPIC, "topic")
        .duplicateError(DUPLICATE)
        .terraform("aws_sns_topic_subscription")
        .renamed("topicArn", "topic")
        .byDefault("confirmationTimeoutInMinutes", 1)
        .byDefault("endpointAutoConfirms", false)
        .byDefault("rawMessageDelivery", false)
        .keeps("filterPolicyScope")
        .entry();
  }

  /** SNS generates an id, which is the same here for the same endpoint. */
  private static UUID generated(String endpoint) {
    return UUID.nameUUIDFromBytes(endpoint.getBytes(StandardCharsets.UTF_8));
  }
}
