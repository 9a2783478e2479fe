package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.Mutations;
import eventrelay.rehearsal.adoption.Seed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A broken or hostile state ends in one sentence, or in a report. */
@Timeout(300)
class HostileTerraformStateTest {
  private static final int LINES_OF_50_MB = 70_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | it is empty",
        "{\"secret\": hunter2} | it is not JSON at line 1, column ",
        "[] | it is not a JSON object",
        "{}{} | it goes on after the end of the JSON object",
        "{} | its version is missing, not 4",
        "{\"version\":4} | it has no list resources",
        "{\"version\":4,\"resources\":{}} | it has no list resources",
        "{\"version\":4,\"resources\":[7]} | an element of the list resources is not an object",
        "{\"version\":4,\"resources\":[]} | there is nothing here that carries events",
        "{\"version\":4,\"version\":4} | it is not JSON at line 1",
        "{\"format_version\":\"1.0\"} | there is nothing here that carries events",
        "{\"format_version\":\"1.0\",\"values\":{\"root_module\":{\"resources\":1}}} | it has no list root_module.resources",
        "{\"format_version\":\"1.2\",\"planned_values\":{\"root_module\":{\"child_modules\":[1]}}} | an element of the list root_module.child_modules",
        "{\"serial\":1,\"lineage\":\"l\",\"meta\":{},\"encrypted_data\":\"aGk=\"} | it is encrypted; hand over what `tofu state pull` writes",
        "{\"version\":3,\"deployment\":{}} | it is an export of a Pulumi stack; rehearse it with --export",
        "PKabc | it is a saved plan or another archive, not JSON; write a plan as JSON with `terraform show -json FILE`",
      })
  void aBrokenStateGetsOneSentence(String text, String words) throws IOException {
    var run = rehearse(Files.writeString(folder.resolve("x.tfstate"), text));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("x.tfstate: " + words).hasLineCount(1);
    assertThat(run.err() + run.out()).doesNotContain("hunter2");
  }

  @Test
  void bytesThatAreNoTextGetOneSentence() throws IOException {
    var run = rehearse(Files.write(folder.resolve("x.tfstate"), new byte[] {'{', '"', -1, -2}));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("x.tfstate: it is not ").hasLineCount(1);
  }

  @Test
  void aStateThatIsCutOffGetsOneSentence() throws IOException {
    var whole = Files.readAllBytes(Seed.FILE);
    for (var length : IntStream.iterate(1, i -> i < whole.length - 2, i -> i + 997).toArray()) {
      var file = Files.write(folder.resolve("cut.tfstate"), java.util.Arrays.copyOf(whole, length));

      var run = rehearse(file);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains("cut.tfstate: it is not JSON").hasLineCount(1);
    }
  }

  @Test
  void nestingWithoutEndGetsOneSentence() throws IOException {
    var file = folder.resolve("deep.tfstate");
    Files.writeString(file, "{\"version\":4,\"resources\":" + "[".repeat(100_000));

    var run = rehearse(file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("deep.tfstate: it is beyond what can be read; ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../seed.tfstate",
        "modules.tfstate",
        "modules-shown.json",
        "plan.json",
        "modules-plan.json"
      })
  void aSpoiltStateEndsInWordsOrInAReport(String name) throws IOException {
    var original = Files.readAllBytes(Path.of("src/test/resources/terraform", name));
    var file = folder.resolve("spoilt.json");
    for (var bytes : Mutations.of(original, 60).toList()) {
      Files.write(file, bytes);

      var run = rehearse(file);

      assertThat(run.status()).as(run.err()).isBetween(0, 2);
      assertThat(run.showsTrace()).as(run.err()).isFalse();
      if (run.status() == 2) {
        assertThat(run.err()).isNotBlank();
      }
    }
  }

  @Test
  void fiftyMegabytesOfOtherTypesAreReadAndNamed() throws IOException {
    var seed = Files.readString(Seed.FILE);
    var file = folder.resolve("big.tfstate");
    var filler = "x".repeat(700);
    var start = seed.indexOf("\"resources\": [") + "\"resources\": [".length();
    try (var out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      out.print(seed.substring(0, start));
      for (var i = 0; i < LINES_OF_50_MB; i++) {
        out.printf(
            "{\"mode\":\"managed\",\"type\":\"aws_s3_object\",\"name\":\"o%d\",\"provider\":\"p\","
                + "\"instances\":[{\"attributes\":{\"content\":\"%s\"}}]},",
            i, filler);
      }
      out.print(seed.substring(start));
    }
    assertThat(Files.size(file)).isGreaterThan(50L << 20);

    var run = rehearse(file);

    assertThat(run.out())
        .contains("note: not examined, because no check of the rehearsal needs it: aws_s3_object\n")
        .endsWith("10 events: 3 delivered, 7 filtered — every event ended as expected\n");
  }

  @Test
  void whatIsOfTheWrongKindWithinAResourceGetsOneSentence() throws IOException {
    var seed = Files.readString(Seed.FILE);
    for (var edit :
        List.of(
            List.of("\"role\": \"eventbridge-to-management-role\"", "\"role\": {\"a\": 1}"),
            List.of("\"event_pattern\": \"{", "\"event_pattern\": \"{{"),
            List.of("\"rule\": \"ForwardEC2LaunchToManagement\"", "\"rule\": null"),
            List.of("\"timeout\": 5", "\"timeout\": 5000"))) {
      assertThat(seed).contains(edit.get(0));
      var file = folder.resolve("wrong.tfstate");
      Files.writeString(file, seed.replace(edit.get(0), edit.get(1)));

      var run = rehearse(file);

      assertThat(run.status()).as(edit.toString()).isEqualTo(2);
      assertThat(run.err()).hasLineCount(1).doesNotContain("urn:pulumi:");
    }
  }

  private static Run rehearse(Path file) {
    return Run.of("--terraform-state", file.toString());
  }
}
