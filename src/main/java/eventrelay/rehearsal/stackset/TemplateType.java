package eventrelay.rehearsal.stackset;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A resource type of CloudFormation and the AWS provider's for the same thing (AWS CloudFormation
 * Template Reference; Pulumi Registry, AWS).
 *
 * @param type the provider's type token
 * @param inputs by a property's name, the input's
 * @param reference the output that {@code Ref} gives
 * @param lists the properties that become resources or inputs of another form
 */
record TemplateType(String type, Map<String, String> inputs, String reference, Set<String> lists) {
  private static final Map<String, TemplateType> BY_NAME =
      Map.of(
          "AWS::IAM::Role",
          new TemplateType(
              "aws:iam/role:Role",
              Map.of(
                  "RoleName", "name",
                  "Description", "description",
                  "AssumeRolePolicyDocument", "assumeRolePolicy"),
              "name",
              Set.of("Policies")),
          "AWS::Events::Rule",
          new TemplateType(
              "aws:cloudwatch/eventRule:EventRule",
              Map.of(
                  "Name", "name",
                  "Description", "description",
                  "EventBusName", "eventBusName",
                  "EventPattern", "eventPattern",
                  "State", "state"),
              "name",
              Set.of("Targets")),
          "AWS::SQS::Queue",
          new TemplateType(
              "aws:sqs/queue:Queue",
              Map.of(
                  "QueueName", "name",
                  "MessageRetentionPeriod", "messageRetentionSeconds",
                  "SqsManagedSseEnabled", "sqsManagedSseEnabled"),
              "url",
              Set.of()),
          "AWS::SQS::QueuePolicy",
          new TemplateType(
              "aws:sqs/queuePolicy:QueuePolicy",
              Map.of("PolicyDocument", "policy"),
              "",
              Set.of("Queues")),
          "AWS::SNS::Topic",
          new TemplateType("aws:sns/topic:Topic", Map.of("TopicName", "name"), "arn", Set.of()),
          "AWS::SNS::TopicPolicy",
          new TemplateType(
              "aws:sns/topicPolicy:TopicPolicy",
              Map.of("PolicyDocument", "policy"),
              "",
              Set.of("Topics")),
          "AWS::CloudWatch::Alarm",
          new TemplateType(
              "aws:cloudwatch/metricAlarm:MetricAlarm",
              Map.ofEntries(
                  Map.entry("AlarmName", "name"),
                  Map.entry("AlarmDescription", "alarmDescription"),
                  Map.entry("Namespace", "namespace"),
                  Map.entry("MetricName", "metricName"),
                  Map.entry("Statistic", "statistic"),
                  Map.entry("Period", "period"),
                  Map.entry("EvaluationPeriods", "evaluationPeriods"),
                  Map.entry("Threshold", "threshold"),
                  Map.entry("ComparisonOperator", "comparisonOperator"),
                  Map.entry("TreatMissingData", "treatMissingData"),
                  Map.entry("AlarmActions", "alarmActions")),
              "name",
              Set.of("Dimensions")));

  /** The type that a template calls by this name, if the rehearsal knows it. */
  static Optional<TemplateType> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
