package eventrelay.engine.provider;

import static java.util.Map.entry;

import java.util.Map;

/**
 * What AWS makes of a type of resource beyond its shape and what replaces it (the services' API
 * references).
 *
 * @param owner the type that has to exist before this one and outlive it, or an empty string
 * @param reference the input that names the owner: its name, its ARN or its id
 * @param duplicate the code that AWS refuses a second one of the same name with
 */
record ResourceType(String owner, String reference, String duplicate) {
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
              new ResourceType(STACK_SET, "stackSetName", "OperationInProgressException")),
          entry(STACK_SET, free("NameAlreadyExistsException")),
          entry(
              "aws:cloudwatch/eventArchive:EventArchive",
              new ResourceType(BUS, "eventSourceArn", EXISTS)),
          entry(BUS, free(EXISTS)),
          entry(BUS_POLICY, new ResourceType(BUS, "eventBusName", CONFLICT)),
          entry(RULE, new ResourceType(BUS, "eventBusName", CONFLICT)),
          entry(TARGET, new ResourceType(RULE, "rule", CONFLICT)),
          entry("aws:cloudwatch/logGroup:LogGroup", free(EXISTS)),
          entry("aws:cloudwatch/metricAlarm:MetricAlarm", free(CONFLICT)),
          entry(ROLE, free("EntityAlreadyExists")),
          entry(ROLE_POLICY, new ResourceType(ROLE, "role", "EntityAlreadyExists")),
          entry(FUNCTION, free(CONFLICT)),
          entry(
              "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
              new ResourceType(FUNCTION, "functionName", CONFLICT)),
          entry(PERMISSION, new ResourceType(FUNCTION, "function", CONFLICT)),
          entry(TOPIC, free(CONFLICT)),
          entry("aws:sns/topicPolicy:TopicPolicy", new ResourceType(TOPIC, "arn", CONFLICT)),
          entry(
              "aws:sns/topicSubscription:TopicSubscription",
              new ResourceType(TOPIC, "topic", CONFLICT)),
          entry(QUEUE, free("QueueAlreadyExists")),
          entry(QUEUE_POLICY, new ResourceType(QUEUE, "queueUrl", CONFLICT)));

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

  private static ResourceType free(String duplicate) {
    return new ResourceType("", "", duplicate);
  }
}
