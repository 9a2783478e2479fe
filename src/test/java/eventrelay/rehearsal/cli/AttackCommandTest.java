package eventrelay.rehearsal.cli;

import static eventrelay.rehearsal.journey.Edit.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.cloud.StackFixture;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ResourceState;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.text.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each protection of the shipped stacks stops what it is there for: without it that succeeds. */
@Timeout(120)
class AttackCommandTest {
  private static final String BUS = "management-bus-policy";
  private static final String BUS_CONDITION = "policy#/Statement/0/Condition";
  private static final String ONLY = "/ForAllValues:StringEquals/events:";
  private static final String ROLE = "development-role";
  private static final String TRUST = "assumeRolePolicy#/Statement/0/";
  private static final String PERMISSION = "management-function-permission";

  private static final String OTHER_ROLE_PUTS = "B-PUT-OTHER-ROLE";
  private static final String OTHER_SOURCE = "B-PUT-OTHER-SOURCE";
  private static final String OTHER_TYPE = "B-PUT-OTHER-TYPE";
  private static final String FOREIGN_PUTS = "B-PUT-FOREIGN";
  private static final String OTHER_RULE_ASSUMES = "R-ASSUME-OTHER-RULE";
  private static final String FOREIGN_RULE_ASSUMES = "R-ASSUME-FOREIGN-RULE";
  private static final String SERVICE_ASSUMES = "R-ASSUME-SERVICE";
  private static final String OTHER_ROLE_ASSUMES = "R-ASSUME-OTHER-ROLE";
  private static final String OTHER_RULE_INVOKES = "F-INVOKE-OTHER-RULE";
  private static final String FOREIGN_RULE_INVOKES = "F-INVOKE-FOREIGN-RULE";
  private static final String FOREIGN_INVOKES = "F-INVOKE-PRINCIPAL";

  static final List<Arguments> OPENINGS = openings();

  @TempDir private Path folder;

