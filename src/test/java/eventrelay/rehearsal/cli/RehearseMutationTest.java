package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.Mutations;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is spoilt, the command ends with a status that it lists and never with a trace. */
@Timeout(300)
class RehearseMutationTest {
  private static final int COUNT = 1_000;
  private static final Path EVENT = Path.of("events", "ec2-stopped.json");

  @TempDir private Path folder;
  private Path management;
  private Path development;

  @BeforeEach
  void save() {
    management = folder.resolve("mgmt.json");
    development = folder.resolve("dev.json");
    ExportFile.write(ShippedStacks.WITHOUT_CODE.get(0), management);
    ExportFile.write(ShippedStacks.WITHOUT_CODE.get(1), development);
    assertThat(rehearse(EVENT).status()).isZero();
  }

  @Test
  void aSpoiltEventIsReportedOnOrRefused() throws IOException {
    var spoilt = folder.resolve("event.json");
    var taken = new ByteArrayOutputStream();
    var statuses = new TreeMap<Integer, Integer>();
    for (var bytes : Mutations.of(Files.readAllBytes(EVENT), COUNT).toList()) {
      Files.write(spoilt, bytes);
      var status = status(rehearse(spoilt), spoilt);
      statuses.merge(status, 1, Integer::sum);
      if (status != 2) {
        taken.writeBytes(bytes);
      }
    }

    assertThat(statuses.get(0)).isGreaterThan(50);
    assertThat(statuses.get(2)).isGreaterThan(100);
    theHandlerAnswers(Files.write(spoilt, taken.toByteArray()));
  }

  /** Those events that are not refused, one after another, in one process of the real handler. */
  private void theHandlerAnswers(Path events) throws IOException {
    ExportFile.write(ShippedStacks.ALL.get(0), management);

    assertThat(status(rehearse(events), events)).isNotEqualTo(2);
  }

  @Test
  void aSpoiltManagementStackIsReportedOnOrRefused() throws IOException {
    aSpoiltStackIsReportedOnOrRefused(management);
  }

  @Test
  void aSpoiltDevelopmentStackIsReportedOnOrRefused() throws IOException {
    aSpoiltStackIsReportedOnOrRefused(development);
  }

  private void aSpoiltStackIsReportedOnOrRefused(Path stack) throws IOException {
    var statuses = new TreeMap<Integer, Integer>();
    for (var bytes : Mutations.of(Files.readAllBytes(stack), COUNT).toList()) {
      Files.write(stack, bytes);
      statuses.merge(status(rehearse(EVENT), stack), 1, Integer::sum);
    }

    assertThat(statuses.get(1)).isGreaterThan(3);
    assertThat(statuses.get(2)).isGreaterThan(100);
  }

  private static int status(Run run, Path spoilt) throws IOException {
    assertThat(run.showsTrace())
        .as("%s%n%s", run.err(), Files.readString(spoilt, StandardCharsets.ISO_8859_1))
        .isFalse();
    assertThat(run.status()).isBetween(0, 2);
    assertThat(run.err().isEmpty()).isEqualTo(run.status() != 2);
    return run.status();
  }

  private Run rehearse(Path event) {
    return Run.of(
        "--export",
        management.toString(),
        "--export",
        development.toString(),
        "--event",
        event.toString());
  }
}
