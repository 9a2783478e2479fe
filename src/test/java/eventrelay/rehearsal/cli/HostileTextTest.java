package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.ThisProject;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.ShippedStacks;
import eventrelay.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words, names and values from outside that would drive a terminal or forge a line of a log. */
@Timeout(120)
class HostileTextTest {
  private static final String HOSTILE =
      "x\u001b[2J\u001b]0;owned\u0007\n::error::forged\r\u009b31m\u202egnp\u2066\u061c\u0085\u2028";
  private static final String SHOWN = "x[2J]0;owned ::error::forged 31mgnp";

  /** Nothing of Python's is looked for here. */
  private static final List<Deployment> STACKS =
      new Edit("management-function", "code", "{path: 'nowhere'}")
          .in(ShippedStacks.ALL, Edit.Side.BOTH);

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    STACKS.forEach(stack -> ExportFile.write(stack, folder.resolve(stack.stack() + ".json")));
  }

  static Stream<List<String>> words() {
    return Stream.of(
        List.of("--break", HOSTILE),
        List.of("--break", HOSTILE, "--break", "bus"),
        List.of("--format", HOSTILE),
        List.of("--" + HOSTILE),
        List.of("--attacks=" + HOSTILE),
        List.of("-" + HOSTILE),
        List.of("a", HOSTILE),
        List.of(HOSTILE),
        List.of(HOSTILE, "--attacks"),
        List.of("--event", HOSTILE),
        List.of("--export", HOSTILE),
        List.of("--against", HOSTILE),
        List.of("--dead-letter", HOSTILE),
        List.of("--import-file", "f", "--terraform-state", HOSTILE),
        List.of("--export", "f", HOSTILE),
        List.of("--save-exports", "pom.xml/" + HOSTILE, "--attacks"),
        List.of("@" + HOSTILE));
  }

  @ParameterizedTest
  @MethodSource("words")
  void ofTheCommandLineAreShownOnOneLine(List<String> words) {
    var run = Run.of(words.toArray(String[]::new));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertClean(run.err());
    assertThat(run.err().lines().findFirst().orElseThrow()).contains(SHOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::error file=a,line=1::forged", "##[error]forged", "::stop-commands::x"})
  void thatACiServerWouldTakeForACommandDoNotBeginALine(String name) {
    for (var option : List.of("--event", "--export", "--dead-letter")) {
      assertThat(Run.of(option, name).err()).startsWith(" " + name + ": there is no such file; ");
    }
  }

  @Test
  void ofAFileOfOptionsAreShownOnOneLine() throws IOException {
    var file = Files.writeString(folder.resolve("options"), "'--" + HOSTILE + "'");

    var run = Run.of("@" + file);

    assertThat(run.status()).isEqualTo(2);
    assertClean(run.err());
  }

  static Stream<String> stackFiles() {
    return Stream.of(
        "config: {\"PROJECT:KEY\": 1}",
        "config: {\"PROJECT:bus\": \"KEY\", \"PROJECT:deploy\": \"KEY\"}",
        "config: {\"PROJECT:management\": {\"KEY\": \"KEY\"}}",
        "config: {\"KEY\": 1}",
        "\"KEY\": 1",
        "config: {\"PROJECT:events\": {\"pattern\": {\"a\": [{\"KEY\": 1}]}}}",
        "config: {\"PROJECT:hubStack\": \"a/b/KEY\"}",
        "config: {\"PROJECT:x\": *KEY}",
        "config: KEY: KEY: KEY");
  }

  @ParameterizedTest
  @MethodSource("stackFiles")
  void ofAStackFileAreShownOnOneLine(String content) throws IOException {
    var escaped = HOSTILE.replace("\u001b", "\\e").replace("\n", "\\n").replace("\r", "\\r");
    var stacks = Files.createDirectory(folder.resolve("stacks"));
    for (var key : List.of(escaped, HOSTILE)) {
      Files.writeString(
          stacks.resolve("Pulumi.s.yaml"),
          content.replace("PROJECT", ThisProject.NAME).replace("KEY", key));

      var run = Run.of(stacks.toString(), "--attacks");

      assertThat(run.status()).as(run.out()).isEqualTo(2);
      assertClean(run.err());
      assertThat(run.err().lines())
          .allMatch(
              line ->
                  line.contains("Pulumi.s.yaml") || line.startsWith("  " + ThisProject.NAME + ":"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown", "html"})
  void ofAnExportAndAnEventAreShownInNoFormat(String format) throws IOException {
    var name = HOSTILE.replace("/", "");
    var stacks =
        new Edit("development-ap-northeast-1-rule", "name", "'" + escaped(name) + "'")
            .in(STACKS, Edit.Side.BOTH);
    var event = ShippedStacks.event("ec2-stopped").put("id", HOSTILE).put("source", HOSTILE);
    event.put("detail-type", HOSTILE).withObject("/detail").put("state", HOSTILE);
    var file = Files.writeString(folder.resolve("event.txt"), event.toString());

    var run = CommandLineRun.on(stacks, folder, "--event", file.toString(), "--format", format);

    assertThat(run.status()).as(run.err()).isBetween(0, 1);
    assertThat(run.err()).isEmpty();
    assertClean(run.out());
    if (format.equals("json")) {
      assertThat(run.json().at("/events/0/id").textValue()).isEqualTo(HOSTILE);
      assertThat(run.out()).contains("\\u009B31m\\u202Egnp\\u2066\\u061C\\u0085\\u2028");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "urn", "id"})
  void ofAnExportThatIsRefusedAreShownOnOneLine(String field) throws IOException {
    var file = folder.resolve("mgmt.json");
    var json = Files.readString(file);
    for (var wrong : List.of("\"" + escaped(HOSTILE) + "\"", "[\"" + escaped(HOSTILE) + "\"]")) {
      Files.writeString(
          file, json.replaceAll("\"" + field + "\": \"[^\"]*\"", quoted(field, wrong)));

      var run = Run.of("--export", file.toString(), "--attacks");

      assertClean(run.out() + run.err());
      assertThat(run.status()).isBetween(0, 2);
      if (run.status() == 2) {
        assertThat(run.err().lines()).allMatch(line -> !line.startsWith("::"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"Version\":\"2012-10-17\",\"Statement\":[{\"KEY\":\"Allow\"}]}", "KEY"})
  void ofAPolicyAreShownOnOneLine(String policy) {
    var text = policy.replace("KEY", escaped(escaped(HOSTILE))).replace("\"", "\\\"");
    var stacks =
        new Edit("management-bus-policy", "policy", "\"" + text + "\"").in(STACKS, Edit.Side.BOTH);

    var run = CommandLineRun.on(stacks, folder, "--event", "events/ec2-stopped.json");

    assertThat(run.status()).isEqualTo(2);
    assertClean(run.err());
    assertThat(run.err().lines()).hasSize(1);
  }

  private static String quoted(String field, String value) {
    return ("\"" + field + "\": " + value).replace("\\", "\\\\").replace("$", "\\$");
  }

  /** As JSON writes it. */
  private static String escaped(String text) {
    var escaped = new ArrayList<String>();
    text.chars()
        .forEach(
            c ->
                escaped.add(
                    c == '\\' ? "\\\\" : c < ' ' ? "\\u%04x".formatted(c) : Character.toString(c)));
    return String.join("", escaped);
  }

  private static void assertClean(String text) {
    assertThat(text.codePoints().filter(c -> c != '\n' && PlainText.isUnsafe(c))).isEmpty();
    assertThat(text.lines()).noneMatch(line -> line.startsWith("::"));
    assertThat(text).doesNotContain("\n\tat ", "Exception");
  }
}
