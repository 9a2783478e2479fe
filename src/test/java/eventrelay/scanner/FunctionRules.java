package eventrelay.scanner;

import static eventrelay.scanner.Breach.with;
import static eventrelay.scanner.Breach.without;
import static eventrelay.scanner.ScannerRule.excused;
import static eventrelay.scanner.ScannerRule.held;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.DeclaredResource;
import eventrelay.scanner.ScannerRule.Held;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What scanners ask of functions, and of who may invoke them. */
final class FunctionRules {
  private static final Set<String> CURRENT_RUNTIMES =
      Set.of("python3.11", "python3.12", "python3.13", "python3.14");
  private static final Set<String> VARIABLES =
      Set.of("NOTIFY_TOPIC_ARN", "NOTIFY_STATES", "ACCOUNT_NAMES");
  private static final Pattern SECRET =
      Pattern.compile(
          "(AKIA|ASIA)[0-9A-Z]{16}|(^|[^A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}($|[^A-Za-z0-9/+=])");

  private FunctionRules() {}

  static List<ScannerRule> all() {
    return List.of(
        held(
            "CKV_AWS_45",
            "A function's variables hold no secret.",
            new Held(
                "Function",
                FunctionRules::holdsNoSecret,
                with("environment", "{\"variables\":{\"NOTIFY_STATES\":\"AKIAIOSFODNN7EXAMPLE\"}}"),
                "NotifierFunctionTest.isToldWhereAboutWhatAndWhoIsWhoIfItIsToNotify")),
        held(
            "CKV_AWS_50 AWS-0066",
            "A function is traced.",
            new Held(
                "Function",
                function -> function.input("tracingConfig").path("mode").asText().equals("Active"),
                with("tracingConfig", "{\"mode\":\"PassThrough\"}"),
                "NotifierFunctionTest.runsTheHandlerOfTheOneFile")),
        held(
            "CKV_AWS_116",
            "A function has a dead-letter queue.",
            new Held(
                "Function",
                FunctionRules::hasDeadLetterQueue,
                without("deadLetterConfig"),
                "NotifierFunctionTest.keepsWhatItFailedAtInAQueueForItsRole")),
        held(
            "CKV_AWS_363 Lambda.2",
            "A function's runtime is one that AWS supports.",
            new Held(
                "Function",
                function -> CURRENT_RUNTIMES.contains(function.input("runtime").asText()),
                with("runtime", "\"python3.8\""),
                "NotifierFunctionTest.runsTheHandlerOfTheOneFile")),
        held(
            "CKV_AWS_301 Lambda.1",
            "A function cannot be invoked by everyone.",
            new Held(
                "Permission",
                permission -> permission.input("principal").asText().equals("events.amazonaws.com"),
                with("principal", "\"*\""),
                "ManagementStackTest.sendsThemToTheFunctionOnceTheRuleMayInvokeIt")),
        held(
            "CKV_AWS_364 AWS-0067",
            "A service may invoke a function for one source of one account.",
            new Held(
                "Permission",
                FunctionRules::hasOneSource,
                without("sourceAccount"),
                "ManagementStackTest.sendsThemToTheFunctionOnceTheRuleMayInvokeIt")),
        excused(
            "CKV_AWS_115",
            "A function has concurrency reserved for it.",
            "Reserving fails in accounts with a small quota, new ones above all: AWS keeps back a"
                + " part of it. What is throttled is retried, then kept in the function's"
                + " dead-letter queue, and an alarm rings at the first throttle."),
        excused(
            "CKV_AWS_117 Lambda.3",
            "A function runs in a VPC.",
            "It talks to SNS, SQS, CloudWatch Logs and X-Ray alone, all of them public endpoints of"
                + " AWS. In a VPC it would need an endpoint or a way out for each, and reach"
                + " nothing more."),
        excused(
            "CKV_AWS_173",
            "A function's variables are encrypted with a customer managed key.",
            "There are none without notify, and with it they hold a topic's ARN, states and"
                + " accounts' names. Lambda encrypts them with its own key; a customer managed key"
                + " costs money and adds a way to fail."),
        excused(
            "CKV_AWS_272",
            "A function's code is signed.",
            "The code is one file of this repository, uploaded by the program. Signing takes a"
                + " profile, a job and a bucket in each account, and a principal that may deploy the"
                + " program may sign, too."));
  }

  private static boolean holdsNoSecret(DeclaredResource function) {
    return function.input("environment").path("variables").properties().stream()
        .allMatch(
            variable ->
                VARIABLES.contains(variable.getKey())
                    && !SECRET.matcher(text(variable.getValue())).find());
  }

  private static String text(JsonNode value) {
    return value.asText().startsWith("arn:") ? "" : value.asText();
  }

  private static boolean hasDeadLetterQueue(DeclaredResource function) {
    var arn = function.input("deadLetterConfig").path("targetArn");
    return function.stack().ofType("Queue").stream()
        .anyMatch(queue -> queue.output("arn").equals(arn));
  }

  private static boolean hasOneSource(DeclaredResource permission) {
    var arn = permission.input("sourceArn").asText();
    return permission.input("sourceAccount").asText().matches("[0-9]{12}")
        && permission.stack().ofType("EventRule").stream()
            .anyMatch(rule -> rule.output("arn").asText().equals(arn));
  }
}
