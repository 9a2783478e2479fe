package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RehearseEventsTest {
  private static final String EVENT =
      "{'source':'s','detail-type':'d','account':'222222222222','region':'eu-west-1'}";
  private static final String REMEDY = "; write 12 digits in quotes, such as \"222222222222\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense | event 1: it is not JSON at line 1, column 1: Unrecognized token 'nonsense'",
        EVENT + " x | event 2: it is not JSON at line 1, column 80: Unrecognized token 'x'",
        "{'a':1 | event 1: it is not JSON at line 1, column 7: Unexpected end-of-input",
        "{'a':1,'a':2} | event 1: it is not JSON at line 1, column 11: Duplicate field 'a'; write one JSON object per event",
        "`` | there is no event in it; put one in, as JSON",
        "7 | event 1 is 7; write a JSON object",
        "null | event 1 is null; write a JSON object",
        "[] | event 1 is []; write a JSON object",
        "[[" + EVENT + "]] | event 1 is [{",
        "[" + EVENT + ",7] | event 2 is 7; write a JSON object",
        "[" + EVENT + "| event 2: it is not JSON at line 1, column",
        EVENT + "[] | event 2 is []; write a JSON object",
        "'text' | event 1 is \"text\"; write a JSON object",
        "{'detail-type':'d'} | event 1 has no text in source; copy a whole event, with its envelope",
        "{'source':''} | event 1 has no text in source; copy a whole event, with its envelope",
        "{'source':'s'} | event 1 has no text in detail-type; copy a whole event, with its envelope",
        "{'source':'s','detail-type':1} | event 1 has no text in detail-type; copy a whole event",
        "{'source':'s','detail-type':'d'} | event 1 has account nothing" + REMEDY,
        "{'source':'s','detail-type':'d','account':222222222222}"
            + "| event 1 has account 222222222222"
            + REMEDY,
        "{'source':'s','detail-type':'d','account':'22222222222'}"
            + "| event 1 has account \"22222222222\""
            + REMEDY,
        "{'source':'s','detail-type':'d','account':'222222222222'}"
            + "| event 1 has region nothing; write a Region's name, such as \"ap-northeast-1\"",
        "{'source':'s','detail-type':'d','account':'222222222222','region':'tokyo'}"
            + "| event 1 has region \"tokyo\"; write a Region's name, such as \"ap-northeast-1\"",
        "{'source':'s','detail-type':'d','account':'222222222222','region':7}"
            + "| event 1 has region 7; write",
        EVENT + "{'source':7} | event 2 has no text in source; copy a whole event",
      })
  void aMistakeIsToldBeforeAnythingIsSent(String input, String words) {
    var run = Run.reading(input.replace('\'', '"'), "--event", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("standard input: " + words);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).doesNotContain("Source:", "fasterxml");
  }

  @Test
  void anEventThatIsDeeperThanAnyIsTold() {
    assertThat(Run.reading("{\"a\":" + "[".repeat(1001), "--event", "-").err())
        .startsWith("standard input: event 1: it is beyond what can be read: Document nesting");
  }

  @Test
  void whatAParserQuotesCannotDriveTheTerminal() {
    var run = Run.reading("{\"\u001b[31m\": \u001b}", "--event", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().strip()).doesNotContain("\u001b", "\n");
  }

  @Test
  void aLongValueIsCutShort() {
    var run = Run.reading("\"" + "x".repeat(100) + "\"", "--event", "-");

    assertThat(run.err())
        .isEqualTo("standard input: event 1 is \"" + "x".repeat(59) + "…; write a JSON object\n");
  }

  @Test
  void aValueThatIsJustShortEnoughIsShownWhole() {
    var value = "\"" + "x".repeat(58) + "\"";

    assertThat(Run.reading(value, "--event", "-").err())
        .isEqualTo("standard input: event 1 is " + value + "; write a JSON object\n");
  }

  @Test
  void aMistakeInTheLastFileIsToldBeforeTheFirstIsSent() {
    var run = Run.reading("{}", "--event", "events/ec2-stopped.json", "--event", "-");

    assertThat(run)
        .isEqualTo(
            new Run(
                2,
                "",
                "standard input: event 1 has no text in source; copy a whole event, with its"
                    + " envelope\n"));
  }

  @Test
  void aLineForEachStateGivesAReportOnEach() {
    var run =
        Run.reading(
            lines("pending", "running", "stopping", "stopped", "shutting-down", "terminated"),
            "--event",
            "-");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Rehearsal of mgmt, dev\n\n")
        .endsWith("\n6 events: 3 delivered, 3 filtered — every event ended as expected\n");
    assertThat(
            run.out()
                .lines()
                .filter(line -> line.startsWith("✔"))
                .map(line -> line.substring(2, 11)))
        .containsExactly(
            "filtered ", "delivered", "filtered ", "delivered", "filtered ", "delivered");
  }

  @Test
  void severalFilesAreSentInTheirOrder() throws IOException {
    var run =
        Run.reading(
            lines("pending"),
            "--format",
            "json",
            "--event",
            "events/s3-object-created.json",
            "--event",
            "-",
            "--event",
            "events/ec2-running.json");

    var events = new ObjectMapper().readTree(run.out()).path("events");
    assertThat(List.of(events.get(0), events.get(1), events.get(2)))
        .extracting(
            event -> event.path("detailType").textValue() + " " + event.path("outcome").textValue())
        .containsExactly(
            "Object Created filtered",
            "EC2 Instance State-change Notification filtered",
            "EC2 Instance State-change Notification delivered");
    assertThat(events).hasSize(3);
    assertThat(run.status()).isZero();
  }

  @Test
  void nothingOfStandardInputIsLeftBehind() throws IOException {
    var mark = UUID.randomUUID().toString();

    Run.reading("{\"" + mark + "\": 1}", "--event", "-");
    Run.reading(lines("stopped").replace("\"version\"", "\"" + mark + "\""), "--event", "-");

    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.filter(file -> holds(file, mark))).isEmpty();
    }
  }

  private static boolean holds(Path file, String mark) {
    try {
      return file.getFileName().toString().startsWith("rehearse-events")
          && Files.readString(file).contains(mark);
    } catch (IOException e) {
      return false; // Another process's, and gone by now.
    }
  }

  private static String lines(String... states) {
    return Stream.of(states)
        .map(state -> sample().replace("\"stopped\"", '"' + state + '"'))
        .collect(Collectors.joining("\n"));
  }

  private static String sample() {
    try {
      return Files.readString(Path.of("events", "ec2-stopped.json")).replaceAll("\\s*\n\\s*", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
