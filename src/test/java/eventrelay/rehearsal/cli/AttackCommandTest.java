package eventrelay.rehearsal.cli;

import static eventrelay.rehearsal.journey.Edit.GONE;
import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  private static final String OTHER_ROLE_PUTS =
      "another role of a source account puts events onto bus development-events";
  private static final String OTHER_SOURCE =
      "the forwarding role puts events of another source onto bus development-events";
  private static final String OTHER_TYPE =
      "the forwarding role puts events of another detail-type onto bus development-events";
  private static final String FOREIGN_PUTS =
      "a foreign account puts events onto bus development-events";
  private static final String OTHER_RULE_ASSUMES =
      "another rule assumes role eventbridge-to-management-role";
  private static final String FOREIGN_RULE_ASSUMES =
      "a rule of another account assumes role eventbridge-to-management-role";
  private static final String SERVICE_ASSUMES =
      "another service assumes role eventbridge-to-management-role";
  private static final String OTHER_ROLE_ASSUMES =
      "another role of the account assumes role eventbridge-to-management-role";
  private static final String OTHER_RULE_INVOKES =
      "another rule invokes function ManagementTriggeredLambda";
  private static final String FOREIGN_RULE_INVOKES =
      "a rule of another account invokes function ManagementTriggeredLambda";
  private static final String FOREIGN_INVOKES =
      "a foreign account invokes function ManagementTriggeredLambda";

  static final List<Arguments> OPENINGS = openings();

  @TempDir private Path folder;

  static List<Arguments> rows() {
    return OPENINGS;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void withoutItsProtectionTheAttackSucceeds(List<Edit> edits, List<String> attempts) {
    var run = CommandLineRun.on(edited(edits), folder, "--attacks", "--format", "json");

    assertThat(run.json().path("attacks"))
        .filteredOn(attack -> !attack.path("refused").booleanValue())
        .extracting(attack -> attack.path("attempt").textValue())
        .containsExactlyElementsOf(attempts);
    assertThat(run.json().path("summary").path("succeeded").intValue()).isEqualTo(attempts.size());
    assertThat(run.status()).isEqualTo(attempts.isEmpty() ? 0 : 1);
  }

  @Test
  void everyAttackButOneSucceedsWithoutSomeProtection() {
    var openable =
        OPENINGS.stream().flatMap(row -> ((List<?>) row.get()[1]).stream()).distinct().toList();

    var attacks = CommandLineRun.on(ShippedStacks.ALL, folder, "--attacks", "--format", "json");

    // No policy stands in the way of a third account: EventBridge itself does.
    assertThat(attacks.json().path("attacks"))
        .extracting(attack -> attack.path("attempt").textValue())
        .filteredOn(attempt -> !openable.contains(attempt))
        .containsExactly("a rule on bus development-events sends events on to a third account");
  }

  @Test
  void anAttackThatSucceedsIsShownWithTheStatementThatLetsItIn() {
    var run =
        CommandLineRun.on(
            edited(List.of(new Edit(BUS, BUS_CONDITION + "/ArnLike", GONE))), folder, "--attacks");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "✘ SUCCEEDS another role of a source account puts events onto bus development-events\n"
                + "    statement Everything of the intruder's own policy and statement"
                + " AllowDevelopmentAccount of bus policy of development-events allow it\n")
        .endsWith("23 attacks: 22 refused, 1 succeeded\n");
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
            "? unproven another role of a source account puts events onto bus development-events\n"
                + "    statement AllowDevelopmentAccount of bus policy of development-events may"
                + " allow it: its condition IpAddress on aws:SourceIp allows 10.0.0.0/8: ")
        .endsWith("23 attacks: 22 refused, 0 succeeded, 1 unproven\n");
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
        .endsWith("23 attacks: 22 refused, 1 succeeded\n");
  }

  @Test
  void aBusWhoseSendersAreInNoStackIsAttackedToo() {
    var alone = ShippedStacks.ALL.subList(0, 1);
    var pinned = "another role of account 222222222222 puts events onto bus development-events";

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
    assertThat(whole.out()).contains("✔ refused  " + FOREIGN_PUTS, "✔ refused  " + pinned);
    assertThat(opened.out()).contains("✔ refused  " + FOREIGN_PUTS, "✘ SUCCEEDS " + pinned);
    assertThat(everybody.out()).contains("✘ SUCCEEDS " + FOREIGN_PUTS, "✘ SUCCEEDS " + pinned);
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
      assertThat(run.out()).contains("✘ SUCCEEDS " + OTHER_RULE_INVOKES);
    }
    assertThat(CommandLineRun.on(declared, folder, "--attacks").status()).isZero();
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
            row(new Edit(BUS, "policy#/Statement/0/Principal", "'*'"), FOREIGN_PUTS),
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
                FOREIGN_INVOKES),
            row(
                with(anySource(), new Edit(PERMISSION, "principal", "'999999999999'")),
                FOREIGN_INVOKES))
        .forEach(rows::add);
    rows.addAll(ofRule("development-ap-northeast-1-dead-letter-queue", "forwarding"));
    rows.addAll(ofRule("management-dead-letter-queue", "receiving"));
    rows.addAll(ofFunction());
    return rows;
  }

  private static List<Arguments> ofRule(String queue, String hop) {
    var name = " sends to queue event-relay-" + hop + "-dead-letters";
    return List.of(
        row(statement(queue, "1", GONE), "another role of the account" + name),
        row(statement(queue, "0/Condition", GONE)),
        row(
            List.of(statement(queue, "1", GONE), statement(queue, "0/Condition", GONE)),
            "another role of the account" + name,
            "another rule" + name),
        row(
            List.of(
                statement(queue, "1", GONE),
                statement(queue, "0/Condition", GONE),
                statement(queue, "0/Principal", "'*'")),
            "a foreign account" + name,
            "another role of the account" + name,
            "another rule" + name),
        row(statement(queue, "2", GONE), "the rule itself" + name + " without TLS"));
  }

  private static List<Arguments> ofFunction() {
    var queue = "management-function-dead-letter-queue";
    var name = " sends to queue event-relay-function-dead-letters";
    return List.of(
        row(statement(queue, "1", GONE), "another role of the account" + name),
        row(statement(queue, "0/Principal", "'*'")),
        row(
            List.of(statement(queue, "1", GONE), statement(queue, "0/Principal", "'*'")),
            "a foreign account" + name,
            "another role of the account" + name),
        row(statement(queue, "2", GONE), "the function's role" + name + " without TLS"));
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
