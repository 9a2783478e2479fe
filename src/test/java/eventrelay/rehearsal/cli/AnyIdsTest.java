package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rehearsal says the same of the same stacks, whichever accounts they are for. */
@Timeout(300)
class AnyIdsTest {
  private static final String MANAGEMENT = "123456789012";
  private static final String DEVELOPMENT = "210987654321";

  /** What is written instead of what, each at once. */
  private static final List<Map<String, String>> IDS =
      List.of(
          Map.of("111111111111", MANAGEMENT, "222222222222", DEVELOPMENT),
          Map.of("111111111111", "222222222222", "222222222222", "111111111111"),
          Map.of(
              "111111111111",
              MANAGEMENT,
              "222222222222",
              "999999999999",
              "333333333333",
              "888888888888",
              "444444444444",
              DEVELOPMENT));

  /** By arguments, what the command says of the stack files as they are, run once. */
  private static final Map<List<String>, CommandLineRun> UNCHANGED = new HashMap<>();

  @TempDir private Path folder;

  static Stream<Arguments> shapes() {
    return Stream.concat(Stream.of(Path.of("")), Examples.all())
        .flatMap(shape -> IDS.stream().map(ids -> Arguments.of(shape, ids)));
  }

  static Stream<Path> folders() {
    return Stream.concat(Stream.of(Path.of("")), Examples.all());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theCountsAreTheSame(Path shape, Map<String, String> ids) throws IOException {
    assertThat(summary(copy(shape, ids, Map.of())))
        .isEqualTo(unchanged(shape).json().path("summary"));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theCountsAreTheSameWithTheIdsInTheEventsToo(Path shape) throws IOException {
    assertThat(summary(copy(shape, IDS.get(0), IDS.get(0))))
        .isEqualTo(unchanged(shape).json().path("summary"));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyFaultAndEveryAttackFindsTheSame(Path shape) throws IOException {
    var copy = copy(shape, IDS.get(0), Map.of());

    var faults = run(copy, "--break", "all").json().path("faults");
    assertThat(counts(faults))
        .isEqualTo(counts(unchanged(shape, "--break", "all").json().path("faults")));
    assertThat(faults)
        .anySatisfy(fault -> assertThat(fault.path("deadLettered").asInt()).isPositive());
    var attacks = run(copy, "--attacks").json().path("summary");
    assertThat(attacks).isEqualTo(unchanged(shape, "--attacks").json().path("summary"));
    assertThat(attacks.path("refused").asInt()).isPositive();
  }

  @Test
  void theRegionsMayBeOthersToo() throws IOException {
    for (var shape : List.of(Path.of(""), Examples.ROOT.resolve("single-account"))) {
      var others = Map.of("ap-northeast-1", "eu-west-1", "111111111111", MANAGEMENT);

      assertThat(summary(copy(shape, others, Map.of())))
          .as(shape.toString())
          .isEqualTo(unchanged(shape).json().path("summary"));
    }
  }

  @Test
  void theReportSaysWhereTheSamplesAreSentFrom() throws IOException {
    var shipped = copy(Path.of(""), IDS.get(0), Map.of());
    assertThat(CommandLineRun.of(shipped.toString()).out())
        .startsWith(
            "Rehearsal of mgmt, dev\nnote: the sample events are sent from 210987654321"
                + " ap-northeast-1, where these stacks listen\n\n")
        .endsWith("\n10 events: 3 delivered, 7 filtered — every event ended as expected\n");

    var single = copy(Examples.ROOT.resolve("single-account"), IDS.get(0), Map.of());
    assertThat(CommandLineRun.of(single.toString()).out())
        .contains(
            "note: the sample events are sent from where these stacks listen: 123456789012"
                + " ap-northeast-1 for 111111111111 ap-northeast-1, 123456789012 us-west-2 for"
                + " 111111111111 us-west-2\n");

    assertThat(CommandLineRun.of("examples/organization").out())
        .contains(
            "note: the sample events are sent from 222222222222 ap-northeast-1 (of the same shape:"
                + " 333333333333 ap-northeast-1), where these stacks listen\n");
  }

  @Test
  void anEventThatIsChosenComesFromWhereItSays() throws IOException {
    var shipped = copy(Path.of(""), IDS.get(0), Map.of());

    var run = CommandLineRun.of(shipped.toString(), "--event", "events/ec2-stopped.json");

    assertThat(run.out())
        .contains("filtered ", "(222222222222 ap-northeast-1)")
        .doesNotContain("note: ");
  }

  private static JsonNode summary(Path folder) {
    var run = run(folder);
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    return run.json().path("summary");
  }

  private static CommandLineRun unchanged(Path shape, String... more) {
    return UNCHANGED.computeIfAbsent(
        Stream.concat(Stream.of(shape.toString()), Stream.of(more)).toList(),
        any -> run(shape, more));
  }

  private static CommandLineRun run(Path folder, String... more) {
    var arguments =
        Stream.concat(
            folder.toString().isEmpty() ? Stream.empty() : Stream.of(folder.toString()),
            Stream.concat(Stream.of(more), Stream.of("--format", "json")));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static Map<String, List<Integer>> counts(JsonNode faults) {
    var counts = new TreeMap<String, List<Integer>>();
    for (var fault : faults) {
      counts.put(
          fault.path("fault").asText(),
          Stream.of("delivered", "filtered", "deadLettered", "lost")
              .map(end -> fault.path(end).asInt())
              .toList());
    }
    return counts;
  }

  /** A folder with the shape's stack files, and its events if it has its own. */
  private Path copy(Path shape, Map<String, String> inStacks, Map<String, String> inEvents)
      throws IOException {
    var copy = Files.createTempDirectory(folder, "stacks");
    for (var file : Examples.stackFiles(shape)) {
      var text = replaced(Files.readString(file.path()), inStacks);
      Files.writeString(copy.resolve(file.path().getFileName()), text);
    }
    var events = shape.resolve("events");
    if (!shape.toString().isEmpty() && Files.isDirectory(events)) {
      var own = Files.createDirectories(copy.resolve("events"));
      try (var files = Files.list(events)) {
        for (var file : files.toList()) {
          var text = replaced(Files.readString(file), inEvents);
          Files.writeString(own.resolve(file.getFileName()), text);
        }
      }
    }
    return copy;
  }

  private static String replaced(String text, Map<String, String> words) {
    var replaced = text;
    for (var word : words.keySet()) {
      replaced = replaced.replace(word, "<" + word + ">");
    }
    for (var word : words.entrySet()) {
      replaced = replaced.replace("<" + word.getKey() + ">", word.getValue());
    }
    return replaced;
  }
}
