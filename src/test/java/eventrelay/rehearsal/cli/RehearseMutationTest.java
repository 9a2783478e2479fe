package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is spoilt, the command ends with a status that it lists and never with a trace. */
@Timeout(300)
class RehearseMutationTest {
  private static final int COUNT = 1_000;
  private static final Path EVENT = Path.of("events", "ec2-stopped.json");

  @TempDir private static Path folder;

  @BeforeAll
  static void save() {
    assertThat(Run.of("--save-exports", folder.toString(), "--event", EVENT.toString()).status())
        .isZero();
  }

  @Test
  void aSpoiltEventIsReportedOnOrRefused() throws IOException {
    var spoilt = folder.resolve("event.json");

    var statuses = statuses(EVENT, spoilt, file -> run(stack("mgmt"), stack("dev"), file));

    assertThat(statuses.get(0)).isGreaterThan(50);
    assertThat(statuses.get(2)).isGreaterThan(100);
  }

  @Test
  void aSpoiltManagementStackIsReportedOnOrRefused() throws IOException {
    var spoilt = folder.resolve("spoilt-mgmt.json");

    var statuses = statuses(stack("mgmt"), spoilt, file -> run(file, stack("dev"), EVENT));

    assertThat(statuses.get(1)).isGreaterThan(5);
    assertThat(statuses.get(2)).isGreaterThan(100);
  }

  @Test
  void aSpoiltDevelopmentStackIsReportedOnOrRefused() throws IOException {
    var spoilt = folder.resolve("spoilt-dev.json");

    var statuses = statuses(stack("dev"), spoilt, file -> run(stack("mgmt"), file, EVENT));

    assertThat(statuses.get(1)).isGreaterThan(5);
    assertThat(statuses.get(2)).isGreaterThan(100);
  }

  private static TreeMap<Integer, Integer> statuses(
      Path valid, Path spoilt, Function<Path, Run> command) throws IOException {
    var statuses = new TreeMap<Integer, Integer>();
    for (var bytes : Mutations.of(Files.readAllBytes(valid), COUNT).toList()) {
      Files.write(spoilt, bytes);
      var run = command.apply(spoilt);
      statuses.merge(run.status(), 1, Integer::sum);
      assertThat(run.showsTrace())
          .as("%s%n%s", run.err(), Files.readString(spoilt, StandardCharsets.ISO_8859_1))
          .isFalse();
      assertThat(run.status()).isBetween(0, 2);
      assertThat(run.err().isEmpty()).isEqualTo(run.status() != 2);
    }
    return statuses;
  }

  private static Run run(Path management, Path development, Path event) {
    return Run.of(
        "--export",
        management.toString(),
        "--export",
        development.toString(),
        "--event",
        event.toString());
  }

  private static Path stack(String name) {
    return folder.resolve(name + ".json");
  }
}
