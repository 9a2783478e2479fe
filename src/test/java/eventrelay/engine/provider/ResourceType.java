package eventrelay.engine.provider;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * What AWS and its provider make of a type of resource beyond its shape (Pulumi Registry, AWS; the
 * Terraform provider's schemas, which say what forces replacement).
 *
 * @param replacing the inputs whose change means another resource
 * @param owner the type that has to exist before this one and outlive it, or an empty string
 * @param reference the input that names the owner: its name, its ARN or its id
 * @param duplicate the code that AWS refuses a second one of the same name with
 */
record ResourceType(Set<String> replacing, String owner, String reference, String duplicate) {
  static final String BUS = "aws:cloudwatch/eventBus:EventBus";
  static final String BUS_POLICY = "aws:cloudwatch/eventBusPolicy:EventBusPolicy";
  static final String RULE = "aws:cloudwatch/eventRule:EventRule";
  static final String TARGET = "aws:cloudwatch/eventTarget:EventTarget";
  static final String ROLE = "aws:iam/role:Role";
  static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
  static final String FUNCTION = "aws:lambda/function:Function";
  static final String PERMISSION = "aws:lambda/permission:Permission";
  static final String QUEUE = "aws:sqs/queue:Queue";
  static final String QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
  static final String TOPIC = "aws:sns/topic:Topic";

  private static final String STACK_SET = "aws:cloudformation/stackSet:StackSet";

  private static final String EXISTS = "ResourceAlreadyExistsException";
  private static final String CONFLICT = "ResourceConflictException";

  private static final Map<String, ResourceType> BY_TOKEN =
      Map.ofEntries(
          entry(
              "aws:cloudformation/stackInstances:StackInstances",
              new ResourceType(
                  Set.of("stackSetName", "callAs", "deploymentTargets"),
                  STACK_SET,
                  "stackSetName",
                  "OperationInProgressException")),
          entry(
              STACK_SET,
              free(Set.of("name", "callAs", "permissionModel"), "NameAlreadyExistsException")),
          entry(
              "aws:cloudwatch/eventArchive:EventArchive",
              new ResourceType(Set.of("name", "eventSourceArn"), BUS, "eventSourceArn", EXISTS)),
          entry(BUS, free(Set.of("name", "eventSourceName"), EXISTS)),
          entry(
              BUS_POLICY, new ResourceType(Set.of("eventBusName"), BUS, "eventBusName", CONFLICT)),
          entry(
              RULE,
              new ResourceType(
                  Set.of("name", "namePrefix", "eventBusName"), BUS, "eventBusName", CONFLICT)),
          entry(
              TARGET,
              new ResourceType(Set.of("rule", "targetId", "eventBusName"), RULE, "rule", CONFLICT)),
          entry(
              "aws:cloudwatch/logGroup:LogGroup",
              free(Set.of("name", "namePrefix", "logGroupClass"), EXISTS)),
          entry("aws:cloudwatch/metricAlarm:MetricAlarm", free(Set.of("name"), CONFLICT)),
          entry(ROLE, free(Set.of("name", "namePrefix", "path"), "EntityAlreadyExists")),
          entry(
              ROLE_POLICY,
              new ResourceType(
                  Set.of("name", "namePrefix", "role"), ROLE, "role", "EntityAlreadyExists")),
          entry(FUNCTION, free(Set.of("name", "packageType"), CONFLICT)),
          entry(
              "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
              new ResourceType(
                  Set.of("functionName", "qualifier"), FUNCTION, "functionName", CONFLICT)),
          entry(
              PERMISSION,
              new ResourceType(
                  Set.of(
                      "action",
                      "function",
                      "principal",
                      "principalOrgId",
                      "qualifier",
                      "sourceAccount",
                      "sourceArn",
                      "statementId"),
                  FUNCTION,
                  "function",
                  CONFLICT)),
          entry(TOPIC, free(Set.of("name", "namePrefix", "fifoTopic"), CONFLICT)),
          entry(
              "aws:sns/topicPolicy:TopicPolicy",
              new ResourceType(Set.of("arn"), TOPIC, "arn", CONFLICT)),
          entry(
              "aws:sns/topicSubscription:TopicSubscription",
              new ResourceType(Set.of("topic", "protocol", "endpoint"), TOPIC, "topic", CONFLICT)),
          entry(QUEUE, free(Set.of("name", "namePrefix", "fifoQueue"), "QueueAlreadyExists")),
          entry(QUEUE_POLICY, new ResourceType(Set.of("queueUrl"), QUEUE, "queueUrl", CONFLICT)));

  /**
   * What is known of a type.
   *
   * @throws IllegalStateException if nobody described it here
   */
  static ResourceType of(String token) {
    var type = BY_TOKEN.get(token);
    if (type == null) {
      throw new IllegalStateException("ResourceType does not know " + token);
    }
    return type;
  }

  /**
   * The id that {@code pulumi import} takes, which for some types is not the provider's own (Pulumi
   * Registry, AWS, the "Import" section of each resource).
   */
  static String importId(Held thing) {
    return switch (thing.type()) {
      case TARGET ->
          String.join("/", thing.text("eventBusName"), thing.text("rule"), thing.text("targetId"));
      case RULE -> thing.text("eventBusName") + "/" + thing.text("name");
      case PERMISSION -> thing.text("function") + "/" + thing.text("statementId");
      default -> thing.id();
    };
  }

  private static ResourceType free(Set<String> replacing, String duplicate) {
    return new ResourceType(replacing, "", "", duplicate);
  }
}
