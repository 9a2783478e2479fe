package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of stacks of which AWS has other values (outputs) than the program declares (inputs). */
class DriftCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STOPPED = "events/ec2-stopped.json";
  private static final String RULE = "development-ap-northeast-1-rule";
  private static final String NOTE =
      "eventPattern of " + RULE + " in stack dev has drifted: AWS has another value than the";

  @TempDir private static Path saved;

  @TempDir private Path folder;

  private String drifted;

  @BeforeAll
  static void save() {
    assertThat(Run.of("--save-exports", saved.toString()).status()).isZero();
  }

  @BeforeEach
  void drift() throws IOException {
    drifted = drifted("outputs", "{\"source\":[\"aws.s3\"]}");
  }

  @Test
  void whatAwsHasIsRehearsedAndWhatTheNextUpdateChangesIsSaid() {
    var run = rehearse(drifted);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "note: " + NOTE + " program declares. AWS's value is rehearsed;",
            "✘ filtered — expected delivered",
            """

            Drift: the next `pulumi up` sets 1 input back to what the program declares; after that, 1 event ends differently
                then ✔ delivered, now ✘ filtered — expected delivered   EC2 Instance State-change Notification  stopped""");
  }

  @Test
  void anUpdateThatWouldBreakTheRelayIsSaidThoughItWorksNow() throws IOException {
    var run = rehearse(drifted("inputs", "{\"source\":[\"aws.s3\"]}"));

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("✔ delivered", "    then ✘ filtered — expected delivered, now ✔ delivered   EC2");
  }

  @Test
  void aDriftThatMattersToNoEventIsSaidToo() throws IOException {
    var run = rehearse(drifted("outputs", "{\"source\":[\"aws.ec2\"]}"));

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("after that, no event ends differently\n");
  }

  @Test
  void theDeclaredValueIsRehearsedIfAskedFor() {
    var run = rehearse(drifted, "--as-declared");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            "note: " + NOTE + " program declares. The program's value is rehearsed, because of",
            "✔ delivered")
        .doesNotContain("Drift:");
  }

  @Test
  void whatIsExpectedHoldsAfterTheUpdateToo() {
    var run = rehearse(drifted, "--expect", "filtered");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("    then ✘ delivered — expected filtered, now ✔ filtered   EC2");
  }

  @Test
  void programsReadTheSameAsJson() throws IOException {
    var run = rehearse(drifted, "--format", "json");

    var drift = JSON.readTree(run.out()).path("drift");
    assertThat(drift.path("inputs"))
        .hasToString("[{\"stack\":\"dev\",\"name\":\"" + RULE + "\",\"input\":\"eventPattern\"}]");
    assertThat(drift.path("eventsChanged").intValue()).isEqualTo(1);
    assertThat(drift.at("/events/0/before/outcome").textValue()).isEqualTo("filtered");
    assertThat(drift.at("/events/0/after/outcome").textValue()).isEqualTo("delivered");
  }

  @Test
  void aPullRequestAndThePageShowIt() {
    assertThat(rehearse(drifted, "--format", "markdown").out())
        .contains(
            "#### Drift\n\nAWS has other values than the program declares: the next",
            "| then | now | type |");
    assertThat(rehearse(drifted, "--format", "html").out())
        .contains("sets 1 input back to what the program declares; after that, 1 event ends");
  }

  @Test
  void stacksThatAreBrokenOnPurposeAreNotComparedWithTheNextUpdate() {
    assertThat(rehearse(drifted, "--break", "bus-policy").out())
        .contains("note: " + NOTE)
        .doesNotContain("Drift:");
  }

  @Test
  void attacksMeetWhatAwsHas() {
    var row = "the forwarding role puts events of another detail-type onto bus development-events";
    var exports = List.of("--export", mgmt(), "--export", drifted, "--attacks", "all");
    var declared = new ArrayList<>(exports);
    declared.add("--as-declared");

    // The pattern that AWS has says nothing of detail-types, so there is none to be another one.
    assertThat(Run.of(exports.toArray(String[]::new)).out()).doesNotContain(row);
    assertThat(Run.of(declared.toArray(String[]::new)).out()).contains(row);
  }

  @Test
  void withoutAnExportThereIsNothingToChooseBetween() {
    var run = Run.of("--as-declared");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "--as-declared says which values of an export to take: name one with --export, or"
                + " leave out --as-declared\n");
  }

  private Run rehearse(String dev, String... more) {
    var arguments = new ArrayList<>(List.of("--export", mgmt(), "--export", dev));
    arguments.addAll(List.of("--event", STOPPED));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  /** The development stack's export, with another pattern on one side of its rule. */
  private String drifted(String side, String pattern) throws IOException {
    var export = JSON.readTree(saved.resolve("dev.json").toFile());
    var edited = false;
    for (var resource : export.at("/deployment/resources")) {
      if (resource.path("urn").textValue().endsWith("::" + RULE)) {
        ((ObjectNode) resource.path(side)).put("eventPattern", pattern);
        edited = true;
      }
    }
    assertThat(edited).isTrue();
    var file = folder.resolve("dev.json");
    JSON.writeValue(file.toFile(), export);
    return file.toString();
  }

  private static String mgmt() {
    return saved.resolve("mgmt.json").toString();
  }
}
