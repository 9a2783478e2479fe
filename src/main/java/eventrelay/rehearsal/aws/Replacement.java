package eventrelay.rehearsal.aws;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * Which inputs AWS cannot change, so that another value makes another resource in place of the old
 * one, which is deleted with what it holds. They are those that force a replacement in the <a
 * href="https://github.com/hashicorp/terraform-provider-aws">Terraform AWS provider's</a> schema,
 * which Pulumi's is made from; of a provider itself, those that its own configuration marks so.
 */
public final class Replacement {
  private static final Map<String, Set<String>> INPUTS =
      Map.ofEntries(
          entry("pulumi:providers:aws", Set.of("region")),
          entry(
              "aws:cloudformation/stackInstances:StackInstances",
              Set.of("stackSetName", "callAs", "deploymentTargets")),
          entry(
              "aws:cloudformation/stackSet:StackSet", Set.of("name", "callAs", "permissionModel")),
          entry("aws:cloudwatch/eventArchive:EventArchive", Set.of("name", "eventSourceArn")),
          entry("aws:cloudwatch/eventBus:EventBus", Set.of("name", "eventSourceName")),
          entry("aws:cloudwatch/eventBusPolicy:EventBusPolicy", Set.of("eventBusName")),
          entry("aws:cloudwatch/eventRule:EventRule", Set.of("name", "namePrefix", "eventBusName")),
          entry(
              "aws:cloudwatch/eventTarget:EventTarget", Set.of("eventBusName", "rule", "targetId")),
          entry("aws:cloudwatch/logGroup:LogGroup", Set.of("name", "namePrefix", "logGroupClass")),
          entry("aws:cloudwatch/metricAlarm:MetricAlarm", Set.of("name")),
          entry("aws:iam/role:Role", Set.of("name", "namePrefix", "path")),
          entry("aws:iam/rolePolicy:RolePolicy", Set.of("name", "namePrefix", "role")),
          entry("aws:lambda/function:Function", Set.of("name", "packageType")),
          entry(
              "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
              Set.of("functionName", "qualifier")),
          entry(
              "aws:lambda/permission:Permission",
              Set.of(
                  "action",
                  "eventSourceToken",
                  "function",
                  "functionUrlAuthType",
                  "principal",
                  "principalOrgId",
                  "qualifier",
                  "sourceAccount",
                  "sourceArn",
                  "statementId",
                  "statementIdPrefix")),
          entry("aws:sns/topic:Topic", Set.of("name", "namePrefix", "fifoTopic")),
          entry("aws:sns/topicPolicy:TopicPolicy", Set.of("arn")),
          entry(
              "aws:sns/topicSubscription:TopicSubscription",
              Set.of("topic", "protocol", "endpoint")),
          entry("aws:sqs/queue:Queue", Set.of("name", "namePrefix", "fifoQueue")),
          entry("aws:sqs/queuePolicy:QueuePolicy", Set.of("queueUrl")));

  private Replacement() {}

  /**
   * The inputs of a type that AWS cannot change; none for a type that the program does not declare.
   */
  public static Set<String> inputs(String type) {
    return INPUTS.getOrDefault(type, Set.of());
  }
}
