package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --against}: what changed since, and which events end differently. */
@Timeout(120)
class AgainstCommandTest {
  private static final String STOPPED = "events/ec2-stopped.json";

  @TempDir private static Path saved;
  @TempDir private Path folder;

  @BeforeAll
  static void save() {
    for (var stack : ShippedStacks.ALL) {
      ExportFile.write(stack, saved.resolve(stack.stack() + ".json"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exports", "stack files", "files"})
  void theSameStateHasNoChangesWhereverItIsReadFrom(String from) {
    var against =
        switch (from) {
          case "exports" -> List.of("--against", saved.toString());
          case "stack files" -> List.of("--against", ".");
          default -> List.of("--against", saved("dev"), "--against", saved("mgmt"));
        };
    var args = new ArrayList<>(List.of("--event", STOPPED));
    args.addAll(against);

    var run = Run.of(args.toArray(String[]::new));

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("\nAgainst ")
        .endsWith(
            ": no resource changed; no event ends differently\n"
                + "\n1 event: 1 delivered, 0 filtered — every event ended as expected\n");
  }

  /** The provider keeps the id that a resource was imported by, here with the default bus in it. */
  @Test
  void anAdoptedRuleIsTheRuleThatAnUpdateMakes() throws IOException {
    var made = saved.resolve("dev.json");
    var text = Files.readString(made);
    var rule = "ForwardEC2LaunchToManagement";
    var adopted =
        Files.writeString(
            folder.resolve("dev.json"),
            text.replace("\"id\": \"" + rule + "\"", "\"id\": \"default/" + rule + "\""));

    for (var question : List.of("--event=" + STOPPED, "--break=all", "--attacks")) {
      var before = Run.of("--export", saved("mgmt"), "--export", made.toString(), question);
      var after = Run.of("--export", saved("mgmt"), "--export", adopted.toString(), question);

      assertThat(after.out()).isEqualTo(before.out().replace(made.toString(), adopted.toString()));
      assertThat(after.status()).isZero();
    }
    assertThat(Files.readString(adopted)).isNotEqualTo(text);
    var against =
        Run.of(
            "--export=" + saved("mgmt"),
            "--export=" + adopted,
            "--against=" + saved,
            "--event=" + STOPPED);
    assertThat(against.out()).contains("no resource changed; no event ends differently");
  }

  @Test
  void anEditedStackFileIsToldInputByInput() throws IOException {
    edit("[running, stopped, terminated]", "[running, terminated]\n  archiveDays: 0");

    var run = Run.of(folder.toString(), "--against", saved.toString(), "--event", STOPPED);

    // The stopped event is to be filtered now, so it ends as it should, and otherwise; the archive
    // is lost.
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().substring(run.out().indexOf("\nAgainst ")))
        .isEqualTo(
            """

            Against %s: 1 resource removed, 2 changed; 1 event ends differently; 1 resource would be deleted with what it holds
                ~ EventRule management-rule  (stack mgmt)
                    eventPattern, detail.state: removed "stopped"
                - EventArchive management-archive  (stack mgmt)
                    ✘ deletes the events that archive event-relay keeps (protected: pulumi preview fails, and nothing is deleted)
                ~ EventRule development-ap-northeast-1-rule  (stack dev)
                    eventPattern, detail.state: removed "stopped"
                ✔ filtered, was ✔ delivered   EC2 Instance State-change Notification  stopped  i-0d20ae48fcb7d176d  (222222222222 ap-northeast-1)
            ✘ 1 resource would be deleted with what it holds: docs/change.md says how to make the change without losing anything

            1 event: 0 delivered, 1 filtered — nothing was delivered: these stacks listen in 222222222222 ap-northeast-1, and the events came from 222222222222 ap-northeast-1, but no rule there matches any; if they are to be filtered, say so with --expect filtered
            """
                .formatted(saved));
  }

  @Test
  void theStatusIsThatOfTheNewState() {
    var broken = broken();

    var worse = run(broken, "--against", saved.toString(), "--event", STOPPED);
    var better = Run.of("--against", folder.resolve("broken").toString(), "--event", STOPPED);

    assertThat(worse.status()).isEqualTo(1);
    assertThat(worse.out()).contains("✘ dead-lettered — expected delivered, was ✔ delivered   EC2");
    assertThat(better.status()).isZero();
    assertThat(better.out())
        .contains("✔ delivered, was ✘ dead-lettered — expected delivered   EC2")
        .contains("policy, statement AllowDevelopmentAccount: Effect: \"Deny\" → \"Allow\"");
  }

  @Test
  void jsonHasOneMoreKeyAndWholeValues() throws IOException {
    var run = run(broken(), "--against", saved.toString(), "--event", STOPPED, "--format", "json");
    var json = new ObjectMapper().readTree(run.out());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("stacks", "events", "changes", "summary");
    assertThat(json.at("/changes/against").asText()).isEqualTo(saved.toString());
    assertThat(json.at("/changes/resources/0"))
        .isEqualTo(
            json(
                """
                {"stack": "mgmt", "type": "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
                 "name": "management-bus-policy", "change": "changed",
                 "inputs": [{"input": "policy", "at": "statement AllowDevelopmentAccount: Effect",
                             "before": "Allow", "after": "Deny"}]}"""));
    assertThat(json.at("/changes/events"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("before"))
                  .isEqualTo(json("{\"expected\": \"delivered\", \"outcome\": \"delivered\"}"));
              assertThat(event.path("after").path("outcome").asText()).isEqualTo("dead-lettered");
              assertThat(event.path("source").asText()).isEqualTo("aws.ec2");
            });
    assertThat(json.at("/changes/eventsChanged").asInt()).isEqualTo(1);
    assertThat(json.at("/changes/stacks/added")).isEmpty();
    // Everything else is as it is without.
    var plain =
        (com.fasterxml.jackson.databind.node.ObjectNode)
            new ObjectMapper()
                .readTree(run(broken(), "--event", STOPPED, "--format", "json").out());
    ((com.fasterxml.jackson.databind.node.ObjectNode) json).remove("changes");
    assertThat(json).isEqualTo(plain);
  }

  @Test
  void markdownSaysWhatChanges() {
    var run =
        run(broken(), "--against", saved.toString(), "--event", STOPPED, "--format", "markdown");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("### ✘ 1 event: 0 delivered, 0 filtered, 1 dead-lettered")
        .contains(
            "\nAgainst `" + saved + "`: 1 resource changed; 1 event ends differently.\n",
            "- `~` `EventBusPolicy management-bus-policy`, stack `mgmt`\n"
                + "  - policy, statement AllowDevelopmentAccount: Effect: `\"Allow\"` → `\"Deny\"`\n",
            "```mermaid\nflowchart LR\n",
            "  class n1 stopped\n");
  }

  @Test
  void aStackThatIsOnOneSideOnlyIsNewOrGone() {
    var run = Run.of("--against", saved("mgmt"), "--event", "events/ec2-pending.json");
    var other =
        Run.of(
            "--export",
            saved("mgmt"),
            "--against",
            saved.toString(),
            "--event",
            "events/ec2-pending.json");

    assertThat(run.out())
        .contains(" resources added; ", "\n    stack dev is new, with 13 resources\n");
    assertThat(other.out())
        .contains(" resources removed; ", "\n    stack dev is gone, with 13 resources\n");
  }

  @Test
  void theOtherProjectsOwnFunctionRuns() throws IOException {
    for (var name : List.of("Pulumi.yaml", "Pulumi.mgmt.yaml", "Pulumi.dev.yaml")) {
      Files.copy(Path.of(name), folder.resolve(name));
    }
    Files.createDirectory(folder.resolve("lambda"));
    Files.writeString(
        folder.resolve("lambda/lambda_function.py"),
        "def lambda_handler(event, context):\n    raise ValueError('broken before')\n");

    var run = Run.of("--against", folder.toString(), "--event", STOPPED);

    assertThat(run.out()).contains("✔ delivered, was ✘ dead-lettered — expected delivered   EC2");
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of(
            "--against compares the stacks as they are: leave out --attacks\n",
            List.of("--against", ".", "--attacks")),
        Arguments.of(
            "--against compares the stacks as they are: leave out --break\n",
            List.of("--against", ".", "--break", "bus")),
        Arguments.of(
            "--against compares the stacks as they are: leave out --break\n",
            List.of("--against", ".", "--break", "all")),
        Arguments.of(
            "--against takes one folder, or files: name the folder events alone, or files only\n",
            List.of("--against", "events", "--against", "x.json")),
        Arguments.of(
            "--against nowhere: there is no such file or folder, and git knows no such commit here;"
                + " name a folder, an export, or a commit such as HEAD or origin/main\n",
            List.of("--against", "nowhere")),
        Arguments.of(
            "--against: bench: it has neither a stack file nor an export; name a folder with"
                + " Pulumi.<stack>.yaml files, or with what --save-exports wrote\n",
            List.of("--against", "bench")),
        Arguments.of(
            "--against: events/ebs-snapshot.json: it is an event, not an export of a stack; send it"
                + " with --event\n",
            List.of("--against", "events")));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void whatCannotBeUsedIsToldInOneLine(String message, List<String> args) {
    assertThat(Run.of(args.toArray(String[]::new))).isEqualTo(new Run(2, "", message));
  }

  @Test
  void nothingIsSavedIfTheOtherStateCannotBeUsed() {
    var exports = folder.resolve("saved");

    var run = Run.of("--against", "nowhere", "--save-exports", exports.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(exports).doesNotExist();
  }

  @Test
  void mistakesInTheOtherStackFilesAreTold() throws IOException {
    edit("region: ap-northeast-1", "region: tokyo");

    var run = Run.of("--against", folder.toString(), "--event", STOPPED);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("--against: " + folder.resolve("Pulumi.mgmt.yaml") + " has ")
        .contains("\"tokyo\"");
  }

  @Test
  void aPolicyOfTheOtherStateThatAwsWouldRefuseIsToldAsItsOwn() throws IOException {
    var text = Files.readString(Path.of(saved("dev")));
    Files.writeString(folder.resolve("dev.json"), text.replace("\\\"Allow\\\"", "\\\"allow\\\""));
    Files.copy(Path.of(saved("mgmt")), folder.resolve("mgmt.json"));

    var run = Run.of("--against", folder.toString(), "--event", STOPPED);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("--against: statement AllowForwardingRules of trust policy");
    assertThat(run.showsTrace()).isFalse();
  }

  @Test
  void aSecretInPlainTextIsNotTold() throws IOException {
    for (var value : List.of("first", "second")) {
      var text =
          Files.readString(Path.of(saved("mgmt")))
              .replace(
                  "\"description\": \"Says which instance changed to which state.\"",
                  ("\"description\": {\"4dabf18193072939515e22adb298388d\":"
                          + " \"1b47061264138c4ac30d75fd1eb44270\", \"plaintext\":"
                          + " \"\\\"%s-hidden\\\"\"}")
                      .formatted(value));
      Files.writeString(Files.createDirectory(folder.resolve(value)).resolve("mgmt.json"), text);
    }
    for (var format : List.of("text", "json", "markdown")) {
      var run =
          Run.of(
              "--export",
              folder.resolve("second/mgmt.json").toString(),
              "--against",
              folder.resolve("first").toString(),
              "--event",
              "events/ec2-pending.json",
              "--format",
              format);

      assertThat(run.out()).contains("description", "secret").doesNotContain("-hidden");
    }
  }

  /** The shipped stacks with a bus that denies, as exports. */
  private Path broken() {
    var broken = folder.resolve("broken");
    try {
      Files.createDirectories(broken);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    var edit = new Edit("management-bus-policy", "policy#/Statement/0/Effect", "'Deny'");
    var stacks = edit.in(ShippedStacks.ALL, Edit.Side.BOTH);
    stacks.forEach(stack -> ExportFile.write(stack, broken.resolve(stack.stack() + ".json")));
    return broken;
  }

  private static Run run(Path exports, String... more) {
    var args =
        new ArrayList<>(
            List.of(
                "--export", exports.resolve("mgmt.json").toString(),
                "--export", exports.resolve("dev.json").toString()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  /** The shipped stack files, with one text of the management half's replaced. */
  private void edit(String text, String other) throws IOException {
    var mgmt = Files.readString(Path.of("Pulumi.mgmt.yaml"));
    assertThat(mgmt).contains(text);
    Files.writeString(folder.resolve("Pulumi.mgmt.yaml"), mgmt.replace(text, other));
    Files.copy(Path.of("Pulumi.dev.yaml"), folder.resolve("Pulumi.dev.yaml"));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static String saved(String stack) {
    return saved.resolve(stack + ".json").toString();
  }
}
