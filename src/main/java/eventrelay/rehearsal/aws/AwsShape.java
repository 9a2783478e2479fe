package eventrelay.rehearsal.aws;

import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the AWS provider makes of a resource's inputs: its id and what it computes (Pulumi Registry,
 * AWS, the "Outputs" and "Import" sections of each resource). Mocks answer with it, and so does the
 * provider that the engine is tested with.
 *
 * @param id the provider's id
 * @param computed the outputs that are not inputs
 */
public record AwsShape(
    BiFunction<Map<String, Object>, Arns, String> id,
    BiFunction<Map<String, Object>, Arns, Map<String, Object>> computed) {

  private static final Map<String, AwsShape> BY_TYPE =
      Map.ofEntries(
          shape(
              "aws:cloudformation/stackInstances:StackInstances",
              in -> text(in, "stackSetName") + "," + text(in, "callAs"),
              (in, arns) -> Map.of("stackSetId", stackSetId(in, "stackSetName"))),
          shape(
              "aws:cloudformation/stackSet:StackSet",
              in -> text(in, "name"),
              (in, arns) -> {
                var id = stackSetId(in, "name");
                return Map.of("arn", arns.stackSet(id), "stackSetId", id);
              }),
          shape(
              "aws:cloudwatch/eventArchive:EventArchive",
              in -> text(in, "name"),
              (in, arns) -> arn(arns.archive(text(in, "name")))),
          shape(
              "aws:cloudwatch/eventBus:EventBus",
              in -> text(in, "name"),
              (in, arns) -> arn(arns.bus(text(in, "name")))),
          shape("aws:cloudwatch/eventBusPolicy:EventBusPolicy", in -> text(in, "eventBusName")),
          shape(
              "aws:cloudwatch/eventRule:EventRule",
              in -> onBus(in, "/", text(in, "name")),
              (in, arns) -> arn(arns.rule(text(in, "eventBusName"), text(in, "name")))),
          shape(
              "aws:cloudwatch/eventTarget:EventTarget",
              in -> onBus(in, "-", text(in, "rule") + "-" + text(in, "targetId"))),
          shape(
              "aws:cloudwatch/logGroup:LogGroup",
              in -> text(in, "name"),
              (in, arns) -> arn(arns.logGroup(text(in, "name")))),
          shape(
              "aws:cloudwatch/metricAlarm:MetricAlarm",
              in -> text(in, "name"),
              (in, arns) -> arn(arns.alarm(text(in, "name")))),
          shape(
              "aws:iam/role:Role",
              in -> text(in, "name"),
              (in, arns) -> arn(arns.role(text(in, "name")))),
          shape("aws:iam/rolePolicy:RolePolicy", in -> text(in, "role") + ":" + text(in, "name")),
          shape(
              "aws:lambda/function:Function",
              in -> text(in, "name"),
              (in, arns) -> arn(arns.function(text(in, "name")))),
          shape(
              "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
              in -> text(in, "functionName")),
          shape("aws:lambda/permission:Permission", in -> text(in, "statementId")),
          new SimpleEntry<>(
              "aws:sns/topic:Topic",
              new AwsShape(
                  (in, arns) -> arns.topic(text(in, "name")),
                  (in, arns) -> arn(arns.topic(text(in, "name"))))),
          shape("aws:sns/topicPolicy:TopicPolicy", in -> text(in, "arn")),
          shape(
              "aws:sns/topicSubscription:TopicSubscription",
              AwsShape::subscription,
              (in, arns) -> arn(subscription(in))),
          new SimpleEntry<>(
              "aws:sqs/queue:Queue",
              new AwsShape(
                  (in, arns) -> arns.queueUrl(text(in, "name")),
                  (in, arns) ->
                      Map.of(
                          "arn", arns.queue(text(in, "name")),
                          "url", arns.queueUrl(text(in, "name"))))),
          shape("aws:sqs/queuePolicy:QueuePolicy", in -> text(in, "queueUrl")));

  /**
   * The shape of a type that the program declares.
   *
   * @throws IllegalStateException if the program declares a type without an entry here
   */
  public static AwsShape of(String type) {
    var shape = BY_TYPE.get(type);
    if (shape == null) {
      throw new IllegalStateException("AwsShape does not know the outputs of " + type);
    }
    return shape;
  }

  private static Map.Entry<String, AwsShape> shape(
      String type, Function<Map<String, Object>, String> id) {
    return shape(type, id, (in, arns) -> Map.of());
  }

  private static Map.Entry<String, AwsShape> shape(
      String type,
      Function<Map<String, Object>, String> id,
      BiFunction<Map<String, Object>, Arns, Map<String, Object>> computed) {
    return new SimpleEntry<>(type, new AwsShape((in, arns) -> id.apply(in), computed));
  }

  /** AWS adds an id of its own, which is the same here for the same address. */
  private static String subscription(Map<String, Object> inputs) {
    var id = UUID.nameUUIDFromBytes(text(inputs, "endpoint").getBytes(StandardCharsets.UTF_8));
    return text(inputs, "topic") + ":" + id;
  }

  private static String stackSetId(Map<String, Object> inputs, String key) {
    var name = text(inputs, key);
    return name + ":" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String onBus(Map<String, Object> inputs, String separator, String name) {
    var bus = text(inputs, "eventBusName");
    return bus.equals(PhysicalNames.DEFAULT_BUS) ? name : bus + separator + name;
  }

  private static Map<String, Object> arn(String arn) {
    return Map.of("arn", arn);
  }

  private static String text(Map<String, Object> inputs, String key) {
    var value = inputs.get(key);
    if (value == null) {
      throw new IllegalStateException("the program left " + key + " to the provider: " + inputs);
    }
    return value.toString();
  }
}
