package eventrelay.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.failure.AlarmDefinition;
import eventrelay.failure.DeadLetterQueue;
import eventrelay.forwarder.ForwarderDefinition;
import eventrelay.names.Arn;
import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import eventrelay.policy.DeadLetterQueuePolicy;
import eventrelay.policy.EventPattern;
import eventrelay.policy.ForwardingRolePolicy;
import eventrelay.policy.TopicPolicy;
import eventrelay.text.Json;
import java.util.List;
import java.util.TreeMap;

/**
 * The development half as a CloudFormation template, the same for each account and Region (AWS
 * CloudFormation User Guide, "Template anatomy"). The role is made in the first Region only, being
 * the account's in all of them.
 */
public final class ForwarderTemplate {
  /** What CloudFormation takes inline, in bytes ("CloudFormation quotas"). */
  public static final int MAX_LENGTH = 51_200;

  private static final String HOME = "IsFirstRegion";
  private static final String ROLE = "ForwardingRole";
  private static final String RULE = "ForwardingRule";
  private static final String QUEUE = "DeadLetterQueue";
  private static final String QUEUE_POLICY = "DeadLetterQueuePolicy";
  private static final String TOPIC = "AlarmTopic";

  private final ForwarderDefinition definition;
  private final Arns place;
  private final ObjectNode resources = object();

  private ForwarderTemplate(ForwarderDefinition definition, String partition) {
    this.definition = definition;
    this.place = new Arns(partition, "${AWS::Region}", "${AWS::AccountId}");
  }

  /**
   * Writes the template on one line.
   *
   * @param eventBusArn the receiving bus
   * @param pattern the events to forward
   * @param alarms whether to declare alarms and their topic, to which no one is subscribed
   */
  public static String of(
      ForwarderDefinition definition, String eventBusArn, EventPattern pattern, boolean alarms) {
    var template = new ForwarderTemplate(definition, Arn.parse(eventBusArn).partition());
    template.role(eventBusArn);
    template.queue();
    template.rule(eventBusArn, pattern);
    if (alarms) {
      template.alarms();
    }
    return Json.write(template.document());
  }

  private ObjectNode document() {
    var home = JsonNodeFactory.instance.arrayNode();
    home.addObject().put("Ref", "AWS::Region");
    home.add(definition.regions().get(0));
    var document = object();
    document.put("AWSTemplateFormatVersion", "2010-09-09");
    document.put("Description", "event-relay: " + ForwarderDefinition.RULE_DESCRIPTION);
    document.putObject("Conditions").putObject(HOME).set("Fn::Equals", home);
    document.set("Resources", resources);
    return document;
  }

  private void role(String eventBusArn) {
    var role = resource(ROLE, "AWS::IAM::Role");
    resources.withObject(ROLE).put("Condition", HOME);
    role.put("RoleName", names().forwardingRole());
    role.put("Description", ForwarderDefinition.ROLE_DESCRIPTION);
    role.set("AssumeRolePolicyDocument", substituted(definition.trust(place)));
    var policy = role.putArray("Policies").addObject();
    policy.put("PolicyName", PhysicalNames.FORWARDING_ROLE_POLICY);
    policy.set("PolicyDocument", substituted(ForwardingRolePolicy.permissions(eventBusArn)));
  }

  private void queue() {
    var queue = resource(QUEUE, "AWS::SQS::Queue");
    queue.put("QueueName", names().forwardingDeadLetterQueue());
    queue.put("MessageRetentionPeriod", DeadLetterQueue.RETENTION_SECONDS);
    queue.put("SqsManagedSseEnabled", true);
    var policy = resource(QUEUE_POLICY, "AWS::SQS::QueuePolicy");
    policy.putArray("Queues").addObject().put("Ref", QUEUE);
    policy.set(
        "PolicyDocument",
        substituted(
            DeadLetterQueuePolicy.forRule(
                place.queue(names().forwardingDeadLetterQueue()),
                place.rule(ForwarderDefinition.BUS, names().forwardingRule()))));
  }