  static List<Arguments> rows() {
    return OPENINGS;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void withoutItsProtectionTheAttackSucceeds(List<Edit> edits, List<String> attempts) {
    var run = CommandLineRun.on(edited(edits), folder, "--attacks", "--format", "json");

    var rows = run.json().path("attacks");
    assertThat(ids(rows)).containsExactlyInAnyOrderElementsOf(attempts);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.path("because").textValue()).contains("statement ");
              assertThat(row.path("remedy").textValue()).isNotEmpty();
              assertThat(row.path("actions")).isNotEmpty();
            });
    assertThat(run.json().at("/summary/succeeded").intValue() > 0).isEqualTo(opens(attempts));
    assertThat(run.status()).isEqualTo(attempts.isEmpty() ? 0 : 1);
  }

  private static List<String> ids(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.path("id").textValue())
        .distinct()
        .toList();
  }

  /** What IAM tells a service's role is not documented, so that such a row alone is unproven. */
  private static boolean opens(List<String> attempts) {
    return !attempts.isEmpty() && !attempts.equals(List.of("Q-SEND-SERVICE"));
  }

  @Test
  void anAttackThatSucceedsIsShownWithTheStatementThatLetsItIn() {
    var run =
        CommandLineRun.on(
            edited(List.of(new Edit(BUS, BUS_CONDITION + "/ArnLike", GONE))), folder, "--attacks");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "✘ SUCCEEDS another role of a source account puts events onto bus development-events"
                + " [B-PUT-OTHER-ROLE]\n    events:PutEvents as"
                + " arn:aws:sts::222222222222:assumed-role/another-role/intruder\n"
                + "    statement Everything of the caller's own policy and statement"
                + " AllowDevelopmentAccount of bus policy of development-events allow it\n"
                + "    to close it: add ArnLike on aws:PrincipalArn with the forwarding role's ARN\n")
        .endsWith("163 attacks: 162 refused, 1 succeeded; 10 allowed by design\n");
  }

  @Test
  void anAttackThatNobodyKnowsTheEndOfIsNotRefused() {
    var run =
        CommandLineRun.on(
            edited(
                List.of(
                    new Edit(BUS, BUS_CONDITION + "/ArnLike", GONE),
                    new Edit(BUS, BUS_CONDITION + "/IpAddress", "{'aws:SourceIp': '10.0.0.0/8'}"))),
            folder,
            "--attacks");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "? unproven another role of a source account puts events onto bus development-events"
                + " [B-PUT-OTHER-ROLE]\n    events:PutEvents as"
                + " arn:aws:sts::222222222222:assumed-role/another-role/intruder\n"
                + "    statement AllowDevelopmentAccount of bus policy of development-events may"
                + " allow it: its condition IpAddress on aws:SourceIp allows 10.0.0.0/8: ")
        .endsWith("163 attacks: 162 refused, 0 succeeded, 1 unproven; 9 allowed by design\n");
  }

  /** An intruder who may call PutEvents may as well make a rule, whichever the policy lets in. */
  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void anIntruderSendsInWhicheverWayIsOpen(String byRule) {
    var run =
        CommandLineRun.on(
            edited(
                List.of(
                    new Edit(BUS, BUS_CONDITION + "/ArnLike", GONE),
                    new Edit(
                        BUS,
                        BUS_CONDITION + "/Bool",
                        "{'events:eventBusInvocation': '" + byRule + "'}"))),
            folder,
            "--attacks");

    assertThat(run.out())
        .contains("✘ SUCCEEDS another role of a source account puts events")
        .endsWith("163 attacks: 162 refused, 1 succeeded; 10 allowed by design\n");
  }

  @Test
  void aBusWhoseSendersAreInNoStackIsAttackedToo() {
    var alone = ShippedStacks.ALL.subList(0, 1);
    var pinned = "another role of a source account puts events onto bus development-events";

    var whole = CommandLineRun.on(alone, folder, "--attacks");
    var open = List.of(bus("/ArnLike", GONE), bus("/ForAllValues:StringEquals", GONE));
    var opened = CommandLineRun.on(edited(open).subList(0, 1), folder, "--attacks");
    var everybody =
        CommandLineRun.on(
            edited(
                    List.of(
                        bus("/ArnLike", GONE),
                        new Edit(BUS, "policy#/Statement/0/Principal", "'*'")))
                .subList(0, 1),
            folder,
            "--attacks");

    assertThat(whole.status()).isZero();
    assertThat(whole.out()).contains("the forwarding role puts events onto bus", " 0 succeeded");
    assertThat(opened.out()).contains("✘ SUCCEEDS " + pinned).doesNotContain("SUCCEEDS a foreign");
    assertThat(everybody.out())
        .contains("✘ SUCCEEDS a foreign account puts events onto bus development-events");
    assertThat(everybody.status()).isEqualTo(1);
  }

  @Test
  void anExportIsAttackedAsAwsHasItAndAsDeclaredIfAskedFor() {
    var open = "'arn:aws:events:ap-northeast-1:111111111111:rule/development-events/*'";
    var edit = new Edit(PERMISSION, "sourceArn", open);
    var deployed = edit.in(ShippedStacks.ALL, Edit.Side.OUTPUTS);
    var declared = edit.in(ShippedStacks.ALL, Edit.Side.INPUTS);

    for (var run :
        List.of(
            CommandLineRun.on(deployed, folder, "--attacks"),
            CommandLineRun.on(declared, folder, "--attacks", "--as-declared"))) {
      assertThat(run.status()).as(run.out()).isEqualTo(1);
      assertThat(run.out()).contains("✘ SUCCEEDS ", "[" + OTHER_RULE_INVOKES + "]");
    }
    assertThat(CommandLineRun.on(declared, folder, "--attacks").status()).isZero();
  }

  /** What others let in, each with the statement that does so. */
  static List<Arguments> mistakes() {
    return List.of(
        mistake(
            "account 333333333333 puts events onto bus development-events",
            "Added of bus policy",
            policy(
                BUS,
                "{Sid: 'Added', Effect: 'Allow\', Principal: {AWS: 'arn:aws:iam::333333333333:root'},"
                    + " Action: 'events:PutEvents', Resource: '*'}")),
        mistake(
            "events of another source",
            "Senders of bus policy",
            policy(
                BUS,
                "{Sid: 'Senders', Effect: 'Allow\', Principal: {AWS: '222222222222'},"
                    + " Action: 'events:PutEvents', Resource: '*',"
                    + " Condition: {StringEquals: {'events:source': ['aws.ec2', 'aws.s3']}}}")),
        mistake(
            "the forwarding role changes rules on bus development-events",
            "AllowDevelopmentAccount of bus policy",
            new Edit(
                BUS,
                "policy#/Statement/0/Action",
                "['events:PutEvents', 'events:PutRule', 'events:PutTargets']")),
        mistake(
            "the forwarding role changes rules on bus development-events",
            "Rules of bus policy",
            policy(
                BUS,
                "{Sid: 'Rules', Effect: 'Allow\', Principal: {AWS: '222222222222'},"
                    + " Action: ['events:PutRule', 'events:PutTargets'],"
                    + " Resource: 'arn:aws:events:*:*:rule/development-events/*'}")),
        mistake(
            "another role of a source account opens, copies or deletes bus",
            "All of bus policy",
            policy(
                BUS,
                "{Sid: 'All', Effect: 'Allow\', Principal: {AWS: '222222222222'}, Action: 'events:*',"
                    + " Resource: '*'}")),
        mistake(
            "a foreign account of organization o-zzzzzzzzzz puts events onto bus",
            "Members of bus policy",
            policy(
                BUS,
                "{Sid: 'Members', Effect: 'Allow\', Principal: '*', Action: 'events:PutEvents',"
                    + " Resource: '*', Condition: {StringEquals:"
                    + " {'aws:PrincipalOrgID': 'o-zzzzzzzzzz'}}}")),
        mistake(
            "a foreign account assumes role management_lambda_exec_role",
            "AllowLambda of trust policy",
            new Edit(
                "management-function-role",
                "assumeRolePolicy#/Statement/0/Principal",
                "{AWS: '*'}")),
        mistake(
            "a federated identity assumes role eventbridge-to-management-role",
            "AllowForwardingRules of trust policy",
            trust("Principal", "{Federated: 'accounts.google.com'}")),
        mistake(
            "anyone without credentials receives from queue event-relay-receiving-dead-letters",
            "Read of queue policy",
            policy(
                "management-dead-letter-queue-policy",
                "{Sid: 'Read', Effect: 'Allow\', Principal: '*', Action: 'sqs:ReceiveMessage',"
                    + " Resource: '*'}")),
        mistake(
            "anyone without credentials publishes to topic event-relay-alarms",
            "Publish of topic policy",
            policy(
                "management-alarm-topic-policy",
                "{Sid: 'Publish', Effect: 'Allow\', Principal: {AWS: '*'}, Action: 'sns:Publish',"
                    + " Resource: '*'}")),
        mistake(
            "a rule of another account invokes function ManagementTriggeredLambda",
            "AllowExecutionFromEventBridge of resource policy",
            new Edit(
                PERMISSION,
                "sourceArn",
                "'arn:aws:events:ap-northeast-1:*:rule/development-events/"
                    + "TriggerLambdaOnDevEC2Launch'"),
            new Edit(PERMISSION, "sourceAccount", GONE)),
        mistake(
            "anyone without credentials receives from queue event-relay-receiving-dead-letters",
            "1 of queue policy of event-relay-receiving-dead-letters may allow it",
            new Edit(
                "management-dead-letter-queue",
                "policy",
                "'{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\","
                    + "\"Action\":\"sqs:ReceiveMessage\",\"Resource\":\"*\"}}'")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsARowWithTheStatement(List<Edit> edits, String attempt, String statement) {
    var run = CommandLineRun.on(edited(edits), folder, "--attacks", "--format", "json");

    assertThat(run.json().path("attacks"))
        .as(run.out())
        .anySatisfy(
            row -> {
              assertThat(row.path("attempt").textValue()).contains(attempt);
              assertThat(row.path("because").textValue()).contains("statement " + statement);
            });
    assertThat(run.status()).isEqualTo(1);
  }

  private static Arguments mistake(String attempt, String statement, Edit... edits) {
    return Arguments.of(List.of(edits), attempt, statement);
  }

  /** The policy with one more statement, which comes first. */
  private static Edit policy(String resource, String statement) {
    var written =
        ShippedStacks.resources()
            .filter(state -> state.name().equals(resource))
            .findFirst()
            .orElseThrow()
            .inputs()
            .path("policy")
            .textValue();
    return new Edit(resource, "policy", "'" + added(written, statement) + "'");
  }

  private static String added(String policy, String statement) {
    try {
      var document = (ObjectNode) Json.read(policy);
      document.withArray("Statement").insert(0, StackFixture.object(statement));
      return Json.write(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(policy, e);
    }
  }

  /** Resources that are added to the management half, each like one that is there. */
  static List<Arguments> additions() {
    var bus = "eventBusName: 'development-events'";
    var function = "function: 'ManagementTriggeredLambda', action: 'lambda:InvokeFunction'";
    return List.of(
        Arguments.of(
            PERMISSION,
            "{%s, statementId: 'Second', principal: 's3.amazonaws.com'}".formatted(function),
            "service s3.amazonaws.com without a source invokes function",
            "Second of resource policy of function ManagementTriggeredLambda"),
        Arguments.of(
            PERMISSION,
            ("{%s, statementId: 'Theirs', principal: 'events.amazonaws.com',"
                    + " sourceArn: 'arn:aws:events:ap-northeast-1:333333333333:rule/theirs'}")
                .formatted(function),
            "a rule of another account invokes function",
            "Theirs of resource policy of function ManagementTriggeredLambda"),
        Arguments.of(
            "aws:cloudwatch/eventPermission:EventPermission",
            "{%s, statementId: 'Anyone', principal: '*'}".formatted(bus),
            "a foreign account puts events onto bus development-events",
            "Anyone of bus policy of development-events"),
        Arguments.of(
            "aws:sns/topic:Topic",
            "{name: 'open', arn: 'arn:aws:sns:ap-northeast-1:111111111111:open', policy: '"
                + "{\"Statement\":{\"Sid\":\"Any\",\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"sns:Subscribe\",\"Resource\":\"*\"}}'}",
            "anyone without credentials subscribes to topic open",
            "Any of topic policy of open"));
  }

  @ParameterizedTest
  @MethodSource("additions")
  void anOpenResourceMoreIsARowWithTheStatement(
      String like, String properties, String attempt, String statement) {
    var mgmt = ShippedStacks.ALL.get(0);
    var resources = new ArrayList<>(mgmt.resources());
    var model =
        resources.stream()
            .filter(state -> state.name().equals(PERMISSION))
            .findFirst()
            .orElseThrow();
    var type = like.startsWith("aws:") ? like : model.type();
    resources.add(
        new ResourceState(
            model.urn().replace(model.type(), type) + "-more",
            type,
            true,
            "more",
            StackFixture.object(properties),
            StackFixture.object(properties),
            model.parent(),
            model.provider(),
            List.of(),
            Map.of()));

    var run =
        CommandLineRun.on(
            List.of(new Deployment(mgmt.stack(), resources), ShippedStacks.ALL.get(1)),
            folder,
            "--attacks");

    assertThat(run.out()).contains(attempt, "statement " + statement);
    assertThat(run.status()).isEqualTo(1);
  }

  private static List<Arguments> openings() {
    var rows = new ArrayList<Arguments>();
    Stream.of(
            row(bus("/ArnLike", GONE), OTHER_ROLE_PUTS),
            row(bus("/ArnLike/aws:PrincipalArn", "'arn:aws:iam::*:role/*'"), OTHER_ROLE_PUTS),
            row(bus(ONLY + "source", GONE), OTHER_SOURCE),
            row(bus(ONLY + "detail-type", GONE), OTHER_TYPE),
            row(bus("/ForAllValues:StringEquals", GONE), OTHER_SOURCE, OTHER_TYPE),
            row(bus("", GONE), OTHER_ROLE_PUTS, OTHER_SOURCE, OTHER_TYPE),
            row(
                new Edit(BUS, "policy#/Statement/0/Principal", "'*'"),
                FOREIGN_PUTS,
                OTHER_ROLE_PUTS,
                "B-PUT-SERVICE"),
            row(new Edit(BUS, "policy#/Statement/0/Principal/AWS", "'999999999999'"), FOREIGN_PUTS),
            // Every request has these keys; what they must be stands in another condition.
            row(bus("/Null", GONE)),
            row(trust("Condition/ArnEquals", GONE), OTHER_RULE_ASSUMES),
            row(trust("Condition/StringEquals", GONE)),
            row(trust("Condition", GONE), OTHER_RULE_ASSUMES, FOREIGN_RULE_ASSUMES),
            row(
                trust("Principal/Service", "['events.amazonaws.com', 'lambda.amazonaws.com']"),
                SERVICE_ASSUMES),
            row(
                List.of(
                    trust("Condition", GONE),
                    trust("Principal", "{AWS: 'arn:aws:iam::222222222222:root'}")),
                OTHER_ROLE_ASSUMES),
            row(new Edit(PERMISSION, "sourceArn", GONE), OTHER_RULE_INVOKES),
            row(
                new Edit(
                    PERMISSION,
                    "sourceArn",
                    "'arn:aws:events:ap-northeast-1:111111111111:rule/development-events/*'"),
                OTHER_RULE_INVOKES),
            row(new Edit(PERMISSION, "sourceAccount", GONE)),
            row(anySource(), OTHER_RULE_INVOKES, FOREIGN_RULE_INVOKES),
            row(
                with(anySource(), new Edit(PERMISSION, "principal", "'*'")),
                OTHER_RULE_INVOKES,
                FOREIGN_RULE_INVOKES,
                FOREIGN_INVOKES,
                "F-INVOKE-SERVICE"),
            row(
                with(anySource(), new Edit(PERMISSION, "principal", "'999999999999'")),
                FOREIGN_INVOKES))
        .forEach(rows::add);
    rows.addAll(ofRule("development-ap-northeast-1-dead-letter-queue"));
    rows.addAll(ofRule("management-dead-letter-queue"));
    rows.addAll(ofFunction());
    return rows;
  }

  private static List<Arguments> ofRule(String queue) {
    return List.of(
        row(statement(queue, "1", GONE), "Q-SEND-OTHER-ROLE"),
        row(statement(queue, "0/Condition", GONE)),
        row(
            List.of(statement(queue, "1", GONE), statement(queue, "0/Condition", GONE)),
            "Q-SEND-OTHER-ROLE",
            "Q-SEND-SERVICE"),
        row(
            List.of(
                statement(queue, "1", GONE),
                statement(queue, "0/Condition", GONE),
                statement(queue, "0/Principal", "'*'")),
            "Q-SEND-FOREIGN",
            "Q-SEND-OTHER-ROLE",
            "Q-SEND-SERVICE"),
        row(statement(queue, "2", GONE), "Q-SEND-PLAIN"));
  }

  private static List<Arguments> ofFunction() {
    var queue = "management-function-dead-letter-queue";
    return List.of(
        row(statement(queue, "1", GONE), "Q-SEND-OTHER-ROLE"),
        row(statement(queue, "0/Principal", "'*'"), "Q-SEND-SERVICE"),
        row(
            List.of(statement(queue, "1", GONE), statement(queue, "0/Principal", "'*'")),
            "Q-SEND-FOREIGN",
            "Q-SEND-OTHER-ROLE",
            "Q-SEND-SERVICE"),
        row(statement(queue, "2", GONE), "Q-SEND-PLAIN"));
  }

  private static Edit bus(String condition, String value) {
    return new Edit(BUS, BUS_CONDITION + condition, value);
  }

  private static Edit trust(String element, String value) {
    return new Edit(ROLE, TRUST + element, value);
  }

  private static Edit statement(String queue, String element, String value) {
    return new Edit(queue + "-policy", "policy#/Statement/" + element, value);
  }

  private static List<Edit> anySource() {
    return List.of(
        new Edit(PERMISSION, "sourceArn", GONE), new Edit(PERMISSION, "sourceAccount", GONE));
  }

  private static List<Edit> with(List<Edit> edits, Edit more) {
    return Stream.concat(edits.stream(), Stream.of(more)).toList();
  }

  private static Arguments row(Edit edit, String... attempts) {
    return row(List.of(edit), attempts);
  }

  private static Arguments row(List<Edit> edits, String... attempts) {
    return Arguments.of(edits, List.of(attempts));
  }

  private static List<Deployment> edited(List<Edit> edits) {
    var stacks = ShippedStacks.ALL;
    for (var edit : edits) {
      stacks = edit.in(stacks, Edit.Side.BOTH);
    }
    return stacks;
  }
}
