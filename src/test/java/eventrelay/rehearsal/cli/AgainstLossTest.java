package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --against}: what a change deletes with what it holds. */
@Timeout(120)
class AgainstLossTest {
  private static final String BOTH =
      """
      deploy: both
      management: {id: "111111111111", region: ap-northeast-1, profile: m}
      development:
        - {name: team-a, id: "222222222222", regions: [ap-northeast-1, us-east-1], profile: a}
        - {name: team-b, id: "333333333333", regions: [ap-northeast-1], profile: b}
      """;

  private static final String ROLLOUT =
      """
      deploy: management
      management: {id: "111111111111", region: ap-northeast-1, profile: m}
      organization: o-a1b2c3d4e5
      rollout: {organizationalUnits: [ou-ab12-11111111], regions: [us-east-1, eu-west-1]}
      """;

  /** All that the management half of {@link #BOTH} holds. */
  private static final List<String> HUB =
      List.of(
          "replaced management-alarm-topic",
          "replaced management-archive protected",
          "replaced management-bus",
          "replaced management-dead-letter-queue protected",
          "replaced management-function-dead-letter-queue protected",
          "replaced management-function-log-group protected");

  @TempDir private Path folder;

  /** A stack file, an edit of it, and what that deletes. */
  static Stream<Arguments> edits() {
    return Stream.of(
        // Another Region is another provider, and each resource is its provider's.
        Arguments.of(BOTH, "region: ap-northeast-1", "region: eu-west-1", HUB),
        Arguments.of(
            BOTH,
            "deploy: both",
            "deploy: both\narchiveDays: 0",
            List.of("removed management-archive protected")),
        // An update may not delete what is protected, even if it lifts the protection.
        Arguments.of(
            BOTH,
            "deploy: both",
            "deploy: both\narchiveDays: 0\nprotect: false",
            List.of("removed management-archive protected")),
        Arguments.of(
            BOTH,
            "- {name: team-b, id: \"333333333333\", regions: [ap-northeast-1], profile: b}",
            "",
            List.of(
                "removed team-b-ap-northeast-1-alarm-topic",
                "removed team-b-ap-northeast-1-dead-letter-queue")),
        Arguments.of(
            BOTH,
            "[ap-northeast-1, us-east-1]",
            "[ap-northeast-1]",
            List.of(
                "removed team-a-us-east-1-alarm-topic",
                "removed team-a-us-east-1-dead-letter-queue")),
        Arguments.of(
            BOTH,
            "deploy: both",
            "deploy: both\nalarms: false",
            List.of(
                "removed management-alarm-topic",
                "removed team-a-ap-northeast-1-alarm-topic",
                "removed team-a-us-east-1-alarm-topic",
                "removed team-b-ap-northeast-1-alarm-topic")),
        Arguments.of(
            BOTH,
            "name: team-b,",
            "name: payments,",
            // AWS keeps one of each for both names.
            List.of(
                "removed team-b-ap-northeast-1-alarm-topic",
                "removed team-b-ap-northeast-1-alarm-topic-policy",
                "removed team-b-ap-northeast-1-dead-letter-queue",
                "removed team-b-ap-northeast-1-dead-letter-queue-policy",
                "removed team-b-ap-northeast-1-rule",
                "removed team-b-ap-northeast-1-target",
                "removed team-b-role-policy")),
        // Under the name that it had, an account keeps what it has.
        Arguments.of(BOTH, "name: team-b,", "name: payments, formerly: team-b,", List.of()),
        Arguments.of(BOTH, "deploy: both", "deploy: both\nprotect: false", List.of()),
        Arguments.of(BOTH, "deploy: both", "deploy: both\nevents: {states: []}", List.of()),
        Arguments.of(BOTH, "deploy: both", "deploy: both\narchiveDays: 30", List.of()),
        // The account of the event stands for all of the organization's.
        Arguments.of(
            ROLLOUT,
            "[us-east-1, eu-west-1]",
            "[us-east-1]",
            List.of("removed AlarmTopic", "removed DeadLetterQueue")),
        Arguments.of(
            ROLLOUT,
            "ou-ab12-11111111",
            "ou-ab12-22222222",
            List.of("replaced rollout-stack-instances")),
        Arguments.of(
            ROLLOUT, "rollout: {", "# rollout: {", List.of("removed rollout-stack-instances")));
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @MethodSource("edits")
  void isListedAndEndsWithStatusOne(String before, String text, String other, List<String> losses)
      throws IOException {
    assertThat(before).contains(text);
    var run = compare(before, before.replace(text, other));

    assertThat(losses(run)).containsExactlyElementsOf(losses);
    assertThat(run.status()).as(run.err()).isEqualTo(losses.isEmpty() ? 0 : 1);
  }

  @Test
  void isAllThatARelayHoldsIfItsBusGetsAnotherName() throws IOException {
    var run = compare(BOTH, BOTH + "bus: other\n");

    assertThat(losses(run)).containsAll(HUB).hasSize(HUB.size() + 6);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "; no event ends differently; 12 resources would be deleted with what they hold\n",
            "    +- EventBus management-bus  (stack all)\n"
                + "        ✘ deletes the only bus that the events of archive event-relay can be"
                + " replayed to\n"
                + "        name: \"development-events\" → \"other\"\n",
            "        ✘ deletes the messages that wait in queue"
                + " https://sqs.us-east-1.amazonaws.com/222222222222/event-relay-forwarding-dead-letters\n",
            "        ✘ deletes the lines of log group /aws/lambda/ManagementTriggeredLambda"
                + " (protected: pulumi preview fails, and nothing is deleted)\n")
        .endsWith(
            """

            ✘ 12 resources would be deleted with what they hold: docs/change.md says how to make \
            the change without losing anything

            1 event: 1 delivered, 0 filtered — every event ended as expected
            """);
  }