  private void rule(String eventBusArn, EventPattern pattern) {
    var rule = resource(RULE, "AWS::Events::Rule");
    // Without the queue's policy the first events that fail would be lost.
    resources.withObject(RULE).put("DependsOn", QUEUE_POLICY);
    rule.put("Name", names().forwardingRule());
    rule.put("Description", ForwarderDefinition.RULE_DESCRIPTION);
    rule.put("EventBusName", ForwarderDefinition.BUS);
    rule.set("EventPattern", Json.parse(pattern.json()));
    rule.put("State", ForwarderDefinition.RULE_STATE);
    var target = rule.putArray("Targets").addObject();
    target.put("Id", PhysicalNames.FORWARDING_TARGET);
    target.put("Arn", eventBusArn);
    // Where the role is made the rule waits for it; elsewhere it is known by its name.
    var role = target.putObject("RoleArn").putArray("Fn::If").add(HOME);
    role.add(arnOf(ROLE)).add(substituted(text(place.role(names().forwardingRole()))));
    target.putObject("DeadLetterConfig").set("Arn", arnOf(QUEUE));
  }

  private void alarms() {
    resource(TOPIC, "AWS::SNS::Topic").put("TopicName", names().alarmTopic());
    var policy = resource(TOPIC + "Policy", "AWS::SNS::TopicPolicy");
    policy.putArray("Topics").addObject().put("Ref", TOPIC);
    policy.set(
        "PolicyDocument",
        substituted(TopicPolicy.forAlarms(place.topic(names().alarmTopic()), place.account())));
    definition.alarms().forEach(this::alarm);
  }

  private void alarm(AlarmDefinition definition) {
    var alarm = resource(logicalId(definition.logicalName()), "AWS::CloudWatch::Alarm");
    alarm.put("AlarmName", definition.name());
    alarm.put("AlarmDescription", definition.description());
    alarm.put("Namespace", definition.namespace());
    alarm.put("MetricName", definition.metric());
    var dimensions = alarm.putArray("Dimensions");
    new TreeMap<>(definition.dimensions())
        .forEach((name, value) -> dimensions.addObject().put("Name", name).put("Value", value));
    alarm.put("Statistic", definition.statistic());
    alarm.put("Period", AlarmDefinition.PERIOD_SECONDS);
    alarm.put("EvaluationPeriods", AlarmDefinition.EVALUATION_PERIODS);
    alarm.put("Threshold", AlarmDefinition.THRESHOLD);
    alarm.put("ComparisonOperator", AlarmDefinition.COMPARISON);
    alarm.put("TreatMissingData", AlarmDefinition.MISSING_DATA);
    alarm.putArray("AlarmActions").addObject().put("Ref", TOPIC);
  }

  private PhysicalNames names() {
    return definition.names();
  }

  private ObjectNode resource(String logicalId, String type) {
    var resource = resources.putObject(logicalId).put("Type", type);
    return resource.putObject("Properties");
  }

  /** Logical ids take letters and digits only: {@code rule-lost} becomes {@code RuleLostAlarm}. */
  private static String logicalId(String name) {
    var id = new StringBuilder();
    for (var word : List.of(name.split("-"))) {
      id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return id.append("Alarm").toString();
  }

  private static ObjectNode arnOf(String logicalId) {
    var arn = object();
    arn.putArray("Fn::GetAtt").add(logicalId).add("Arn");
    return arn;
  }

  private static JsonNode substituted(String document) {
    return substituted(Json.parse(document));
  }

  /** Puts {@code Fn::Sub} around each text that names the place. */
  private static JsonNode substituted(JsonNode value) {
    if (value.isTextual() && value.textValue().contains("${AWS::")) {
      return object().set("Fn::Sub", value);
    }
    if (value instanceof ObjectNode fields) {
      fields.properties().forEach(field -> field.setValue(substituted(field.getValue())));
    } else if (value.isArray()) {
      var items = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> items.add(substituted(item)));
      return items;
    }
    return value;
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
