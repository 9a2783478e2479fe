package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events still arrive after these edits, and are lost as soon as something else fails. */
@Timeout(180)
class LeakingEditsTest {
  private static final String STOPPED = "events/ec2-stopped.json";

  /** One edit each, after which one fault loses what it would not have lost. */
  static final List<Arguments> LEAKS = leaks();

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("leakRows")
  void anEditOfASafetyNetMakesOneFaultLose(Edit edit, List<String> faults, String words) {
    var stacks = edit.in(ShippedStacks.WITHOUT_CODE, Edit.Side.BOTH);

    var whole = CommandLineRun.on(stacks, folder, "--event", STOPPED);
    var broken =
        CommandLineRun.on(stacks, folder, "--break", "all", "--event", STOPPED, "--format", "json");

    assertThat(whole.status()).as(whole.out()).isZero();
    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.json().path("faults"))
        .filteredOn(row -> row.path("lost").intValue() > 0)
        .allSatisfy(row -> assertThat(row.path("because").get(0).asText()).contains(words))
        .extracting(row -> row.path("fault").asText())
        .containsExactlyElementsOf(faults);
    assertThat(broken.json().path("lost").intValue()).isEqualTo(faults.size());
  }

  static List<Arguments> leakRows() {
    return LEAKS;
  }

  private static List<Arguments> leaks() {
    var rows = new ArrayList<Arguments>();
    leak(
        rows,
        "development-ap-northeast-1-dead-letter-queue",
        "development-ap-northeast-1-target",
        "bus-policy",
        "forwarding-role",
        "bus");
    leak(rows, "management-dead-letter-queue", "management-target", "function-permission");
    leak(rows, "management-function-dead-letter-queue", "management-function", "function");
    return rows;
  }

  private static void leak(List<Arguments> rows, String queue, String user, String... faults) {
    var policy = queue + "-policy";
    rows.add(row(user, "deadLetterConfig", Edit.GONE, "has no dead-letter queue", faults));
    rows.add(row(queue, "arn", "'arn:aws:sqs:us-east-1:1:q'", "is in no stack", faults));
    rows.add(row(policy, "policy#/Statement/1/Condition", Edit.GONE, "DenyOthers", faults));
    rows.add(row(policy, "policy#/Statement/2/Condition", Edit.GONE, "DenyWithoutTls", faults));
    if (!user.equals("management-function")) {
      rows.add(row(policy, "policy#/Statement/0/Action", "'sqs:GetQueueUrl'", "AllowRule", faults));
      rows.add(row(policy, "queueUrl", "'https://other'", "refuses it", faults));
    }
  }

  private static Arguments row(
      String resource, String property, String value, String words, String... faults) {
    return Arguments.of(new Edit(resource, property, value), List.of(faults), words);
  }
}
