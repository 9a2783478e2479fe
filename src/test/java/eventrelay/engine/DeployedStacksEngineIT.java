package eventrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.program.FolderRun;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped stacks, deployed once: mgmt, then dev. Each test leaves them as it found them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployedStacksEngineIT {
  private static final String BUS =
      "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";

  @TempDir private static Path temporary;
  private static Engine engine;

  @BeforeAll
  static void deploy() throws Exception {
    engine = Engine.ofShippedStacks(temporary);
    engine.up("mgmt").succeeded();
    engine.up("dev").succeeded();
  }

  @AfterAll
  static void stop() throws Exception {
    engine.close();
  }

  @Test
  void theDevelopmentHalfHasWhatTheManagementHalfExports() throws Exception {
    var management = engine.outputs("mgmt");
    var development = engine.outputs("dev");

    assertThat(management.get("eventBusArn")).isEqualTo(BUS);
    assertThat(development.get("forwardsTo")).isEqualTo(BUS);
    var rule = engine.accounts().only(EventBridgeTypes.RULE, "ForwardEC2LaunchToManagement");
    assertThat(rule.place().account()).isEqualTo("222222222222");
    assertThat(rule.inputs().get("eventPattern")).isEqualTo(management.get("eventPattern"));
    assertThat(development.get("deadLetterQueueArns").toString())
        .contains("arn:aws:sqs:ap-northeast-1:222222222222:event-relay-forwarding-dead-letters");
  }

  @Test
  void aSecondUpdateChangesNothing() {
    var calls = engine.accounts().calls();

    assertThat(engine.up("mgmt").succeeded().changes()).isEmpty();
    assertThat(engine.up("dev").succeeded().changes()).isEmpty();

    assertThat(engine.accounts().calls()).isEqualTo(calls);
  }

  /** The component named management says which events it carries. */
  @ParameterizedTest(name = "{0}: {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mgmt | events | {states: [running]} | UPDATE management management-rule management-archive
          mgmt | logRetentionDays | 30 | UPDATE management-function-log-group
          mgmt | archiveDays | 30 | UPDATE management-archive
          mgmt | notify | {emails: [a@example.com]} | CREATE management-alarm-to-a@example.com \
            management-notification-topic management-notification-topic-policy \
            management-notification-to-a@example.com \
            UPDATE management-function management-function-role-policy
          dev | alarms | false | DELETE development-ap-northeast-1-alarm-topic \
            development-ap-northeast-1-alarm-topic-policy \
            development-ap-northeast-1-dead-letter-queue-not-empty-alarm \
            development-ap-northeast-1-rule-failed-alarm \
            development-ap-northeast-1-rule-lost-alarm
          """)
  void aPreviewAfterAnEditShowsExactlyTheResourcesThatTheKeyIsAbout(
      String stack, String key, String value, String expected) throws Exception {
    assertThat(previewOf(stack, key, value).changes()).isEqualTo(changes(expected));
  }

  /** The engine names each resource that it would have to delete and may not. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bus | other | management-archive management-dead-letter-queue \
            management-function-dead-letter-queue management-function-log-group
          archiveDays | 0 | management-archive
          """)
  void aPreviewFailsIfAnEditDeletesWhatHoldsEvents(String key, String value, String names)
      throws Exception {
    var run = preview("mgmt", file -> Edits.with(file, key, value));

    assertThat(run.failure()).isPresent();
    assertThat(run.namedAsProtected()).containsExactly(names.split("\\s+"));
  }

  @Test
  void anotherNameOfTheBusReplacesWhatCarriesItAndThatIsEverything() throws Exception {
    var changes =
        preview("mgmt", file -> Edits.with(Edits.with(file, "bus", "other"), "protect", "false"))
            .succeeded()
            .changes();

    assertThat(changes.remove("management")).isEqualTo(OperationType.UPDATE);
    assertThat(changes.values()).containsOnly(OperationType.REPLACE);
    assertThat(engine.accounts().all())
        .filteredOn(held -> held.place().account().equals("111111111111"))
        .hasSameSizeAs(changes.keySet());
  }

  /** Another Region is another provider, and each resource is its provider's. */
  @Test
  void anotherRegionReplacesWhatHoldsEventsToo() throws Exception {
    var run = preview("mgmt", file -> file.replaceFirst("region: .*", "region: eu-west-1"));

    assertThat(run.failure()).isPresent();
    assertThat(run.namedAsProtected()).hasSize(4);
  }

  @Test
  void aDestroyFailsAtItsPreviewWhileAnythingIsProtected() {
    var before = engine.accounts().all();

    var run = engine.previewOfDestroy("mgmt");

    assertThat(run.failure()).isPresent();
    assertThat(run.namedAsProtected()).isNotEmpty();
    assertThat(engine.accounts().all()).isEqualTo(before);
  }

  private static EngineRun previewOf(String stack, String key, String value) throws IOException {
    return preview(stack, file -> Edits.with(file, key, value)).succeeded();
  }

  private static EngineRun preview(String stack, UnaryOperator<String> edit) throws IOException {
    var before = engine.edit(stack, edit);
    try {
      return engine.preview(stack);
    } finally {
      engine.write(stack, before);
    }
  }

  /** An operation and the names that it is for, and so on. */
  private static Map<String, OperationType> changes(String expected) {
    var changes = new TreeMap<String, OperationType>();
    var operation = OperationType.UNKNOWN;
    for (var word : expected.split("\\s+")) {
      if (word.toUpperCase(Locale.ROOT).equals(word)) {
        operation = OperationType.valueOf(word);
      } else {
        changes.put(word, operation);
      }
    }
    return changes;
  }

  @Test
  void aRefreshFindsABusPolicyThatSomebodyChangedAndAnUpdateMendsIt() {
    var before = policy();
    changePolicy(before.replace("222222222222", "333333333333"));
    try {
      assertThat(engine.refresh("mgmt").succeeded().changes())
          .isEqualTo(Map.of("management-bus-policy", OperationType.UPDATE));
      var mending = engine.up("mgmt").succeeded();

      assertThat(mending.changes())
          .isEqualTo(Map.of("management-bus-policy", OperationType.UPDATE));
      assertThat(mending.changed("management-bus-policy")).isEqualTo(List.of("policy"));
      assertThat(policy()).isEqualTo(before);
    } finally {
      changePolicy(before);
    }
  }

  private static void changePolicy(String to) {
    engine
        .accounts()
        .drift(EventBridgeTypes.BUS_POLICY, "development-events", "policy", from -> to);
  }

  private static String policy() {
    return (String)
        engine
            .accounts()
            .only(EventBridgeTypes.BUS_POLICY, "development-events")
            .inputs()
            .get("policy");
  }

  /** One project, run without an engine and by the engine, has declared the same. */
  @Test
  void theEngineHoldsWhatTheRehearsalSaysThatTheProgramDeclares() throws Exception {
    for (var offline : FolderRun.of(Path.of("").toAbsolutePath()).deployments()) {
      var deployed = ExportFile.read(engine.export(offline.stack()));

      assertThat(Declared.in(deployed)).isEqualTo(Declared.in(offline));
    }
  }

  @Test
  void aRehearsalOfTheDeployedStacksEndsAsTheOneOfTheProgramDoes() throws Exception {
    var management = engine.export("mgmt").toString();
    var development = engine.export("dev").toString();

    var deployed =
        Launcher.rehearse("--format", "json", "--export", management, "--export", development);

    assertThat(deployed).isEqualTo(Launcher.rehearse("--format", "json"));
    assertThat(deployed.at("/summary/delivered").asInt()).isEqualTo(3);
    assertThat(deployed.at("/summary/unexpected").asInt()).isZero();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aDestroyOfBothLeavesNothing() throws Exception {
    // Nothing in the development half is protected.
    engine.destroy("dev").succeeded();
    assertThat(engine.accounts().all())
        .isNotEmpty()
        .allMatch(held -> held.place().account().equals("111111111111"));

    engine.removeAll("mgmt").succeeded();

    assertThat(engine.accounts().all()).isEmpty();
    assertThat(engine.outputs("mgmt")).isEmpty();
  }
}
