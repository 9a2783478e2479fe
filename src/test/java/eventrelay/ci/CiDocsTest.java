package eventrelay.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.policy.Json;
import eventrelay.rehearsal.access.Access;
import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies that docs/ci.md gives away say what it says of them. */
@Timeout(60)
class CiDocsTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```json\n(.*?)```");
  private static final String ISSUER = "token.actions.githubusercontent.com";
  private static final String NAMES = "repo:acme/event-relay:";
  private static final String IDS = "repo:acme@1234567/event-relay@890123456:";

  /** What has to be done to a resource, and to what is attached to it, from first to last. */
  private static final Map<String, List<String>> WORK =
      Map.ofEntries(
          Map.entry(
              "aws:cloudwatch/eventBus:EventBus",
              List.of(
                  "events:CreateEventBus",
                  "events:UpdateEventBus",
                  "events:DeleteEventBus",
                  "events:PutPermission",
                  "events:RemovePermission",
                  "events:TagResource",
                  "events:DescribeEventBus")),
          Map.entry(
              "aws:cloudwatch/eventArchive:EventArchive",
              List.of(
                  "events:CreateArchive",
                  "events:UpdateArchive",
                  "events:DeleteArchive",
                  "events:DescribeArchive")),
          Map.entry(
              "aws:cloudwatch/eventRule:EventRule",
              List.of(
                  "events:PutRule",
                  "events:DeleteRule",
                  "events:PutTargets",
                  "events:RemoveTargets",
                  "events:TagResource",
                  "events:DescribeRule",
                  "events:ListTargetsByRule")),
          Map.entry(
              "aws:cloudwatch/logGroup:LogGroup",
              List.of(
                  "logs:CreateLogGroup",
                  "logs:PutRetentionPolicy",
                  "logs:DeleteLogGroup",
                  "logs:TagResource")),
          Map.entry(
              "aws:cloudwatch/metricAlarm:MetricAlarm",
              List.of(
                  "cloudwatch:PutMetricAlarm",
                  "cloudwatch:DeleteAlarms",
                  "cloudwatch:TagResource")),
          Map.entry(
              "aws:iam/role:Role",
              List.of(
                  "iam:CreateRole",
                  "iam:UpdateAssumeRolePolicy",
                  "iam:PutRolePolicy",
                  "iam:DeleteRolePolicy",
                  "iam:DeleteRole",
                  "iam:TagRole",
                  "iam:PassRole",
                  "iam:GetRole",
                  "iam:GetRolePolicy")),
          Map.entry(
              "aws:lambda/function:Function",
              List.of(
                  "lambda:CreateFunction",
                  "lambda:UpdateFunctionCode",
                  "lambda:UpdateFunctionConfiguration",
                  "lambda:DeleteFunction",
                  "lambda:AddPermission",
                  "lambda:RemovePermission",
                  "lambda:PutFunctionEventInvokeConfig",
                  "lambda:DeleteFunctionEventInvokeConfig",
                  "lambda:TagResource",
                  "lambda:GetFunction",
                  "lambda:GetPolicy")),
          Map.entry(
              "aws:sns/topic:Topic",
              List.of(
                  "sns:CreateTopic",
                  "sns:SetTopicAttributes",
                  "sns:Subscribe",
                  "sns:Unsubscribe",
                  "sns:DeleteTopic",
                  "sns:TagResource",
                  "sns:GetTopicAttributes")),
          Map.entry(
              "aws:sqs/queue:Queue",
              List.of(
                  "sqs:CreateQueue",
                  "sqs:SetQueueAttributes",
                  "sqs:DeleteQueue",
                  "sqs:TagQueue",
                  "sqs:GetQueueAttributes")));

  static Stream<String> policies() {
    try {
      return BLOCK.matcher(Files.readString(Path.of("docs/ci.md"))).results().map(r -> r.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thereAreSeven() {
    assertThat(policies()).hasSize(7);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void isAPolicyThatIamWouldTake(String json) {
    assertThat(Policy.parse("docs/ci.md", json).statements()).isNotEmpty();
    // IAM takes 10,240 characters of inline policies for a role, blanks not counted.
    assertThat(json.replaceAll("\\s", "").length()).isLessThan(5_120);
  }

  @ParameterizedTest
  @CsvSource({
    "PreviewByName, " + NAMES + "pull_request, true",
    "PreviewByName, " + NAMES + "ref:refs/heads/main, true",
    "PreviewByName, " + NAMES + "ref:refs/heads/other, false",
    "PreviewByName, " + NAMES + "environment:production, false",
    "PreviewByName, repo:acme/other:pull_request, false",
    "PreviewByName, " + IDS + "pull_request, false",
    "PreviewById, " + IDS + "pull_request, true",
    "PreviewById, " + IDS + "ref:refs/heads/main, true",
    "PreviewById, " + NAMES + "pull_request, false",
    "PreviewById, repo:acme@7654321/event-relay@890123456:pull_request, false",
    "DeployByName, " + NAMES + "environment:production, true",
    "DeployByName, " + NAMES + "pull_request, false",
    "DeployByName, " + NAMES + "ref:refs/heads/main, false",
    "DeployById, " + IDS + "environment:production, true",
    "DeployById, " + IDS + "environment:other, false",
    "DeployById, " + NAMES + "environment:production, false",
  })
  void aTrustPolicyTakesTheSubjectsItIsFor(String sid, String subject, boolean taken)
      throws JsonProcessingException {
    assertThat(trusts(sid, subject, "sts.amazonaws.com")).isEqualTo(taken);
    assertThat(trusts(sid, subject, "https://github.com/acme")).isFalse();
  }

  @Test
  void previewReadsAndOpensTheStateAndNothingElse() {
    assertThat(statements("Preview"))
        .filteredOn(statement -> !statement.has("Principal"))
        .hasSize(4)
        .flatExtracting(statement -> list(statement.path("Action")))
        .allMatch(
            action -> action.matches("[a-z0-9]+:(Get|List|Describe)\\w+|kms:Decrypt"), "reads")
        .contains("s3:GetObject", "s3:ListBucket", "kms:Decrypt");
  }

  @Test
  void deployCoversEverythingThatIsDeclared() {
    var covered = new ArrayList<String>();
    for (var resource : ShippedStacks.resources().toList()) {
      for (var action : WORK.getOrDefault(resource.type(), List.of())) {
        var arn = resource.outputs().path("arn").asText();
        assertThat(allows(resource, action, arn)).as("%s on %s", action, arn).isTrue();
        covered.add(resource.type());
      }
    }
    assertThat(covered).containsAll(WORK.keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "events:PutPermission, arn:aws:events:ap-northeast-1:111111111111:event-bus/other",
    "iam:PutRolePolicy, arn:aws:iam::111111111111:role/event-relay-deploy",
    "iam:CreateRole, arn:aws:iam::111111111111:role/admin",
    "lambda:UpdateFunctionCode, arn:aws:lambda:ap-northeast-1:111111111111:function:other",
    "sqs:DeleteQueue, arn:aws:sqs:ap-northeast-1:111111111111:orders",
    "s3:PutObject, arn:aws:s3:::other/.pulumi/x",
    "sts:AssumeRole, arn:aws:iam::111111111111:role/management_lambda_exec_role",
  })
  void deployTouchesNothingElse(String action, String arn) {
    assertThat(allowed("111111111111", action, arn, Map.of())).isFalse();
  }

  @Test
  void aRoleIsPassedToItsServiceOnly() {
    var role = "arn:aws:iam::111111111111:role/management_lambda_exec_role";

    assertThat(allowed("111111111111", "iam:PassRole", role, passedTo("lambda"))).isTrue();
    assertThat(allowed("111111111111", "iam:PassRole", role, passedTo("ec2"))).isFalse();
  }

  private static boolean allows(ResourceState resource, String action, String arn) {
    var account = resource.providerUrn().endsWith("::management") ? "111111111111" : "222222222222";
    var context =
        action.equals("iam:PassRole")
            ? passedTo(account.startsWith("1") ? "lambda" : "events")
            : Map.<String, List<String>>of();
    return allowed(account, action, arn, context);
  }

  private static Map<String, List<String>> passedTo(String service) {
    return Map.of("iam:PassedToService", List.of(service + ".amazonaws.com"));
  }

  /** By the policies that the document gives to the deploy role of an account. */
  private static boolean allowed(
      String account, String action, String arn, Map<String, List<String>> context) {
    var caller = "arn:aws:sts::%s:assumed-role/event-relay-deploy/s".formatted(account);
    var policies =
        policies()
            .filter(json -> !json.contains("Principal"))
            .filter(json -> json.contains(account) || json.contains("PreviewReadRelay"))
            .map(json -> Policy.parse("deploy", json))
            .toList();
    return AccessEvaluator.decide(
                new AccessRequest(Principal.parse(caller), action, arn, account, context),
                policies,
                Optional.empty())
            .access()
        == Access.ALLOWED;
  }

  /** The evaluator has no federated callers, so anybody stands for one; the conditions decide. */
  private static boolean trusts(String sid, String subject, String audience)
      throws JsonProcessingException {
    var json = policies().filter(each -> each.contains('"' + "Allow" + sid + '"')).findFirst();
    var document = (ObjectNode) Json.read(json.orElseThrow());
    var statement = (ObjectNode) document.at("/Statement/0");
    assertThat(statement.at("/Principal/Federated").asText()).endsWith("oidc-provider/" + ISSUER);
    statement.put("Principal", "*");
    var role = "arn:aws:iam::111111111111:role/event-relay";
    return AccessEvaluator.decide(
                new AccessRequest(
                    Principal.parse("arn:aws:iam::111111111111:user/u"),
                    "sts:AssumeRoleWithWebIdentity",
                    role,
                    "111111111111",
                    Map.of(ISSUER + ":sub", List.of(subject), ISSUER + ":aud", List.of(audience))),
                List.of(),
                Optional.of(Policy.parse("trust", document.toString())))
            .access()
        == Access.ALLOWED;
  }

  private static List<JsonNode> statements(String prefix) {
    var statements = new ArrayList<JsonNode>();
    policies()
        .forEach(
            json -> {
              try {
                Json.read(json).path("Statement").forEach(statements::add);
              } catch (JsonProcessingException e) {
                throw new AssertionError(json, e);
              }
            });
    statements.removeIf(statement -> !statement.path("Sid").asText().startsWith(prefix));
    return statements;
  }

  private static List<String> list(JsonNode value) {
    var list = new ArrayList<String>();
    if (value.isTextual()) {
      list.add(value.textValue());
    }
    value.forEach(each -> list.add(each.textValue()));
    return list;
  }
}
