package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.Examples;
import eventrelay.rehearsal.fault.Faults;
import eventrelay.rehearsal.stackfile.YamlText;
import eventrelay.settings.NestedKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows is what happens. */
@Timeout(60)
class ReadmeTest {
  private static final Path PROJECT = Path.of("");
  private static final Pattern TEXT_BLOCK = Pattern.compile("(?s)```text\n(.*?)```");

  @Test
  void configurationTableSaysWhatPulumiYamlSays() throws IOException {
    var rows = new ArrayList<String>();
    for (var entry : config().properties()) {
      var key = entry.getValue();
      var items = key.at("/items/type").asText();
      rows.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  entry.getKey(),
                  key.path("type").asText() + (items.isEmpty() ? "" : " of " + items + "s"),
                  key.has("default") ? "`" + key.get("default") + "`" : "required",
                  key.path("description").asText()));
    }

    assertThat(between("<!-- generated from Pulumi.yaml", "<!-- end -->"))
        .filteredOn(line -> line.startsWith("| `"))
        .containsExactlyElementsOf(rows);
  }

  @Test
  void nestedKeysAreThoseThatTheirReadersTake() throws IOException {
    assertThat(between("<!-- generated from NestedKey", "<!-- end -->"))
        .filteredOn(line -> line.startsWith("| `"))
        .containsExactlyElementsOf(Arrays.stream(NestedKey.values()).map(NestedKey::row).toList());
  }

  @Test
  void everyExampleIsNamed() throws IOException {
    var links =
        Examples.all()
            .map(folder -> "[%1$s](examples/%1$s/README.md)".formatted(folder.getFileName()));

    assertThat(Files.readString(PROJECT.resolve("README.md"))).contains(links.toList());
  }

  @Test
  void firstReportIsTheReport() throws IOException {
    assertThat(rehearse(0)).containsSubsequence(block("✔ delivered"));
  }

  @Test
  void secondReportIsThatOfABrokenPrincipal(@TempDir Path exports) throws IOException {
    rehearse(0, "--save-exports", exports.toString());
    var management = exports.resolve("mgmt.json");
    Files.writeString(
        management,
        Files.readString(management)
            .replace("arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"));

    var report =
        rehearse(
            1,
            "--export",
            management.toString(),
            "--export",
            exports.resolve("dev.json").toString());

    assertThat(report).containsSubsequence(block("✘ dead-lettered"));
  }

  @Test
  void optionsAreThoseOfTheCommand() throws IOException {
    var shown = String.join("\n", block("./rehearse [FOLDER]"));
    var help = String.join("\n", rehearse(0, "--help"));

    assertThat(Pattern.compile("--[a-z-]+").matcher(help).results().map(r -> r.group()).toList())
        .filteredOn(option -> !List.of("--help", "--version").contains(option))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(shown).contains(option));
  }

  @Test
  void faultsAreThoseOfTheList() throws IOException {
    assertThat(option("--break WHAT"))
        .startsWith("a fault: " + String.join(", ", Faults.words()) + "; repeatable; all: ");
  }

  @Test
  void formatsAreThoseOfTheList() throws IOException {
    var words = Formats.ALL.stream().map(Format::word).toList();

    assertThat(option("--format " + String.join("|", words)))
        .startsWith("default: " + words.get(0) + "; ");
  }

  @Test
  void faultTableIsTheTable() throws IOException {
    assertThat(rehearse(0, "--break", "all")).isEqualTo(block("Faults of"));
  }

  @Test
  void attacksAreTheAttacks() throws IOException {
    assertThat(rehearse(0, "--attacks", "all")).containsSubsequence(block("Attacks on"));
  }

  /** What the list of options says of one, on one line. */
  private static String option(String option) throws IOException {
    var text = String.join("\n", block("./rehearse [FOLDER]"));
    var from = text.indexOf("\n  " + option) + option.length() + 3;
    var next = Pattern.compile("\n(?:  --|exit)").matcher(text);
    assertThat(next.find(from)).isTrue();
    return text.substring(from, next.start()).strip().replaceAll("\\s+", " ");
  }

  /** The lines of the block of printed text that has this; a line with … stands for any others. */
  private static List<String> block(String text) throws IOException {
    return TEXT_BLOCK
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(result -> result.group(1))
        .filter(block -> block.contains(text))
        .findFirst()
        .orElseThrow()
        .lines()
        .filter(line -> !line.equals("…"))
        .toList();
  }

  private static List<String> between(String start, String end) throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var from = readme.indexOf(start);
    return readme.substring(from, readme.indexOf(end, from)).lines().toList();
  }

  private static JsonNode config() {
    return YamlText.read(Path.of("Pulumi.yaml")).path("config");
  }

  private static List<String> rehearse(int status, String... args) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var in = new ByteArrayInputStream(new byte[0]);
    assertThat(Rehearse.run(args, PROJECT, in, print, print, false)).isEqualTo(status);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
