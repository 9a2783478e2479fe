package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a terminal, the rehearsal is told its width, and to use colours unless they are not wanted.
 */
@Timeout(60)
class LauncherTerminalTest {
  private static final String COLOUR = "-Deventrelay.colour=true";

  @TempDir private Path folder;
  private LauncherProject launcher;

  @BeforeEach
  void prepare() throws IOException {
    launcher = new LauncherProject(folder);
    launcher.set("TERM", "xterm-256color");
  }

  @Test
  void aTerminalHasColoursAndAWidth() throws Exception {
    assertThat(launcher.runOnTerminal(117).lines()).contains(COLOUR);
    assertThat(launcher.environmentOfJava()).containsEntry("COLUMNS", "117");
  }

  @Test
  void aWidthThatTheCallerGaveCounts() throws Exception {
    launcher.set("COLUMNS", "64");

    launcher.runOnTerminal(117);

    assertThat(launcher.environmentOfJava()).containsEntry("COLUMNS", "64");
  }

  @Test
  void aTerminalThatDoesNotKnowItsWidthHasNone() throws Exception {
    assertThat(launcher.runOnTerminal(0).lines()).contains(COLOUR);
    assertThat(launcher.environmentOfJava()).doesNotContainKey("COLUMNS");
  }

  @Test
  void aPipeHasNeither() throws Exception {
    assertThat(launcher.run().lines()).doesNotContain(COLOUR);
    assertThat(launcher.environmentOfJava()).doesNotContainKey("COLUMNS");
  }

  @Test
  void coloursCanBeDeclined() throws Exception {
    launcher.set("NO_COLOR", "1");
    assertThat(launcher.runOnTerminal(80).lines()).isNotEmpty().doesNotContain(COLOUR);
    launcher.unset("NO_COLOR");
    launcher.set("TERM", "dumb");
    assertThat(launcher.runOnTerminal(80).lines()).isNotEmpty().doesNotContain(COLOUR);
    launcher.unset("TERM");
    assertThat(launcher.runOnTerminal(80).lines()).isNotEmpty().doesNotContain(COLOUR);
  }
}
