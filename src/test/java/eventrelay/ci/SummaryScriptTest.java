package eventrelay.ci;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.cli.Rehearse;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.program.FolderRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code .ci/summary} says of stacks for other accounts than the shipped ones. */
@Timeout(300)
class SummaryScriptTest {
  @TempDir private Path folder;
  private List<Deployment> stacks;

  @BeforeEach
  void declare() throws IOException {
    for (var stack : new String[] {"Pulumi.mgmt.yaml", "Pulumi.dev.yaml"}) {
      Files.writeString(
          folder.resolve(stack),
          Files.readString(Path.of(stack))
              .replace("111111111111", "123456789012")
              .replace("222222222222", "210987654321"));
    }
    stacks = FolderRun.of(folder).deployments();
    Files.copy(Path.of(".ci/summary"), Files.createDirectory(folder.resolve(".ci")).resolve("s"));
  }

  @Test
  void isGreenForWhatTheProgramDeclares() throws Exception {
    assertThat(summary(stacks))
        .contains(
            "### ✔ 10 events: 3 delivered, 7 filtered",
            "### ✔ nothing is lost",
            "### ✔ 163 attacks: 163 refused",
            "status 0");
  }

  @Test
  void failsOnAWrongActionInTheBusPolicy() throws Exception {
    var wrong = new Edit("management-bus-policy", "policy#/Statement/0/Action", "'events:PutRule'");

    assertThat(summary(wrong.in(stacks, Edit.Side.BOTH)))
        .contains(
            "### ✘ 10 events: 0 delivered, 7 filtered, 3 dead-lettered — 3 did not end as"
                + " expected\n",
            "status 1");
  }

  /** The script in a folder whose {@code rehearse} rehearses these stacks. */
  private String summary(List<Deployment> rehearsed) throws Exception {
    var exports = new StringBuilder();
    for (var stack : rehearsed) {
      var file = folder.resolve(stack.stack() + ".json");
      ExportFile.write(stack, file);
      exports.append(" --export '").append(file).append('\'');
    }
    var rehearse = folder.resolve("rehearse");
    Files.writeString(
        rehearse,
        "#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -Deventrelay.project='%s' -cp '%s' %s \"$@\"%s\n"
            .formatted(
                Path.of("").toAbsolutePath(),
                System.getProperty("java.class.path"),
                Rehearse.class.getName(),
                exports));
    assertThat(rehearse.toFile().setExecutable(true)).isTrue();
    var process =
        new ProcessBuilder("sh", folder.resolve(".ci/s").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), "UTF-8");
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return out + "status " + process.exitValue();
  }
}
