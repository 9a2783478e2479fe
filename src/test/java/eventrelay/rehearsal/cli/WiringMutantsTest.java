package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.journey.Edit;
import eventrelay.rehearsal.journey.EditedWiringTest;
import eventrelay.rehearsal.journey.ShippedStacks;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** The three tables of single edits together, and the wiring that none of them touched. */
@Timeout(60)
class WiringMutantsTest {
  @TempDir private Path folder;

  @Test
  void thereAreEnoughOfThem() {
    var stopping = EditedWiringTest.EDITS.stream().map(WiringMutantsTest::edit);
    var leaking = LeakingEditsTest.LEAKS.stream().map(WiringMutantsTest::edit);
    var opening =
        AttackCommandTest.OPENINGS.stream()
            .filter(row -> ((List<?>) row.get()[0]).size() == 1)
            .filter(row -> !((List<?>) row.get()[1]).isEmpty())
            .map(row -> (Edit) ((List<?>) row.get()[0]).get(0));

    assertThat(EditedWiringTest.EDITS).hasSizeGreaterThanOrEqualTo(40);
    assertThat(LeakingEditsTest.LEAKS).hasSizeGreaterThanOrEqualTo(16);
    assertThat(Stream.of(stopping, leaking, opening).flatMap(edits -> edits))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(95);
  }

  @Test
  void theUneditedWiringIsClean() {
    for (var mode : List.of(List.of(), List.of("--break", "all"), List.of("--attacks"))) {
      var run = CommandLineRun.on(ShippedStacks.ALL, folder, mode.toArray(String[]::new));

      assertThat(run.status()).as("%s: %s", mode, run.out()).isZero();
      assertThat(run.out()).contains("✔").doesNotContain("✘", "note:");
      assertThat(run.err()).isEmpty();
    }
  }

  private static Edit edit(Arguments row) {
    return (Edit) row.get()[0];
  }
}
