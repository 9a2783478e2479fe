package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report or a file that cannot be written whole ends with exit status 2. */
@Timeout(300)
class FullDiskTest {
  private static final String PENDING = " --event events/ec2-pending.json";

  @TempDir private Path folder;

  /** A disk that takes so many bytes. */
  private static final class Disk extends OutputStream {
    private int space;

    Disk(int space) {
      this.space = space;
    }

    @Override
    public void write(int octet) throws IOException {
      if (space-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }

  static Stream<Arguments> reports() {
    var commands =
        List.of(
            "--format text" + PENDING,
            "--format json" + PENDING,
            "--format markdown" + PENDING,
            "--format html" + PENDING,
            "--break all --format text" + PENDING,
            "--break all --format json" + PENDING,
            "--break all --format markdown" + PENDING,
            "--attacks --format text",
            "--attacks --format json",
            "--attacks --format markdown",
            "--against . --format text" + PENDING,
            "--against . --format json" + PENDING,
            "--against . --format markdown" + PENDING,
            "--import-file %s/import.json --format text",
            "--import-file %s/import.json --format json",
            "--dead-letter %s/message.json --format text",
            "--dead-letter %s/message.json --format json",
            "--help",
            "--version");
    return commands.stream()
        .flatMap(command -> IntStream.of(0, 10).mapToObj(space -> Arguments.of(command, space)));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void aReportThatCannotBeWrittenIsSaid(String command, int space) throws IOException {
    var event = Files.readString(Path.of("events/ec2-pending.json"));
    Files.writeString(
        folder.resolve("message.json"),
        "{\"Messages\": [{\"Body\": %s}]}".formatted(quoted(event)));
    var err = new ByteArrayOutputStream();

    var status =
        Rehearse.run(
            command.formatted(folder).split(" "),
            Path.of(""),
            new ByteArrayInputStream(new byte[0]),
            new Disk(space),
            err,
            false);

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "standard output: it cannot be written: No space left on device; free some space, or"
                + " send it elsewhere\n");
  }

  /** The shell lets a file have two blocks of 512 or 1,024 bytes, and no more. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--attacks --save-exports %s/saved",
        "examples/organization-rollout --attacks --save-exports %s/saved",
        "--import-file %s/import.json",
      })
  void aFileThatCannotBeWrittenIsSaid(String arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "ulimit -f 2 && exec \"$@\"",
                "sh",
                "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Rehearse.class.getName()));
    command.addAll(List.of(arguments.formatted(folder).split(" ")));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isEqualTo(2);
    assertThat(out)
        .startsWith(folder.toString())
        .contains(".json: it cannot be written; name a file")
        .hasLineCount(1);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\n", "").replace("\"", "\\\"") + '"';
  }
}
