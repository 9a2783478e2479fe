package eventrelay.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.access.Access;
import eventrelay.rehearsal.access.AccessEvaluator;
import eventrelay.rehearsal.access.AccessRequest;
import eventrelay.rehearsal.access.Policy;
import eventrelay.rehearsal.access.Principal;
import eventrelay.rehearsal.access.RequestContext;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.types.CloudWatchTypes;
import eventrelay.rehearsal.types.EventBridgeTypes;
import eventrelay.rehearsal.types.IamTypes;
import eventrelay.rehearsal.types.LambdaTypes;
import eventrelay.rehearsal.types.SnsTypes;
import eventrelay.rehearsal.types.SqsTypes;
import eventrelay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies in docs/policies allow what docs/ci.md says of them, and no more. */
@Timeout(60)
class CiDocsTest {
  private static final Path FOLDER = Path.of("docs/policies");
  private static final String MANAGEMENT = "111111111111";
  private static final String DEVELOPMENT = "222222222222";
  private static final String ISSUER = "token.actions.githubusercontent.com";
  private static final String NAMES = "repo:acme/event-relay:";
  private static final String IDS = "repo:acme@1234567/event-relay@890123456:";

  /** What has to be done to a resource, and to what is attached to it, from first to last. */
  private static final Map<String, List<String>> WORK =
      Map.ofEntries(
          Map.entry(
              EventBridgeTypes.BUS,
              List.of(
                  "events:CreateEventBus",
                  "events:UpdateEventBus",
                  "events:DeleteEventBus",
                  "events:PutPermission",
                  "events:RemovePermission",
                  "events:TagResource",
                  "events:DescribeEventBus")),
          Map.entry(
              EventBridgeTypes.ARCHIVE,
              List.of(
                  "events:CreateArchive",
                  "events:UpdateArchive",
                  "events:DeleteArchive",
                  "events:DescribeArchive")),
          Map.entry(
              EventBridgeTypes.RULE,
              List.of(
                  "events:PutRule",
                  "events:DeleteRule",
                  "events:PutTargets",
                  "events:RemoveTargets",
                  "events:TagResource",
                  "events:DescribeRule",
                  "events:ListTargetsByRule")),
          Map.entry(
              CloudWatchTypes.LOG_GROUP,
              List.of(
                  "logs:CreateLogGroup",
                  "logs:PutRetentionPolicy",
                  "logs:DeleteLogGroup",
                  "logs:TagResource")),
          Map.entry(
              CloudWatchTypes.ALARM,
              List.of(
                  "cloudwatch:PutMetricAlarm",
                  "cloudwatch:DeleteAlarms",
                  "cloudwatch:TagResource")),
          Map.entry(
              IamTypes.ROLE,
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
              LambdaTypes.FUNCTION,
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
              SnsTypes.TOPIC,
              List.of(
                  "sns:CreateTopic",
                  "sns:SetTopicAttributes",
                  "sns:Subscribe",
                  "sns:Unsubscribe",
                  "sns:DeleteTopic",
                  "sns:TagResource",
                  "sns:GetTopicAttributes")),
          Map.entry(
              SqsTypes.QUEUE,
              List.of(
                  "sqs:CreateQueue",
                  "sqs:SetQueueAttributes",
                  "sqs:DeleteQueue",
                  "sqs:TagQueue",
                  "sqs:GetQueueAttributes")));

