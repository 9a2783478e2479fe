package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.fault.Faults;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.rehearsal.report.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --format html}: the page says what the other reports say. */
@Timeout(180)
class HtmlCommandTest {
  @TempDir private Path folder;

  @Test
  void thePageHasWhatTheOtherReportsHave() {
    var run = on(ShippedStacks.ALL);
    var data = new HtmlPage(run.out()).data();

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(data.path("stacks")).extracting(JsonNode::textValue).containsExactly("mgmt", "dev");
    assertThat(data.path("scenarios"))
        .extracting(scenario -> scenario.path("word").textValue())
        .containsExactlyElementsOf(Stream.concat(Stream.of(""), Faults.words().stream()).toList());
    for (var scenario : data.path("scenarios")) {
      var word = scenario.path("word").textValue();
      var arguments = new ArrayList<>(List.of("--format", "json"));
      if (!word.isEmpty()) {
        arguments.addAll(List.of("--break", word));
      }
      var json = CommandLineRun.on(ShippedStacks.ALL, folder, arguments.toArray(String[]::new));
      assertThat(journeys(data, scenario)).as(word).isEqualTo(journeys(json.json()));
      assertThat(scenario.path("summary")).as(word).isEqualTo(json.json().path("summary"));
    }
    var attacks =
        CommandLineRun.on(ShippedStacks.ALL, folder, "--attacks", "all", "--format", "json");
    assertThat(data.path("attacks"))
        .extracting(attack -> attack.path("attempt").textValue() + attack.path("because"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("attacks", "byDesign")
                .flatMap(key -> stream(attacks.json().path(key)))
                .map(attack -> attack.path("attempt").textValue() + attack.path("because"))
                .toList());
  }

  @Test
  void everyStatementThatASentenceNamesIsThereWhole() {
    var data = new HtmlPage(on(ShippedStacks.ALL).out()).data();
    var explained = Stream.concat(stream(data.path("hops")), stream(data.path("attacks"))).toList();

    assertThat(explained)
        .filteredOn(each -> each.path("because").textValue().contains("statement "))
        .hasSizeGreaterThan(25)
        .allSatisfy(
            each -> {
              assertThat(each.path("statements")).isNotEmpty();
              for (var number : each.path("statements")) {
                var statement = data.path("statements").get(number.intValue());
                var label = statement.path("label").textValue();
                assertThat(each.path("because").textValue()).contains(label);
                assertThat(statement.path("json").textValue()).contains("\"Effect\": ");
              }
            });
    assertThat(stream(data.path("hops")).filter(hop -> hop.path("name").asText().startsWith("log")))
        .allSatisfy(hop -> assertThat(hop.path("statements")).hasSize(1));
  }

  @Test
  void whatStopsAnEventIsThereWithTheWholeStatement() throws IOException {
    var management = folder.resolve("mgmt.json");
    CommandLineRun.on(ShippedStacks.ALL, folder);
    Files.writeString(
        management,
        Files.readString(management)
            .replace("arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"));

    var run =
        CommandLineRun.of(
            "--format",
            "html",
            "--event",
            "events/ec2-stopped.json",
            "--export",
            management.toString(),
            "--export",
            folder.resolve("dev.json").toString());

    assertThat(run.status()).isEqualTo(1);
    var data = new HtmlPage(run.out()).data();
    var stopped =
        stream(data.at("/scenarios/0/journeys/0/hops"))
            .filter(hop -> hop.get(1).textValue().equals("stopped"))
            .map(hop -> data.path("hops").get(hop.get(0).intValue()))
            .toList();
    assertThat(stopped).hasSize(1);
    var statement = data.path("statements").get(stopped.get(0).at("/statements/0").intValue());
    assertThat(statement.path("label").textValue())
        .isEqualTo("statement AllowDevelopmentAccount of bus policy of development-events");
    assertThat(statement.path("json").textValue())
        .contains("\n  \"Principal\": {\n    \"AWS\": ", "arn:aws:iam::333333333333:root");
  }

  @Test
  void whatCannotBreakIsThereAndDoesNotApply() {
    var without = ShippedStacks.without(resource -> resource.type().startsWith("aws:sqs/"));

    var scenario =
        stream(new HtmlPage(on(without).out()).data().path("scenarios"))
            .filter(each -> each.path("word").textValue().equals("dead-letter-queue"))
            .findFirst()
            .orElseThrow();

    assertThat(scenario.path("applies").booleanValue()).isFalse();
    assertThat(scenario.path("journeys")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--attacks, , leave out --attacks",
    "--break, bus, leave out --break",
    "--break, all, leave out --break",
  })
  void faultsAndAttacksAreInEveryPage(String option, String value, String remedy) {
    var arguments = new ArrayList<>(List.of("--format", "html", option));
    if (value != null) {
      arguments.add(value);
    }

    var run = CommandLineRun.of(arguments.toArray(String[]::new));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("--format html shows every fault and every attack: " + remedy + "\n");
  }

  @Test
  void moreEventsThanAPageHoldsAreRefused() throws IOException {
    // Filtered, so that the function is not run so often.
    var event = Files.readString(Path.of("events/s3-object-created.json")).replace("\n", " ");
    var events = folder.resolve("events.jsonl");

    Files.writeString(events, (event + "\n").repeat(1000));
    var filtered = new String[] {"--event", events.toString(), "--expect", "filtered"};
    assertThat(on(ShippedStacks.ALL, filtered).status()).isZero();

    Files.writeString(events, (event + "\n").repeat(1001));
    var run = on(ShippedStacks.ALL, "--event", events.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "--format html: there are more events than the 1000 that a page holds; name fewer with"
                + " --event, or write --format json\n");
  }

  private CommandLineRun on(List<Deployment> stacks, String... more) {
    var arguments = new ArrayList<>(List.of("--format", "html"));
    arguments.addAll(List.of(more));
    return CommandLineRun.on(stacks, folder, arguments.toArray(String[]::new));
  }

  private static List<String> journeys(JsonNode data, JsonNode scenario) {
    return stream(scenario.path("journeys"))
        .map(
            journey ->
                journey.path("outcome").textValue()
                    + stream(journey.path("hops"))
                        .map(hop -> told(data.path("hops").get(hop.get(0).intValue())))
                        .toList()
                    + stream(journey.at("/function/log"))
                        .map(line -> data.path("lines").get(line.intValue()).textValue())
                        .toList())
        .toList();
  }

  private static List<String> journeys(JsonNode report) {
    return stream(report.path("events"))
        .map(
            event ->
                event.path("outcome").textValue()
                    + stream(event.path("hops")).map(HtmlCommandTest::told).toList()
                    + stream(event.at("/function/log")).map(JsonNode::textValue).toList())
        .toList();
  }

  private static String told(JsonNode hop) {
    return Stream.of("account", "region", "at", "verdict", "because")
        .map(field -> hop.path(field).textValue())
        .toList()
        .toString();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
