package eventrelay.rehearsal.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The actions of the AWS managed policies that roles on an event's way commonly have, each allowed
 * on every resource (AWS Managed Policy Reference, as of November 2026). The document of any other
 * is in no stack.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">AWS
 *     managed policies</a>
 */
final class AwsManagedPolicies {
  private static final List<String> LOGS =
      List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");

  private static final List<String> NETWORK_INTERFACES =
      List.of(
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses");

  private static final List<String> TRACES =
      List.of(
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:GetSamplingStatisticSummaries");

  private static final Map<String, List<List<String>>> ACTIONS =
      Map.ofEntries(
          Map.entry("service-role/AWSLambdaBasicExecutionRole", List.of(LOGS)),
          Map.entry(
              "service-role/AWSLambdaVPCAccessExecutionRole", List.of(LOGS, NETWORK_INTERFACES)),
          Map.entry(
              "service-role/AWSLambdaSQSQueueExecutionRole",
              List.of(
                  LOGS,
                  List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"))),
          Map.entry("service-role/AWSLambdaRole", List.of(List.of("lambda:InvokeFunction"))),
          Map.entry("AWSXRayDaemonWriteAccess", List.of(TRACES)),
          Map.entry("AWSXrayWriteOnlyAccess", List.of(TRACES)),
          Map.entry("AmazonSQSFullAccess", List.of(List.of("sqs:*"))),
          Map.entry("CloudWatchLogsFullAccess", List.of(List.of("logs:*"))),
          Map.entry("AdministratorAccess", List.of(List.of("*"))));

  private AwsManagedPolicies() {}

  /** The document of a policy, by its name with its path; empty if it is not in this list. */
  static Optional<String> json(String name) {
    return Optional.ofNullable(ACTIONS.get(name))
        .map(
            lists ->
                lists.stream()
                    .flatMap(List::stream)
                    .map(action -> '"' + action + '"')
                    .collect(Collectors.joining(",")))
        .map(
            actions ->
                ("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[%s],"
                        + "\"Resource\":\"*\"}]}")
                    .formatted(actions));
  }
}
