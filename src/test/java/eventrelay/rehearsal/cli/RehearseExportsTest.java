package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.ThisProject;
import eventrelay.rehearsal.types.EventBridgeTypes;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RehearseExportsTest {
  private static final String STOPPED = "events/ec2-stopped.json";

  @TempDir private static Path saved;
  @TempDir private Path folder;

  @BeforeAll
  static void save() {
    assertThat(Run.of("--save-exports", saved.resolve("new").toString()).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown"})
  void whatWasSavedGivesTheSameReport(String format) {
    var declared = Run.of("--format", format);

    // The development half first: the report's order does not hang on the command line's.
    var exported = Run.of("--format", format, "--export", saved("dev"), "--export", saved("mgmt"));

    assertThat(exported).isEqualTo(declared);
    assertThat(exported.status()).isZero();
    assertThat(exported.err()).isEmpty();
    assertThat(exported.out()).contains("delivered");
  }

  @Test
  void theSameStackTwiceIsAMistakeThatNamesBothFiles() throws IOException {
    var copy = Files.copy(Path.of(saved("dev")), folder.resolve("copy.json"));

    var run = Run.of("--export", saved("dev"), "--export", copy.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            copy
                + ": it holds stack dev of project "
                + ThisProject.NAME
                + ", and so does "
                + saved("dev")
                + "; name one export of each stack");
  }

  @Test
  void aStackOfThatNameOfAnotherProjectIsAnotherStack() throws IOException {
    var other = folder.resolve("other.json");
    Files.writeString(
        other,
        Files.readString(Path.of(saved("dev")))
            .replace("::" + ThisProject.NAME + "::", "::another-relay::"));

    var run = Run.of("--export", saved("mgmt"), "--export", other.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(Run.of("--export", saved("dev"), "--export", other.toString()).err())
        .doesNotContain("so does");
  }

  @Test
  void anEncryptedSecretIsNamedWithItsFile() throws IOException {
    var sealed = folder.resolve("sealed.json");
    var policy = "\"policy\": \"";
    var text = Files.readString(Path.of(saved("mgmt")));
    assertThat(text).contains(policy);
    Files.writeString(
        sealed,
        text.replaceAll(
            "\"policy\": \"(?:[^\"\\\\]|\\\\.)*\"",
            "\"policy\": {\"4dabf18193072939515e22adb298388d\":"
                + "\"1b47061264138c4ac30d75fd1eb44270\",\"ciphertext\":\"v1:x\"}"));

    var run = Run.of("--export", sealed.toString(), "--export", saved("dev"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains(sealed + ": urn:pulumi:mgmt::" + ThisProject.NAME + "::")
        .contains("policy is encrypted: export the stack with --show-secrets");
  }

  @Test
  void anInterruptedUpdateIsNoted() throws IOException {
    var interrupted = folder.resolve("interrupted.json");
    Files.writeString(
        interrupted,
        Files.readString(Path.of(saved("dev")))
            .replaceFirst(
                "\"resources\": ",
                "\"pending_operations\": [{\"type\": \"updating\"}], \"resources\": "));

    var run = Run.of("--export", saved("mgmt"), "--export", interrupted.toString());

    assertThat(run.out()).contains("an update was interrupted while updating a resource");
    assertThat(run.status()).isZero();
  }

  @Test
  void savingTwiceWritesTheSame() throws IOException {
    assertThat(Run.of("--save-exports", folder.toString()).status()).isZero();

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("mgmt.json", "dev.json");
    }
    for (var stack : new String[] {"mgmt", "dev"}) {
      assertThat(folder.resolve(stack + ".json")).hasSameBinaryContentAs(Path.of(saved(stack)));
    }
  }

  @Test
  void anEventThatDoesNotArriveIsStatusOne() {
    var run = Run.of("--export", saved("dev"), "--event", STOPPED);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Rehearsal of dev\n\n? unproven — expected delivered ")
        .endsWith(
            "\n1 event: 0 delivered, 0 filtered, 1 unproven" + " — 1 did not end as expected\n");
  }

  @Test
  void aPolicyThatIsNotKnownLeavesUnprovenWhatItDecides() throws IOException {
    var run = edited("\\\"ArnEquals\\\"", "\\\"ArnAlike\\\"");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "? unproven — expected delivered ",
            "not-judged  222222222222  ap-northeast-1  role eventbridge-to-management-role\n",
            "statement AllowForwardingRules of trust policy of role eventbridge-to-management-role"
                + " may allow it: its condition operator ArnAlike is not known; use a String, Arn,");
    assertThat(run.showsTrace()).isFalse();
  }

  @Test
  void aPolicyThatAwsWouldRefuseIsStatusTwo() throws IOException {
    var run = edited("\\\"Allow\\\"", "\\\"allow\\\"");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("statement AllowForwardingRules of trust policy of role")
        .contains("its Effect \"allow\" is not known; write Allow or Deny")
        .hasLineCount(1);
    assertThat(run.showsTrace()).isFalse();
  }

  @Test
  void whatWasReportedComesBeforeWhatWentWrong() throws IOException {
    edited("\\\"Allow\\\"", "\\\"allow\\\"");
    var both = new ByteArrayOutputStream();
    var out = new PrintStream(new BufferedOutputStream(both), false, StandardCharsets.UTF_8);
    var arguments =
        new String[] {"--export", saved("mgmt"), "--export", folder.resolve("dev.json").toString()};

    Rehearse.run(
        arguments,
        Path.of(""),
        InputStream.nullInputStream(),
        out,
        new PrintStream(both, true, StandardCharsets.UTF_8),
        false);

    assertThat(both.toString(StandardCharsets.UTF_8))
        .startsWith("Rehearsal of mgmt, dev\n")
        .containsPattern("(?s)filtered.*statement AllowForwardingRules");
  }

  @Test
  void aPatternThatEventBridgeRefusesIsStatusTwo() throws IOException {
    var run = edited("\\\"source\\\":[\\\"aws.ec2\\\"]", "\\\"source\\\":\\\"aws.ec2\\\"");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "rule arn:aws:events:ap-northeast-1:222222222222:rule/ForwardEC2LaunchToManagement:"
                + " EventBridge would refuse its pattern: \"source\" must be an object or an"
                + " array\n");
  }

  @Test
  void whatTheRehearsalDoesNotAskIsNoted() throws IOException {
    var run = edited(EventBridgeTypes.TARGET, "aws:ec2/instance:Instance");

    assertThat(run.out())
        .contains(
            "note: not examined, because no check of the rehearsal needs it: aws:ec2/instance:Instance\n");
  }

  @Test
  void theRelaysCodeIsNotRunForAStackOfAnotherProject() throws IOException {
    var other = folder.resolve("mgmt.json");
    Files.writeString(
        other,
        Files.readString(Path.of(saved("mgmt")))
            .replace("::" + ThisProject.NAME + "::", "::theirs::"));

    var run = Run.of("--export", other.toString(), "--export", saved("dev"), "--event", STOPPED);

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out())
        .contains(
            "note: the code of function ManagementTriggeredLambda is not run: its stack is of"
                + " project theirs, and only code of "
                + ThisProject.NAME
                + " is here; name its folder with --code"
                + " ManagementTriggeredLambda=FOLDER\n")
        .doesNotContain("changed state to");
  }

  /** The shipped wiring with one text of the development stack's export replaced everywhere. */
  private Run edited(String text, String other) throws IOException {
    var before = Files.readString(Path.of(saved("dev")));
    assertThat(before).contains(text);
    var file = folder.resolve("dev.json");
    Files.writeString(file, before.replace(text, other));
    return Run.of("--export", saved("mgmt"), "--export", file.toString(), "--event", STOPPED);
  }

  private static String saved(String stack) {
    return saved.resolve("new").resolve(stack + ".json").toString();
  }
}