  static List<Path> policies() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void eachAccountHasTheSame() throws IOException {
    assertThat(policies()).hasSize(12);
    for (var policy : policies()) {
      assertThat(FOLDER.resolve("development").resolve(policy.getFileName())).exists();
      assertThat(FOLDER.resolve("management").resolve(policy.getFileName())).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void isAPolicyThatIamWouldTake(Path file) throws IOException {
    var json = Files.readString(file);
    assertThat(Policy.parse(file.toString(), json).statements()).isNotEmpty();
    // IAM takes 10,240 characters of inline policies for a role, blanks not counted.
    assertThat(json.replaceAll("\\s", "").length()).isLessThan(5_120);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void isOfOneAccount(Path file) throws IOException {
    var other = file.startsWith(FOLDER.resolve("management")) ? DEVELOPMENT : MANAGEMENT;

    assertThat(Files.readString(file)).doesNotContain(other);
  }

  @Test
  void bothAccountsTrustTheSame() throws IOException {
    for (var name : List.of("preview", "deploy")) {
      for (var form : List.of("id", "name")) {
        var file = "%s-trust-by-%s".formatted(name, form);
        assertThat(read(DEVELOPMENT, file).replace(DEVELOPMENT, MANAGEMENT))
            .isEqualTo(read(MANAGEMENT, file));
      }
    }
  }

  /** The page's command leaves none of the names and ids that are an example. */
  @Test
  void theCommandThatPreparesThePoliciesReplacesEveryExample() throws Exception {
    var command =
        Pattern.compile("(?s)```sh\n(.*?)```")
            .matcher(Files.readString(Path.of("docs/ci.md")))
            .results()
            .map(block -> block.group(1))
            .filter(block -> block.contains("sed "))
            .findFirst()
            .orElseThrow();

    var process = new ProcessBuilder("sh", "-ec", command).inheritIO().start();

    assertThat(process.waitFor()).isZero();
    for (var file : policies()) {
      var prepared = Path.of("target/policies").resolve(FOLDER.relativize(file));
      assertThat(prepared).content().doesNotContain("acme", "1111", "2222", "north");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "preview-trust-by-name, " + NAMES + "pull_request, true",
    "preview-trust-by-name, " + NAMES + "ref:refs/heads/main, true",
    "preview-trust-by-name, " + NAMES + "ref:refs/heads/other, false",
    "preview-trust-by-name, " + NAMES + "environment:production, false",
    "preview-trust-by-name, repo:acme/other:pull_request, false",
    "preview-trust-by-name, " + IDS + "pull_request, false",
    "preview-trust-by-id, " + IDS + "pull_request, true",
    "preview-trust-by-id, " + IDS + "ref:refs/heads/main, true",
    "preview-trust-by-id, " + NAMES + "pull_request, false",
    "preview-trust-by-id, repo:acme@7654321/event-relay@890123456:pull_request, false",
    "deploy-trust-by-name, " + NAMES + "environment:production, true",
    "deploy-trust-by-name, " + NAMES + "pull_request, false",
    "deploy-trust-by-name, " + NAMES + "ref:refs/heads/main, false",
    "deploy-trust-by-id, " + IDS + "environment:production, true",
    "deploy-trust-by-id, " + IDS + "environment:other, false",
    "deploy-trust-by-id, " + NAMES + "environment:production, false",
  })
  void aTrustPolicyTakesTheSubjectsItIsFor(String file, String subject, boolean taken)
      throws IOException {
    assertThat(trusts(file, subject, "sts.amazonaws.com")).isEqualTo(taken);
    assertThat(trusts(file, subject, "https://github.com/acme")).isFalse();
  }

  @Test
  void previewReadsAndOpensTheStateAndNothingElse() throws IOException {
    var management = Json.read(read(MANAGEMENT, "preview")).path("Statement");
    var development = Json.read(read(DEVELOPMENT, "preview")).path("Statement");

    assertThat(management)
        .hasSize(4)
        .flatExtracting(statement -> list(statement.path("Action")))
        .allMatch(
            action -> action.matches("[a-z0-9]+:(Get|List|Describe)\\w+|kms:Decrypt"), "reads")
        .contains("s3:GetObject", "s3:ListBucket", "kms:Decrypt");
    // The state is in the management account.
    assertThat(development).containsExactly(management.get(0));
  }

  @Test
  void deployCoversEverythingThatIsDeclared() throws IOException {
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
  void deployTouchesNothingElse(String action, String arn) throws IOException {
    assertThat(allowed(MANAGEMENT, action, arn, Map.of())).isFalse();
  }

  @Test
  void aRoleIsPassedToItsServiceOnly() throws IOException {
    var role = "arn:aws:iam::111111111111:role/management_lambda_exec_role";

    assertThat(allowed(MANAGEMENT, "iam:PassRole", role, passedTo("lambda"))).isTrue();
    assertThat(allowed(MANAGEMENT, "iam:PassRole", role, passedTo("ec2"))).isFalse();
  }

  private static boolean allows(ResourceState resource, String action, String arn)
      throws IOException {
    var account = resource.providerUrn().endsWith("::management") ? MANAGEMENT : DEVELOPMENT;
    var context =
        action.equals("iam:PassRole")
            ? passedTo(account.startsWith("1") ? "lambda" : "events")
            : Map.<String, List<String>>of();
    return allowed(account, action, arn, context);
  }

  private static Map<String, List<String>> passedTo(String service) {
    return Map.of("iam:PassedToService", List.of(service + ".amazonaws.com"));
  }

  /** By the policies that the page gives to the deploy role of an account. */
  private static boolean allowed(
      String account, String action, String arn, Map<String, List<String>> context)
      throws IOException {
    var caller = "arn:aws:sts::%s:assumed-role/event-relay-deploy/s".formatted(account);
    var policies =
        List.of(
            Policy.parse("preview", read(account, "preview")),
            Policy.parse("deploy", read(account, "deploy")));
    return AccessEvaluator.decide(
                new AccessRequest(
                    Principal.parse(caller),
                    action,
                    arn,
                    account,
                    RequestContext.complete(context)),
                policies,
                Optional.empty())
            .access()
        == Access.ALLOWED;
  }

  /** The evaluator has no federated callers, so anybody stands for one; the conditions decide. */
  private static boolean trusts(String file, String subject, String audience) throws IOException {
    var document = (ObjectNode) Json.read(read(MANAGEMENT, file));
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
                    RequestContext.complete(
                        Map.of(
                            ISSUER + ":sub",
                            List.of(subject),
                            ISSUER + ":aud",
                            List.of(audience)))),
                List.of(),
                Optional.of(Policy.parse("trust", document.toString())))
            .access()
        == Access.ALLOWED;
  }

  private static String read(String account, String policy) throws IOException {
    var folder = account.equals(MANAGEMENT) ? "management" : "development";
    return Files.readString(FOLDER.resolve(folder).resolve(policy + ".json"));
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
