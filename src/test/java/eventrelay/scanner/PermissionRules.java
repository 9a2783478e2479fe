package eventrelay.scanner;

import static eventrelay.scanner.ScannerRule.excused;
import static eventrelay.scanner.ScannerRule.held;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.DeclaredResource;
import eventrelay.scanner.ScannerRule.Held;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What scanners ask of what roles may do. */
final class PermissionRules {
  /** X-Ray knows no resources (Service Authorization Reference, "AWS X-Ray"). */
  private static final Set<String> NOT_TO_BE_NARROWED =
      Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

  private static final Pattern ESCALATION =
      Pattern.compile(
          "(iam|sts|cloudformation|datapipeline|glue|codestar|sagemaker):.*"
              + "|lambda:(Create|Update|Add|Invoke).*|ec2:(RunInstances|Associate.*)");
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(sts|iam|cognito-identity|redshift|rds-db|sso|mediapackage|chime|gamelift):.*"
              + "|ecr:GetAuthorizationToken|.*:.*(Credential|Password|AccessKey).*"
              + "|lambda:GetFunction|codepipeline:PollForJobs|ec2:GetPasswordData");
  private static final Pattern READING =
      Pattern.compile("(s3:Get|ssm:Get|secretsmanager:Get|dynamodb:|rds:Copy|kms:Decrypt).*");
  private static final Pattern PERMISSIONS =
      Pattern.compile(".*:(Put|Set|Delete|Attach|Detach|Add|Remove).*(Policy|Permission|Acl).*");

  private PermissionRules() {}

  static List<ScannerRule> all() {
    return List.of(
        held(
            "CKV_AWS_62",
            "No policy allows every action on every resource.",
            permissions(s -> !(actions(s).contains("*") && resources(s).contains("*")), "*", "*")),
        held(
            "CKV_AWS_63",
            "No policy allows every action, of AWS or of a service.",
            permissions(s -> actions(s).stream().noneMatch(a -> a.endsWith("*")), "sns:*", "arn")),
        held(
            "CKV_AWS_286",
            "No policy allows privilege escalation.",
            permissions(never(ESCALATION), "iam:PutRolePolicy", "*")),
        held(
            "CKV_AWS_287",
            "No policy exposes credentials.",
            permissions(never(CREDENTIALS), "ecr:GetAuthorizationToken", "*")),
        held(
            "CKV_AWS_288",
            "No policy allows data exfiltration.",
            permissions(never(READING), "s3:GetObject", "*")),
        held(
            "CKV_AWS_289",
            "No policy allows the management of permissions.",
            permissions(never(PERMISSIONS), "sqs:AddPermission", "*")),
        held(
            "CKV_AWS_290 CKV_AWS_355",
            "An action that supports resource-level permissions names resources. (X-Ray's two actions do not support them.)",
            permissions(PermissionRules::isNarrow, "sqs:SendMessage", "*")),
        excused(
            "AwsSolutions-IAM5 AWS-0057",
            "No policy has a * in its resources.",
            "Two do in the function's role. Writing traces takes *, since X-Ray knows no resources."
                + " Writing a log takes `:*` after the one log group's ARN: its streams, which"
                + " Lambda names."));
  }

  private static Held permissions(Predicate<JsonNode> holds, String action, String resource) {
    var added =
        "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}".formatted(action, resource);
    return new Held(
        "RolePolicy",
        (DeclaredResource policy) ->
            new Statements(policy.document("policy")).allowing().allMatch(holds),
        Breach.allowing("policy", added),
        "RolePoliciesTest.letTheFunctionLogTraceAndSendWhatFailed");
  }

  private static Predicate<JsonNode> never(Pattern pattern) {
    return statement ->
        actions(statement).stream().noneMatch(action -> pattern.matcher(action).matches());
  }

  private static boolean isNarrow(JsonNode statement) {
    return resources(statement).stream().noneMatch(resource -> resource.equals("*"))
        || NOT_TO_BE_NARROWED.containsAll(actions(statement));
  }

  private static List<String> actions(JsonNode statement) {
    return Statements.values(statement.path("Action"));
  }

  private static List<String> resources(JsonNode statement) {
    return Statements.values(statement.path("Resource"));
  }
}
