package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.ThisProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stack files of a project with a name of the user's choice. */
@Timeout(120)
class ProjectNameTest {
  private static final String STOPPED = "events/ec2-stopped.json";

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Files.writeString(folder.resolve("Pulumi.yaml"), "name: my-relay\n");
    for (var stack : new String[] {"Pulumi.mgmt.yaml", "Pulumi.dev.yaml"}) {
      Files.copy(Path.of(stack), folder.resolve(stack));
    }
  }

  @Test
  void theFunctionOfThisProgramRunsWhateverTheirProjectIsCalled() {
    var run = CommandLineRun.of(folder.toString(), "--event", STOPPED);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("│ Instance i-0d20ae48fcb7d176d changed state to stopped");
  }

  @Test
  void theCodeOfAnExportIsThatOfItsProject() throws IOException {
    var exports = Files.createDirectory(folder.resolve("exports"));
    CommandLineRun.of(folder.toString(), "--save-exports", exports.toString());
    var mgmt = exports.resolve("mgmt.json").toString();
    var dev = exports.resolve("dev.json").toString();

    var run = CommandLineRun.of("--export", mgmt, "--export", dev, "--event", STOPPED);

    assertThat(run.out())
        .contains("is of project my-relay, and only code of " + ThisProject.NAME + " is here")
        .doesNotContain("│ Instance");

    var code = Files.createDirectory(folder.resolve("lambda")).resolve("lambda_function.py");
    Files.copy(Path.of("lambda/lambda_function.py"), code);
    var own =
        CommandLineRun.in(
            folder, new byte[0], "--export", mgmt, "--export", dev, "--event", STOPPED);

    assertThat(own.out()).contains("│ Instance").doesNotContain("only code of");
  }

  @Test
  void settingsOfAnotherProjectAreOneClearMessage() throws IOException {
    var file = folder.resolve("Pulumi.mgmt.yaml");
    Files.writeString(file, Files.readString(file).replace("  deploy:", "  event-relay:deploy:"));

    var run = CommandLineRun.of(folder.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            file
                + " has 1 mistake:\n  event-relay:deploy: this project is named my-relay, and Pulumi"
                + " takes this for a setting of another one; write my-relay:deploy, or only deploy\n");
  }
}
