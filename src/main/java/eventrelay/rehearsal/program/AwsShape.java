package eventrelay.rehearsal.program;

import eventrelay.names.Arns;
import eventrelay.names.PhysicalNames;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the AWS provider makes of a resource's inputs: its id and what it computes (Pulumi Registry,
 * AWS, the "Outputs" and "Import" sections of each resource).
 *
 * @param id the provider's id
 * @param computed the outputs that are not inputs
 */
record AwsShape(
    Function<Map<String, Object>, String> id,
    BiFunction<Map<String, Object>, Arns, Map<String, Object>> computed) {

  private static final Map<String, AwsShape> BY_TYPE =
      Map.of(
          "aws:cloudwatch/eventBus:EventBus",
          new AwsShape(in -> text(in, "name"), (in, arns) -> arn(arns.bus(text(in, "name")))),
          "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
          new AwsShape(in -> text(in, "eventBusName"), (in, arns) -> Map.of()),
          "aws:cloudwatch/eventRule:EventRule",
          new AwsShape(
              in -> onBus(in, "/", text(in, "name")),
              (in, arns) -> arn(arns.rule(text(in, "eventBusName"), text(in, "name")))),
          "aws:cloudwatch/eventTarget:EventTarget",
          new AwsShape(
              in -> onBus(in, "-", text(in, "rule") + "-" + text(in, "targetId")),
              (in, arns) -> Map.of()),
          "aws:iam/role:Role",
          new AwsShape(in -> text(in, "name"), (in, arns) -> arn(arns.role(text(in, "name")))),
          "aws:iam/rolePolicy:RolePolicy",
          new AwsShape(in -> text(in, "role") + ":" + text(in, "name"), (in, arns) -> Map.of()),
          "aws:cloudwatch/logGroup:LogGroup",
          new AwsShape(in -> text(in, "name"), (in, arns) -> arn(arns.logGroup(text(in, "name")))),
          "aws:lambda/function:Function",
          new AwsShape(in -> text(in, "name"), (in, arns) -> arn(arns.function(text(in, "name")))),
          "aws:lambda/permission:Permission",
          new AwsShape(in -> text(in, "statementId"), (in, arns) -> Map.of()));

  /**
   * The shape of a type that the program declares.
   *
   * @throws IllegalStateException if the program declares a type that nobody described here
   */
  static AwsShape of(String type) {
    var shape = BY_TYPE.get(type);
    if (shape == null) {
      throw new IllegalStateException("AwsShape does not know the outputs of " + type);
    }
    return shape;
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
