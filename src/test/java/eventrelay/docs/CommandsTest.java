package eventrelay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.cli.DocumentedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in README and docs is run here, or it stands in a block whose first line says
 * {@code # needs AWS}, or it is one that runs these tests. What became of each is written to {@code
 * target/docs-commands.txt}.
 */
@Timeout(300)
class CommandsTest {
  private static final String NEEDS_AWS = "# needs AWS";

  /** Those that build and test, so that running them here would never end; `.ci/run` does. */
  private static final List<String> BUILD =
      List.of("mvn ", "git worktree ", ".ci/", "bench/", "docs/");

  /** Those that {@code NewProjectEngineIT} and {@code CliSettingsEngineIT} run. */
  private static final List<String> ENGINE = List.of("pulumi new ", "pulumi config set ", "mkdir ");

  private static final TreeMap<String, String> RAN = new TreeMap<>();

  static List<Arguments> commands() {
    var commands = new ArrayList<Arguments>();
    for (var page : Page.all()) {
      for (var block : page.shellBlocks()) {
        if (!block.startsWith(NEEDS_AWS)) {
          lines(block).forEach(line -> commands.add(Arguments.of(page.toString(), line)));
        }
      }
    }
    return commands;
  }

  /** A command over several lines is one. */
  private static List<String> lines(String block) {
    return block
        .replace("\\\n", " ")
        .lines()
        .map(line -> line.replaceAll("\\s+#.*$", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .distinct()
        .toList();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("commands")
  void doWhatTheyAreThereFor(String page, String command) {
    if (BUILD.stream().anyMatch(command::startsWith)) {
      RAN.put(command, "builds, tests or measures: not run within the tests");
      return;
    }
    if (ENGINE.stream().anyMatch(command::startsWith)) {
      RAN.put(command, "needs the Pulumi CLI: run by the engine tests");
      return;
    }
    assertThat(command)
        .as("%s: a command that needs AWS has to say so", page)
        .startsWith("./rehearse");
    var run = DocumentedCommand.run(command);
    // The seed's permission would be replaced, each of its faults loses events, and attacks
    // succeed.
    var expected =
        command.matches(
                ".*(--import-file|--break|--attacks).*seed.tfstate.*|.*seed.tfstate.*(--break|--attacks).*")
            ? 1
            : 0;
    assertThat(run.status())
        .as("%s: %s%n%s%s", page, command, run.out(), run.err())
        .isEqualTo(expected);
    RAN.put(command, "exit status " + expected);
  }

  @AfterAll
  static void write() throws IOException {
    var lines = new ArrayList<String>();
    RAN.forEach((command, what) -> lines.add(command + "  -> " + what));
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "docs-commands.txt"), lines);
  }
}
