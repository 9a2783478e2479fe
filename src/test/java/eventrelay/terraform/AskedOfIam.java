package eventrelay.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.names.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What IAM is asked because of a call: its own action, that of the tags which it sets, and to pass
 * the role which it names (Service Authorization Reference, "Actions, resources, and condition keys
 * for AWS services").
 *
 * @param action such as {@code events:PutRule}
 * @param resource its ARN, or {@code *}
 * @param account whose
 * @param passedTo the service that gets a role; empty unless one is passed
 */
record AskedOfIam(String action, String resource, String account, String passedTo) {
  private static final String ROLE = "arn:aws:iam::";

  /** The calls that set tags with what they make, and the action that this takes. */
  private static final Map<String, String> TAGGING =
      Map.ofEntries(
          Map.entry("cloudformation:CreateStackSet", "cloudformation:TagResource"),
          Map.entry("cloudwatch:PutMetricAlarm", "cloudwatch:TagResource"),
          Map.entry("events:CreateEventBus", "events:TagResource"),
          Map.entry("events:PutRule", "events:TagResource"),
          Map.entry("iam:CreateRole", "iam:TagRole"),
          Map.entry("lambda:CreateFunction", "lambda:TagResource"),
          Map.entry("logs:CreateLogGroup", "logs:TagResource"),
          Map.entry("sns:CreateTopic", "sns:TagResource"),
          Map.entry("sqs:CreateQueue", "sqs:TagQueue"));

  /** What each call asks, so that what several ask stands there several times. */
  static List<AskedOfIam> by(Iterable<ApiCall> calls) {
    var asked = new ArrayList<AskedOfIam>();
    for (var call : calls) {
      asked.addAll(by(call));
    }
    return asked;
  }

  private static List<AskedOfIam> by(ApiCall call) {
    var account = call.place().account();
    var resource = resource(call);
    var asked = new ArrayList<AskedOfIam>();
    asked.add(new AskedOfIam(call.action(), resource, account, ""));
    if (TAGGING.containsKey(call.action()) && setsTags(call.parameters())) {
      asked.add(new AskedOfIam(TAGGING.get(call.action()), resource, account, ""));
    }
    if (!Set.of("iam", "sts").contains(call.service())) {
      for (var role : roles(call.parameters())) {
        asked.add(new AskedOfIam("iam:PassRole", role, account, call.service() + ".amazonaws.com"));
      }
    }
    return asked;
  }

  private static boolean setsTags(JsonNode parameters) {
    for (var parameter : parameters.properties()) {
      if (parameter.getKey().matches("(?i)tags(\\..*)?") && !parameter.getValue().isEmpty()
          || parameter.getKey().startsWith("Tags.")) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> roles(JsonNode parameters) {
    var roles = new TreeSet<String>();
    for (var name : List.of("Role", "RoleArn")) {
      parameters.findValuesAsText(name).stream()
          .filter(value -> value.startsWith(ROLE))
          .forEach(roles::add);
    }
    return roles;
  }

  /** As the service's own page names it; a call that lists names what it looks for, or nothing. */
  private static String resource(ApiCall call) {
    var arns = call.place().arns();
    var arn =
        call.parameter(
            "ResourceARN", "ResourceArn", "resourceArn", "TopicArn", "SubscriptionArn", "Arn");
    if (arn.isPresent()) {
      return arn.get();
    }
    return switch (call.service()) {
      case "events" -> event(call);
      case "sqs" ->
          call.parameter("QueueName", "QueueUrl")
              .map(queue -> arns.queue(queue.substring(queue.lastIndexOf('/') + 1)))
              .orElse("*");
      case "sns" -> call.parameter("Name").map(arns::topic).orElse("*");
      case "iam" -> call.parameter("RoleName").map(arns::role).orElse("*");
      case "logs" ->
          call.parameter("logGroupName", "logGroupNamePrefix").map(arns::logGroup).orElse("*");
      case "cloudwatch" ->
          call.parameter("AlarmName", "AlarmNames.member.1").map(arns::alarm).orElse("*");
      case "lambda" -> function(call);
      case "cloudformation" -> call.parameter("StackSetName").map(arns::stackSet).orElse("*");
      default -> "*";
    };
  }

  private static String event(ApiCall call) {
    var arns = call.place().arns();
    var bus = call.parameter("EventBusName").map(AskedOfIam::name).orElse("default");
    var archive = call.parameter("ArchiveName");
    if (archive.isPresent()) {
      return arns.archive(archive.get());
    }
    return call.operation().endsWith("EventBus") || call.operation().endsWith("Permission")
        ? arns.bus(call.parameter("Name").map(AskedOfIam::name).orElse(bus))
        : call.parameter("Rule", "Name").map(rule -> arns.rule(bus, rule)).orElse("*");
  }

  private static String function(ApiCall call) {
    var path = LambdaOperation.function(call.method(), call.path());
    var function = path.isEmpty() ? call.parameter("FunctionName").orElseThrow() : path;
    return Arn.isArn(function) ? function : call.place().arns().function(function);
  }

  private static String name(String nameOrArn) {
    return Arn.isArn(nameOrArn) ? Arn.nameOf(nameOrArn) : nameOrArn;
  }

  /** True if it changes something. */
  boolean writes() {
    return !action.matches("[a-z]+:(Get|List|Describe).*");
  }
}
