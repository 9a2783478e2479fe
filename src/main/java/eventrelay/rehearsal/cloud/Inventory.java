package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The resources of some stacks by type, each with its properties and its place. */
final class Inventory {
  static final String BUS = "aws:cloudwatch/eventBus:EventBus";
  static final String BUS_POLICY = "aws:cloudwatch/eventBusPolicy:EventBusPolicy";
  static final String RULE = "aws:cloudwatch/eventRule:EventRule";
  static final String TARGET = "aws:cloudwatch/eventTarget:EventTarget";
  static final String ROLE = "aws:iam/role:Role";
  static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
  static final String ROLE_POLICY_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
  static final String POLICY = "aws:iam/policy:Policy";
  static final String FUNCTION = "aws:lambda/function:Function";
  static final String PERMISSION = "aws:lambda/permission:Permission";
  static final String INVOKE_CONFIG =
      "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
  static final String QUEUE = "aws:sqs/queue:Queue";
  static final String QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
  static final String TOPIC = "aws:sns/topic:Topic";
  static final String TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
  static final String ARCHIVE = "aws:cloudwatch/eventArchive:EventArchive";
  static final String LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

  private static final Set<String> MODELLED =
      Set.of(
          BUS,
          BUS_POLICY,
          RULE,
          TARGET,
          ROLE,
          ROLE_POLICY,
          ROLE_POLICY_ATTACHMENT,
          POLICY,
          FUNCTION,
          PERMISSION,
          INVOKE_CONFIG,
          QUEUE,
          QUEUE_POLICY,
          TOPIC,
          TOPIC_POLICY,
          ARCHIVE,
          LOG_GROUP);

  /** Beside an event's way: they count or mail, and no event waits for them. */
  private static final Set<String> BESIDE =
      Set.of(
          // Their templates' resources stand in stacks of their own (see MemberStacks).
          "aws:cloudformation/stackInstances:StackInstances",
          "aws:cloudformation/stackSet:StackSet",
          "aws:cloudwatch/metricAlarm:MetricAlarm",
          "aws:sns/topicSubscription:TopicSubscription");

  /** One resource, its properties, and where it is. */
  record Item(Properties properties, AccountRegion place) {}

  private final Map<String, List<Item>> byType = new TreeMap<>();
  private final Map<String, String> accountNames = new TreeMap<>();

  Inventory(List<Deployment> deployments) {
    for (var deployment : deployments) {
      var places = new Places(deployment);
      places.names().forEach(accountNames::putIfAbsent);
      for (var resource : deployment.resources()) {
        if (MODELLED.contains(resource.type())) {
          byType
              .computeIfAbsent(resource.type(), type -> new ArrayList<>())
              .add(new Item(new Properties(resource), places.of(resource)));
        }
      }
    }
  }

  /** The accounts that the stacks have something in. */
  Set<String> accounts() {
    return byType.values().stream()
        .flatMap(List::stream)
        .map(item -> item.place().account())
        .collect(Collectors.toSet());
  }

  /** What the stacks call an account, by its 12 digits. */
  Map<String, String> accountNames() {
    return accountNames;
  }

  List<Item> of(String type) {
    return byType.getOrDefault(type, List.of());
  }

  static boolean models(ResourceState resource) {
    return MODELLED.contains(resource.type());
  }

  /** True if the rehearsal asks nothing of resources like this one, and so passes it over. */
  static boolean passesOver(ResourceState resource) {
    return resource.custom()
        && !resource.type().startsWith("pulumi:")
        && !BESIDE.contains(resource.type())
        && !MODELLED.contains(resource.type());
  }
}
