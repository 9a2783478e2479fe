package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Situations from public bug reports, rebuilt small: exports of stacks, and one event. Each has the
 * outcome that AWS's documentation says, and the sentence that says why.
 */
@Timeout(180)
class CasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  /** A case, what becomes of its event, and a phrase of the sentence that decides. */
  private static final String TABLE =
      """
      02-event-bus-invocation | delivered | statement AllowDevelopmentAccount of bus policy of development-events allow it
      03-org-paths | unproven | aws:PrincipalOrgPaths allows o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*: no stack says which organization account 222222222222 is of
      05-direct-lambda-role-principal | delivered | lambda:InvokeFunction by role eventbridge-to-management-role on function ManagementTriggeredLambda
      07-queue-target-beside | delivered | target audit-queue of rule TriggerLambdaOnDevEC2Launch is not followed
      08-input-transformer | delivered | lambda:InvokeFunction by rule TriggerLambdaOnDevEC2Launch
      13-kms-dlq | lost | is encrypted with alias/aws/sqs, which no service can use
      14-recreated-role-aroa | dead-lettered | its principal is AROAEXAMPLEID00000001, which AWS shows for a role that no longer exists
      15-export-version-4 | delivered | statement AllowDevelopmentAccount of bus policy of development-events allow it
      18-third-bus-same-account | dead-lettered | sends to a third bus, and EventBridge sends an event from bus to bus once [THIRD_ACCOUNT_HOP_DETECTED]
      20-node-function | delivered | function ManagementTriggeredLambda is invoked; its code is not at hand, so nothing was run
      29-aws-native-bus-policy | delivered | statement AllowDevelopmentAccount of bus policy of development-events allow it
      62-vpc-managed-policy-on-function | delivered | role management_lambda_exec_role writes the line
      68-dlq-in-other-account | dead-lettered | queue event-relay-receiving-dead-letters keeps it
      70-inline-queue-policy | dead-lettered | queue event-relay-forwarding-dead-letters keeps it
      80-log-group-split-policy | delivered | statement Put of log resource policy audit allows it
      81-log-group-events-alone | unproven | does not say which of them writes; allow both
      82-log-group-without-policy | dead-lettered | on log group my-events is refused: no resource policy [NO_PERMISSIONS]
      83-state-machine | delivered | states:StartExecution by role sender on state machine audit
      84-state-machine-role-of-states | dead-lettered | sts:AssumeRole by rule audit on role sender is refused
      85-stream-customer-key | unproven | whether EventBridge needs that key is not modelled
      86-stream-role-puts-batches-only | lost | kinesis:PutRecord by role sender on stream audit is refused
      87-delivery-stream | delivered | firehose:PutRecord and firehose:PutRecordBatch by role sender on delivery stream audit
      88-delivery-stream-role-gone | lost | names a role that no stack has: arn:aws:iam::111111111111:role/sender [FAILED_TO_ASSUME_ROLE]
      89-key-of-dead-letter-queue | lost | queue refused refuses it
      90-key-of-topic-source-account | lost | sns:Publish by rule audit on topic audit is refused
      91-key-of-topic | delivered | statement Events of key policy of 1234abcd-12ab-34cd-56ef-1234567890ab allows it
      92-read-only-call | filtered | the event is of GetRole, a call that only reads
      93-read-only-call-wanted | delivered | sqs:SendMessage by rule audit on queue calls
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = TABLE)
  void endsAsAwsSays(String name, String outcome, String phrase) throws IOException {
    var run = CommandLineRun.of(arguments(name).toArray(String[]::new));

    var event = run.json().at("/events/0");
    assertThat(event.path("outcome").asText()).as(run.out()).isEqualTo(outcome);
    assertThat(event.path("hops"))
        .as(run.out())
        .anySatisfy(hop -> assertThat(hop.path("because").asText()).contains(phrase));
    assertThat(run.status()).isEqualTo(outcome.equals("delivered") ? 0 : 1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anOnFailureDestinationKeepsWhatAFunctionFailsAt() throws IOException {
    var arguments = arguments("11-on-failure-destination");
    arguments.addAll(List.of("--break", "function"));

    var run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.json().at("/events/0/outcome").asText()).isEqualTo("dead-lettered");
    assertThat(run.status()).isZero();
  }

  @Test
  void membershipAloneDoesNotSayInWhichUnitAnAccountIs() throws IOException {
    var arguments = arguments("03-org-paths");
    arguments.addAll(List.of("--member", "222222222222=o-a1b2c3d4e5"));

    var run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.json().at("/events/0/outcome").asText()).isEqualTo("unproven");
    assertThat(run.out())
        .contains("every member of an organization has that key, but no stack says");
  }

  @Test
  void anAttackOfAForeignAccountSucceedsWhereAPermissionIsForAnyone() throws IOException {
    var arguments = arguments("72-open-event-permission-attacks");
    arguments.add("--attacks");

    var run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.json().at("/attacks"))
        .as(run.out())
        .anySatisfy(
            attack -> {
              assertThat(attack.path("attempt").asText())
                  .startsWith("a foreign account puts events onto bus development-events");
              assertThat(attack.path("outcome").asText()).isEqualTo("succeeded");
              assertThat(attack.path("because").asText())
                  .contains("statement Anyone of bus policy of development-events");
            });
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aFunctionGetsWhatItsTargetMakesOfTheEvent() throws IOException {
    // The export may be of another project than this one, whose code is not run unasked.
    var arguments = arguments("08-input-transformer");
    arguments.addAll(List.of("--code", "ManagementTriggeredLambda=lambda"));

    var run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.json().at("/events/0/function/log/0").asText())
        .isEqualTo("Received event: {\"instance\":\"i-0d20ae48fcb7d176d\",\"now\":\"stopped\"}");
  }

  private static List<String> arguments(String name) throws IOException {
    var arguments = new ArrayList<>(List.of("--format", "json"));
    try (var files = Files.list(CASES.resolve(name))) {
      for (var file : files.sorted().toList()) {
        arguments.add(file.endsWith("event.json") ? "--event" : "--export");
        arguments.add(file.toString());
      }
    }
    return arguments;
  }

  @Test
  void everyCaseIsInTheTable() throws IOException {
    try (var folders = Files.list(CASES)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()).sorted())
          .containsExactlyElementsOf(
              Stream.concat(
                      TABLE.lines().map(line -> line.split(" \\|")[0]),
                      Stream.of("11-on-failure-destination", "72-open-event-permission-attacks"))
                  .sorted()
                  .toList());
    }
  }
}