  @Test
  void isNotStoppedIfTheSameChangeLiftsTheProtection() throws IOException {
    var losses = losses(compare(BOTH, BOTH + "bus: other\nprotect: false\n"));

    assertThat(losses).contains("replaced management-archive").noneMatch(s -> s.contains("protec"));
  }

  @Test
  void isNotABusThatNoArchiveIsOf() throws IOException {
    var without = BOTH + "archiveDays: 0\n";

    assertThat(losses(compare(without, without + "bus: other\n")))
        .noneMatch(loss -> loss.contains("management-bus"));
  }

  @Test
  void isForetoldByAChangeThatLiftsTheProtection() throws IOException {
    var run = compare(BOTH, BOTH + "protect: false\n");

    assertThat(run.out())
        .contains(
            ": 4 resources changed; no event ends differently\n",
            "    ~ EventArchive management-archive  (stack all)\n        protect: true → false\n");
    assertThat(run.status()).isZero();
  }

  @Test
  void isNothingIfAStackFileIsGone() throws IOException {
    var saved = folder.resolve("saved");
    assertThat(Run.of("--save-exports", saved.toString()).status()).isZero();

    var run =
        Run.of(
            "--export",
            saved.resolve("mgmt.json").toString(),
            "--against",
            saved.toString(),
            "--event",
            "events/ec2-pending.json",
            "--expect",
            "filtered");

    assertThat(run.out()).contains("stack dev is gone").doesNotContain("deletes");
    assertThat(run.status()).isZero();
  }

  @Test
  void isInJsonWithEachChange() throws IOException {
    var run = compare(BOTH, BOTH + "archiveDays: 0\n", "--format", "json");

    var changes = new ObjectMapper().readTree(run.out()).at("/changes/resources");
    assertThat(StreamSupport.stream(changes.spliterator(), false))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.path("change").textValue()).isEqualTo("removed");
              assertThat(change.path("deletes").textValue())
                  .isEqualTo("the events that archive event-relay keeps");
              assertThat(change.path("protected").booleanValue()).isTrue();
            });
  }

  @Test
  void headsTheReportOfAPullRequest() throws IOException {
    var run = compare(BOTH, BOTH + "archiveDays: 0\n", "--format", "markdown");

    assertThat(run.out())
        .startsWith(
            "### ✘ 1 event: 1 delivered, 0 filtered — every event ended as expected; 1 resource"
                + " would be deleted with what it holds\n");
  }

  private static List<String> losses(Run run) {
    var lines = run.out().lines().toList();
    return Stream.iterate(1, i -> i < lines.size(), i -> i + 1)
        .filter(i -> lines.get(i).strip().startsWith("✘ deletes "))
        .map(i -> loss(lines.get(i - 1).strip(), lines.get(i)))
        .sorted()
        .toList();
  }

  private static String loss(String resource, String deletes) {
    var words = resource.split(" ");
    return (words[0].equals("-") ? "removed " : "replaced ")
        + words[2]
        + (deletes.contains("(protected") ? " protected" : "");
  }

  /** What a stack file was and what it is, in YAML without the namespace. */
  private Run compare(String before, String after, String... more) throws IOException {
    var args =
        Stream.concat(
            Stream.of(
                write("after", after),
                "--against",
                write("before", before),
                "--event",
                "events/ec2-stopped.json"),
            Stream.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private String write(String name, String yaml) throws IOException {
    var stack = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        stack.resolve("Pulumi.all.yaml"),
        "config:\n  pulumi:disable-default-providers: [\"aws\"]\n"
            + yaml.replaceAll("(?m)^(?=[a-z])", "  ").replaceAll("(?m)^  - ", "    - "));
    return stack.toString();
  }
}
