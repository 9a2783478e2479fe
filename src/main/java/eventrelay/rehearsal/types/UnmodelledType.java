package eventrelay.rehearsal.types;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A type that can carry events, or grant or deny at a hop, and whose properties the rehearsal does
 * not read: what depends on such a resource is not judged.
 *
 * @param token Pulumi's type token, or Terraform's name of the type
 * @param does what such a resource does
 * @param kind the kind of resource that it makes, or that it is about
 * @param names the property that names that resource, or lists their names
 */
public record UnmodelledType(String token, Does does, Kind kind, String names) {

  /** The property that says why a resource of a type that the rehearsal reads is not read. */
  public static final String BECAUSE = "because";

  /** What such a resource does. */
  public enum Does {
    /** It is one. */
    MAKES,
    /** It allows or denies something on one, or to it. */
    GRANTS
  }

  /** The kinds of resources on an event's way. */
  public enum Kind {
    /** An event bus. */
    BUS,
    /** A rule, named by its bus. */
    RULE,
    /** A role. */
    ROLE,
    /** A queue. */
    QUEUE,
    /** A topic. */
    TOPIC,
    /** A function. */
    FUNCTION,
    /** A log group. */
    LOG_GROUP,
    /** A state machine. */
    STATE_MACHINE,
    /** A data stream. */
    STREAM,
    /** A Firehose stream. */
    FIREHOSE,
    /** A KMS key. */
    KEY
  }

  /**
   * Those of the package for AWS's Cloud Control API (<a
   * href="https://www.pulumi.com/registry/packages/aws-native/api-docs/">aws-native</a>).
   */
  private static final Map<String, UnmodelledType> ALL =
      List.of(
              makes("events:EventBus", Kind.BUS, "name"),
              makes("events:Rule", Kind.RULE, "eventBusName"),
              makes("iam:Role", Kind.ROLE, "roleName"),
              makes("kinesis:Stream", Kind.STREAM, "name"),
              makes("kinesisfirehose:DeliveryStream", Kind.FIREHOSE, "deliveryStreamName"),
              makes("lambda:Function", Kind.FUNCTION, "functionName"),
              makes("logs:LogGroup", Kind.LOG_GROUP, "logGroupName"),
              makes("sns:Topic", Kind.TOPIC, "topicName"),
              makes("sqs:Queue", Kind.QUEUE, "queueName"),
              makes("stepfunctions:StateMachine", Kind.STATE_MACHINE, "stateMachineName"),
              grants("events:EventBusPolicy", Kind.BUS, "eventBusName"),
              grants("iam:ManagedPolicy", Kind.ROLE, "roles"),
              grants("iam:Policy", Kind.ROLE, "roles"),
              grants("iam:RolePolicy", Kind.ROLE, "roleName"),
              grants("kinesis:ResourcePolicy", Kind.STREAM, "resourceArn"),
              grants("lambda:Permission", Kind.FUNCTION, "functionName"),
              grants("logs:ResourcePolicy", Kind.LOG_GROUP, ""),
              new UnmodelledType("aws:kms/grant:Grant", Does.GRANTS, Kind.KEY, "keyId"),
              grants("sns:TopicInlinePolicy", Kind.TOPIC, "topicArn"),
              grants("sns:TopicPolicy", Kind.TOPIC, "topics"),
              grants("sqs:QueueInlinePolicy", Kind.QUEUE, "queue"),
              grants("sqs:QueuePolicy", Kind.QUEUE, "queues"),
              // Terraform's names: an apply removes every policy of the role that they leave out.
              new UnmodelledType(
                  "aws_iam_role_policies_exclusive", Does.GRANTS, Kind.ROLE, "roleName"),
              new UnmodelledType(
                  "aws_iam_role_policy_attachments_exclusive", Does.GRANTS, Kind.ROLE, "roleName"))
          .stream()
          .collect(
              Collectors.toMap(
                  UnmodelledType::token, Function.identity(), (one, other) -> one, TreeMap::new));

  private static UnmodelledType makes(String type, Kind kind, String names) {
    return new UnmodelledType("aws-native:" + type, Does.MAKES, kind, names);
  }

  private static UnmodelledType grants(String type, Kind kind, String names) {
    return new UnmodelledType("aws-native:" + type, Does.GRANTS, kind, names);
  }

  /** Every one, by Pulumi's token. */
  public static Collection<UnmodelledType> all() {
    return ALL.values();
  }

  /**
   * What is known of a type, if it is one of these, or Terraform's name of one that the rehearsal
   * reads: it stands for the resources of which {@link DecidingInputs} are not known.
   */
  public static Optional<UnmodelledType> find(String token) {
    return Optional.ofNullable(ALL.get(token))
        .or(
            () ->
                ResourceTypes.ofTerraform(token)
                    .flatMap(type -> DecidingInputs.of(type.token()))
                    .flatMap(DecidingInputs::otherwise));
  }
}
