package eventrelay.rehearsal.types;

import eventrelay.names.Arn;
import java.util.List;
import java.util.Optional;

/**
 * A kind of target that EventBridge calls and that keeps or takes the event: what it is called
 * with, and who has to allow that. What a role has to allow is listed in the EventBridge User
 * Guide, "IAM roles for sending events to targets"; what a resource's policy has to allow, in
 * "Using resource-based policies for Amazon EventBridge".
 *
 * @param noun what sentences call it
 * @param service the service's part of its ARN
 * @param prefix what the resource's part of its ARN has in front of the name
 * @param type Pulumi's type of the resource
 * @param caller in whose name EventBridge calls it
 * @param actions what EventBridge needs
 * @param policy what writes the resource's policy, if a resource of such a type does
 * @param encryptionKey the property that names its KMS key; an inner one after a slash
 * @param unsettled properties with which AWS's pages do not say what becomes of the call
 */
public record TargetKind(
    String noun,
    String service,
    String prefix,
    String type,
    Caller caller,
    List<String> actions,
    Optional<PolicyOf> policy,
    String encryptionKey,
    List<String> unsettled) {

  /** In whose name EventBridge calls a target. */
  public enum Caller {
    /** Its own or, if the target has one, a role's. */
    EITHER,
    /** Its own. */
    SERVICE,
    /** A role's. */
    ROLE
  }

  /**
   * What writes the policies of resources of a kind.
   *
   * @param type Pulumi's type
   * @param of the property that names the resource
   */
  public record PolicyOf(String type, String of) {}

  /** A queue. */
  public static final TargetKind QUEUE =
      kind("queue", "sqs", "", SqsTypes.QUEUE, Caller.EITHER)
          .actions("sqs:SendMessage")
          .policy(SqsTypes.QUEUE_POLICY, "queueUrl")
          .key("kmsMasterKeyId");

  /** A topic. */
  public static final TargetKind TOPIC =
      kind("topic", "sns", "", SnsTypes.TOPIC, Caller.EITHER)
          .actions("sns:Publish")
          .policy(SnsTypes.TOPIC_POLICY, "arn")
          .key("kmsMasterKeyId");

  /** A log group; the policies that let services write to it are those of its account. */
  public static final TargetKind LOG_GROUP =
      kind("log group", "logs", "log-group:", CloudWatchTypes.LOG_GROUP, Caller.SERVICE)
          .actions("logs:CreateLogStream", "logs:PutLogEvents")
          .key("kmsKeyId");

  private static final TargetKind STATE_MACHINE =
      kind(
              "state machine",
              "states",
              "stateMachine:",
              StepFunctionsTypes.STATE_MACHINE,
              Caller.ROLE)
          .actions("states:StartExecution")
          .key("encryptionConfiguration/kmsKeyId");

  private static final TargetKind STREAM =
      kind("stream", "kinesis", "stream/", KinesisTypes.STREAM, Caller.ROLE)
          .actions("kinesis:PutRecord")
          .policy(KinesisTypes.RESOURCE_POLICY, "resourceArn")
          .key("kmsKeyId");

  /** No page says which of the actions EventBridge calls; the role of its console has both. */
  private static final TargetKind DELIVERY_STREAM =
      kind("delivery stream", "firehose", "deliverystream/", KinesisTypes.FIREHOSE, Caller.ROLE)
          .actions("firehose:PutRecord", "firehose:PutRecordBatch")
          .key("serverSideEncryption/keyArn")
          .unsettled("kinesisSourceConfiguration", "mskSourceConfiguration");

  /** Every kind. */
  public static final List<TargetKind> ALL =
      List.of(QUEUE, TOPIC, LOG_GROUP, STATE_MACHINE, STREAM, DELIVERY_STREAM);

  /** Keeps its own copies of the lists. */
  public TargetKind {
    actions = List.copyOf(actions);
    unsettled = List.copyOf(unsettled);
  }

  /** The kind of the resource with this ARN; empty for a version, an alias or another kind. */
  public static Optional<TargetKind> of(String arn) {
    return Arn.find(arn).flatMap(each -> ALL.stream().filter(kind -> kind.is(each)).findFirst());
  }

  private boolean is(Arn arn) {
    return arn.service().equals(service)
        && arn.resource().startsWith(prefix)
        && arn.resource().substring(prefix.length()).matches("[^:*]+");
  }

  private static TargetKind kind(
      String noun, String service, String prefix, String type, Caller caller) {
    return new TargetKind(
        noun, service, prefix, type, caller, List.of(), Optional.empty(), "", List.of());
  }

  private TargetKind actions(String... needed) {
    return new TargetKind(
        noun, service, prefix, type, caller, List.of(needed), policy, encryptionKey, unsettled);
  }

  private TargetKind policy(String writer, String of) {
    var written = Optional.of(new PolicyOf(writer, of));
    return new TargetKind(
        noun, service, prefix, type, caller, actions, written, encryptionKey, unsettled);
  }

  private TargetKind key(String property) {
    return new TargetKind(
        noun, service, prefix, type, caller, actions, policy, property, unsettled);
  }

  private TargetKind unsettled(String... properties) {
    return new TargetKind(
        noun, service, prefix, type, caller, actions, policy, encryptionKey, List.of(properties));
  }
}
