package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each format writes, and what is said of what it does not. */
@Timeout(60)
class FormatsTest {
  @Test
  void helpNamesEach() {
    assertThat(CommandLineRun.of("--help").out().replaceAll("\\s+", " "))
        .contains(
            " text (default), json, markdown, for a pull request, or html: one page with the map,"
                + " each event's path, every fault and every attack. ");
  }

  /** A format is one file and one line in the list. */
  @Test
  void everyFileOfAFormatIsInTheList() throws IOException {
    try (var files = Files.list(Path.of("src/main/java/eventrelay/rehearsal/cli"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith("Format.java") && !name.equals("Format.java"))
          .containsExactlyInAnyOrderElementsOf(
              Formats.ALL.stream()
                  .map(format -> format.getClass().getSimpleName() + ".java")
                  .toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "markdown | --dead-letter x | is for reports of events: write text or json with --dead-letter",
        "markdown | --import-file nowhere/x | is for reports of events: write text or json with --import-file",
        "html | --dead-letter x | is for reports of events: write text or json with --dead-letter",
        "html | --import-file nowhere/x | is for reports of events: write text or json with --import-file",
        "html | --attacks | shows every fault and every attack: leave out --attacks",
        "html | --break bus | shows every fault and every attack: leave out --break",
        "html | --break all | shows every fault and every attack: leave out --break",
        "html | --attacks --break bus | shows every fault and every attack: leave out --attacks",
      })
  void whatAFormatDoesNotWriteIsRefused(String format, String options, String message) {
    var run = CommandLineRun.of(("--format " + format + " " + options).split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("--format %s %s%n".formatted(format, message));
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DEAD_LETTERS | text json",
        "ADOPTION | text json",
        "CHANGES | text json markdown html",
        "ATTACKS | text json markdown",
        "FAULTS | text json markdown",
        "EVENTS | text json markdown html",
      })
  void aReportIsWrittenByThese(Report report, String formats) {
    assertThat(Formats.writing(report)).containsExactly(formats.split(" "));
  }
}
