package eventrelay.hub;

import static eventrelay.MockedEngine.arn;
import static eventrelay.MockedEngine.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.asset.AssetArchive;
import com.pulumi.asset.StringAsset;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.MockedEngine;
import eventrelay.policy.DeadLetterQueuePolicy;
import eventrelay.policy.FunctionRolePolicy;
import eventrelay.policy.TopicPolicy;
import eventrelay.settings.Notify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function with its role, its log group and its queue, by itself. */
@Timeout(60)
class NotifierFunctionTest {
  private static final String FUNCTION = "aws:lambda/function:Function";
  private static final String LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
  private static final String ROLE = "aws:iam/role:Role";
  private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
  private static final String QUEUE = "aws:sqs/queue:Queue";
  private static final String QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
  private static final String RETRIES =
      "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

  private static final Map<String, String> NAMES = Map.of("222222222222", "b", "111111111111", "a");
  private static final Notify NOTIFY =
      new Notify(List.of("a@example.com"), List.of("terminated", "stopped"));

  private static MockedEngine quiet;
  private static MockedEngine notifying;

  @BeforeAll
  static void run() {
    quiet = MockedEngine.updating().runs(program(Optional.empty(), NAMES));
    notifying = MockedEngine.updating().runs(program(Optional.of(NOTIFY), NAMES));
  }

  private static Consumer<Context> program(Optional<Notify> notify, Map<String, String> names) {
    return ctx -> {
      var account = MockedEngine.account(ctx, "home", "111111111111", "eu-west-1");
      var child = CustomResourceOptions.builder().provider(account.provider()).build();
      var args =
          HubArgs.builder()
              .bus("relay")
              .sources("222222222222")
              .accountNames(names)
              .logRetentionDays(30)
              .warn(ctx.log()::warn);
      notify.ifPresent(args::notify);
      var notifier = NotifierFunction.declare("x", args.build(), child);
      ctx.export("function", notifier.function().arn());
      ctx.export("log", notifier.logGroup().name());
      ctx.export("deadLetters", notifier.deadLetters().queue().arn());
    };
  }

  @Test
  void isDeclaredWithWhatItNeeds() {
    assertThat(quiet.declared())
        .containsExactlyInAnyOrder(
            "pulumi:providers:aws home",
            LOG_GROUP + " x-function-log-group",
            ROLE + " x-function-role",
            ROLE_POLICY + " x-function-role-policy",
            QUEUE + " x-function-dead-letter-queue",
            QUEUE_POLICY + " x-function-dead-letter-queue-policy",
            FUNCTION + " x-function",
            RETRIES + " x-function-event-invoke-config");
  }

  @Test
  void runsTheHandlerOfTheOneFile() throws IOException {
    var inputs = quiet.inputs(FUNCTION, "x-function");

    assertThat(inputs)
        .containsOnlyKeys(
            "architectures",
            "code",
            "deadLetterConfig",
            "description",
            "handler",
            "name",
            "role",
            "runtime",
            "timeout",
            "tracingConfig")
        .containsEntry("name", "ManagementTriggeredLambda-relay")
        .containsEntry("handler", "lambda_function.lambda_handler")
        .containsEntry("runtime", "python3.13")
        .containsEntry("architectures", List.of("arm64"))
        .containsEntry("timeout", 10.0)
        .containsEntry("tracingConfig", Map.of("mode", "Active"))
        .containsEntry("role", arn("x-function-role"))
        .containsEntry(
            "deadLetterConfig", Map.of("targetArn", arn("x-function-dead-letter-queue")));
    assertThat(inputs.get("code"))
        .isInstanceOf(AssetArchive.class)
        .extracting("value")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("lambda_function.py")
        .extractingByKey("lambda_function.py")
        .isInstanceOf(StringAsset.class)
        .extracting("value")
        .isEqualTo(Files.readString(Path.of("lambda/lambda_function.py")));
  }

  @Test
  void waitsForItsLogTheRightToWriteThereAndItsQueuesPolicy() {
    assertThat(quiet.dependencies("x-function"))
        .containsExactlyInAnyOrder(
            "x-function-log-group",
            "x-function-role-policy",
            "x-function-dead-letter-queue-policy");
  }

  @Test
  void logsWhereLambdaWritesForAsLongAsItIsAsked() {
    assertThat(quiet.inputs(LOG_GROUP, "x-function-log-group"))
        .isEqualTo(
            Map.of("name", "/aws/lambda/ManagementTriggeredLambda-relay", "retentionInDays", 30.0));
  }

  @Test
  void isRunByLambdaAlone() {
    assertThat(quiet.inputs(ROLE, "x-function-role"))
        .isEqualTo(
            Map.of(
                "name",
                "management_lambda_exec_role-relay",
                "description",
                "Lets ManagementTriggeredLambda-relay write its log and tell what failed.",
                "assumeRolePolicy",
                FunctionRolePolicy.trust()));
  }

  @Test
  void mayLogAndSendWhatItFailedAtAndNothingElse() {
    assertThat(quiet.inputs(ROLE_POLICY, "x-function-role-policy"))
        .isEqualTo(
            Map.of(
                "name",
                "write_own_log",
                "role",
                "management_lambda_exec_role-relay",
                "policy",
                FunctionRolePolicy.permissions(
                    arn("x-function-log-group"),
                    arn("x-function-dead-letter-queue"),
                    Optional.empty())));
  }

