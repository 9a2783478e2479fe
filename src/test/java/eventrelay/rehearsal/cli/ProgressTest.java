package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.print.WrappedLines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line that says how far long work has come. */
@Timeout(60)
class ProgressTest {
  private final AtomicLong millis = new AtomicLong();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

  private Progress progress(String property) {
    return new Progress(
        property,
        new PrintStream(terminal, true, StandardCharsets.UTF_8),
        () -> TimeUnit.MILLISECONDS.toNanos(millis.get()));
  }

  /** Between any two things, time enough for a line passes. */
  private Progress atEachStep() {
    return new Progress(
        "true",
        new PrintStream(terminal, true, StandardCharsets.UTF_8),
        () -> TimeUnit.SECONDS.toNanos(millis.addAndGet(3)));
  }

  private String shown() {
    return terminal.toString(StandardCharsets.UTF_8);
  }

  @Test
  void isNotShownInTheFirstTwoSeconds() {
    try (var progress = progress("true")) {
      millis.set(1999);
      progress.resourceDeclared();
    }

    assertThat(shown()).isEmpty();
  }

  @Test
  void countsFromTheStartAndIsWrittenFiveTimesASecondOverItselfUntilItIsClearedAtTheEnd() {
    try (var progress = progress("true")) {
      for (var i = 0; i < 1233; i++) {
        progress.resourceDeclared();
      }
      millis.set(2000);
      progress.resourceDeclared();
      millis.set(2199);
      progress.resourceDeclared();
      millis.set(2200);
      progress.resourceDeclared();
      millis.set(3000);
      progress.eventSent();
    }

    assertThat(shown())
        .isEqualTo(
            "\rrehearse: resources declared: 1,234"
                + "\rrehearse: resources declared: 1,236"
                + "\rrehearse: events sent: 1           "
                + "\r                        \r");
  }

  @Test
  void isNotShownAgainAfterTheEnd() {
    var progress = progress("true");
    progress.close();
    millis.set(5000);
    progress.eventSent();

    assertThat(shown()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "false"})
  void isNotShownUnlessStandardErrorIsATerminal(String property) {
    try (var progress = progress(property)) {
      millis.set(5000);
      progress.eventSent();
    }

    assertThat(shown()).isEmpty();
  }

  @Test
  void endsBeforeTheFirstByteOfOutputThatGoesToTheSameTerminal() {
    var progress = progress("until-output");
    var output = new PrintStream(progress.before(terminal), true, StandardCharsets.UTF_8);
    millis.set(2000);
    progress.eventSent();
    output.print("delivered\n");
    output.write('!');
    millis.set(3000);
    progress.eventSent();

    assertThat(shown())
        .isEqualTo("\rrehearse: events sent: 1\r" + " ".repeat(24) + "\rdelivered\n!");
  }

  @Test
  void goesOnDuringOutputThatGoesElsewhere() {
    var elsewhere = new ByteArrayOutputStream();
    var progress = progress("true");
    var output = new PrintStream(progress.before(elsewhere), true, StandardCharsets.UTF_8);
    output.print("delivered\n");
    output.write('!');
    millis.set(2000);
    progress.eventSent();

    assertThat(elsewhere).hasToString("delivered\n!");
    assertThat(shown()).isEqualTo("\rrehearse: events sent: 1");
  }

  @Test
  void aRehearsalCountsItsResourcesAndThenItsEventsAndAddsNothingToItsOutput() {
    var quiet = CommandLineRun.of("--format", "json");

    var progress = atEachStep();
    var out = new ByteArrayOutputStream();
    var status = rehearse(out, progress, "--format", "json");

    assertThat(status).isEqualTo(quiet.status());
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(quiet.out());
    var lines = lines();
    assertThat(lines)
        .startsWith("rehearse: resources declared: 1", "rehearse: resources declared: 2");
    assertThat(lines)
        .contains("rehearse: events sent: 10")
        .doesNotContain("rehearse: events sent: 11");
    assertThat(lines.get(lines.size() - 1)).isBlank();
  }

  @Test
  void aMistakeIsToldOnAClearedLine() {
    var progress = atEachStep();

    var status = rehearse(new ByteArrayOutputStream(), progress, "--break", "nothing");

    assertThat(status).isEqualTo(2);
    assertThat(shown()).matches("(?s).*\r +\r--break nothing: .*");
  }

  private int rehearse(ByteArrayOutputStream out, Progress progress, String... arguments) {
    return Rehearse.run(
        arguments,
        Path.of(""),
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(terminal, true, StandardCharsets.UTF_8),
        false,
        WrappedLines.UNLIMITED,
        progress);
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    for (var line : shown().substring(1).split("\r")) {
      lines.add(line.stripTrailing());
    }
    return lines;
  }
}