  @Test
  void mayPublishIfItIsToNotify() {
    assertThat(notifying.inputs(ROLE_POLICY, "x-function-role-policy"))
        .containsEntry(
            "policy",
            FunctionRolePolicy.permissions(
                arn("x-function-log-group"),
                arn("x-function-dead-letter-queue"),
                Optional.of(arn("x-notification-topic"))));
    assertThat(notifying.inputs("aws:sns/topic:Topic", "x-notification-topic"))
        .containsEntry("name", "event-relay-notifications-relay");
    assertThat(
            notifying.document(
                "aws:sns/topicPolicy:TopicPolicy", "x-notification-topic-policy", "policy"))
        .isEqualTo(json(TopicPolicy.forRole(arn("x-notification-topic"), arn("x-function-role"))));
  }

  @Test
  void isToldWhereAboutWhatAndWhoIsWhoIfItIsToNotify() {
    assertThat(variables(notifying))
        .isEqualTo(
            Map.of(
                "NOTIFY_TOPIC_ARN",
                arn("x-notification-topic"),
                "NOTIFY_STATES",
                "terminated,stopped",
                // In the order of the ids, whatever the order of the map.
                "ACCOUNT_NAMES",
                "{\"111111111111\":\"a\",\"222222222222\":\"b\"}"));
  }

  @ParameterizedTest
  @CsvSource({"3000, true", "3001, false"})
  void namesTheAccountsThatFitIntoTheEnvironment(int length, boolean allFit) {
    // Braces take 2 characters, each account 17 beside its name, and a comma is between them.
    var names =
        IntStream.range(0, 60)
            .boxed()
            .collect(Collectors.toMap("%012d"::formatted, i -> "n".repeat(i == 0 ? 1 : 32)));
    var rest = length - (2 + 60 * 17 + 59 + 1 + 58 * 32);
    names.put("%012d".formatted(59), "n".repeat(rest));

    var engine = MockedEngine.updating().runs(program(Optional.of(NOTIFY), names));

    var json = variables(engine).get("ACCOUNT_NAMES").toString();
    assertThat(json).hasSizeLessThanOrEqualTo(3000);
    assertThat(json("{\"n\":" + json + "}").path("n")).hasSize(allFit ? 60 : 59);
  }

  @Test
  void isTriedForAnHourOrTwiceMore() {
    // Without a qualifier: it is the unpublished version that the rule invokes.
    assertThat(quiet.inputs(RETRIES, "x-function-event-invoke-config"))
        .isEqualTo(
            Map.of(
                "functionName", "ManagementTriggeredLambda-relay",
                "maximumEventAgeInSeconds", 3600.0,
                "maximumRetryAttempts", 2.0));
  }

  @Test
  void keepsWhatItFailedAtInAQueueForItsRole() {
    assertThat(quiet.inputs(FUNCTION, "x-function"))
        .containsEntry(
            "deadLetterConfig", Map.of("targetArn", arn("x-function-dead-letter-queue")));
    assertThat(quiet.inputs(QUEUE, "x-function-dead-letter-queue"))
        .containsEntry("name", "event-relay-function-dead-letters-relay");
    assertThat(quiet.document(QUEUE_POLICY, "x-function-dead-letter-queue-policy", "policy"))
        .isEqualTo(
            json(
                DeadLetterQueuePolicy.forRole(
                    arn("x-function-dead-letter-queue"), arn("x-function-role"))));
  }

  @Test
  void standsInOneAccountWithAllOfIt() {
    for (var resource :
        notifying.declared().stream().filter(of -> of.startsWith("aws:")).toList()) {
      var typeAndName = resource.split(" ");
      assertThat(notifying.provider(typeAndName[0], typeAndName[1])).as(resource).isEqualTo("home");
    }
  }

  @Test
  void handsOutItsLogAndItsQueue() {
    assertThat(quiet.export("function")).isEqualTo(arn("x-function"));
    assertThat(quiet.export("log")).isEqualTo("/aws/lambda/ManagementTriggeredLambda-relay");
    assertThat(quiet.export("deadLetters")).isEqualTo(arn("x-function-dead-letter-queue"));
  }

  @Test
  void isPreviewedBeforeAwsGivesAnArn() {
    var preview = MockedEngine.previewing().runs(program(Optional.of(NOTIFY), NAMES));

    assertThat(preview.declared()).containsExactlyInAnyOrderElementsOf(notifying.declared());
    assertThat(preview.inputs(FUNCTION, "x-function"))
        .containsEntry("name", "ManagementTriggeredLambda-relay")
        .doesNotContainKey("role");
    assertThat(preview.inputs(ROLE_POLICY, "x-function-role-policy")).doesNotContainKey("policy");
    assertThat(preview.export("function")).isNull();
  }

  @ParameterizedTest
  @CsvSource({LOG_GROUP, ROLE_POLICY, QUEUE_POLICY})
  void isNotThereIfAwsRefusesWhatItWaitsFor(String type) {
    var refused = MockedEngine.updating().refusing(type);

    assertThat(refused.fails(program(Optional.empty(), NAMES))).contains("AWS refuses " + type);
    assertThat(refused.declared()).doesNotContain(FUNCTION + " x-function");
  }

  private static Map<?, ?> variables(MockedEngine engine) {
    var environment = (Map<?, ?>) engine.inputs(FUNCTION, "x-function").get("environment");
    return (Map<?, ?>) environment.get("variables");
  }
}
