package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.ThisProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RehearseCommandLineTest {
  @TempDir private Path folder;

  @Test
  void helpNamesEveryOptionAndEveryStatus() {
    var run = Run.of("--help");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Usage: ./rehearse ")
        .contains(
            "FOLDER",
            "--event=FILE|-",
            "--export=FILE",
            "--save-exports=FOLDER",
            "--break=WHAT",
            "--attacks",
            "--format=FORMAT",
            "text (default), json, markdown",
            "--against=FOLDER|FILE",
            "Needs no AWS account",
            "pulumi stack export")
        .contains(
            "Exit status:\n  0   every event ended as expected; under --break, none was lost;",
            "\n  1   one did not, or is unproven;");
  }

  @Test
  void versionIsToldEvenWhereThereIsNoJar() {
    assertThat(Run.of("--version")).isEqualTo(new Run(0, "event-relay (not packaged)\n", ""));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("Unknown option: '--nonsense'", new String[] {"--nonsense"}),
        Arguments.of("Unmatched argument at index 1: 'b'", new String[] {"a", "b"}),
        Arguments.of(
            "Invalid value for option '--format': expected one of [text, json, markdown, html] (case-sensitive)"
                + " but was 'xml'",
            new String[] {"--format", "xml"}),
        Arguments.of(
            "Missing required parameter for option '--event' (FILE|-)", new String[] {"--event"}));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aWrongCommandLineIsSaidInOneLineThatPointsToTheHelp(String words, String[] arguments) {
    var run = Run.of(arguments);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .startsWith(words)
        .endsWith("see ./rehearse --help")
        .hasSizeLessThanOrEqualTo(3);
    assertThat(run.showsTrace()).isFalse();
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of(
            "--export takes the place of running the program: leave out the folder here\n",
            new String[] {"--export", "x.json", "here"}),
        Arguments.of(
            "--export takes the place of running the program: leave out --save-exports\n",
            new String[] {"--export", "x.json", "--save-exports", "there"}),
        Arguments.of(
            "--against compares what becomes of events: leave it out beside --dead-letter\n",
            new String[] {"--dead-letter", "x.json", "--against", "there"}),
        Arguments.of(
            "--format markdown is for reports of events: write text or json with --dead-letter\n",
            new String[] {"--dead-letter", "x.json", "--format", "markdown"}),
        Arguments.of(
            "--format html is for reports of events: write text or json with --import-file\n",
            new String[] {"--import-file", "x.json", "--format", "html"}),
        Arguments.of(
            "nowhere.json: there is no such file; write it with `pulumi stack export --file`\n",
            new String[] {"--export", "nowhere.json"}),
        Arguments.of(
            "nowhere: there is no such folder; name the folder with the Pulumi.<stack>.yaml"
                + " files\n",
            new String[] {"nowhere"}),
        Arguments.of(
            "pom.xml/x: it cannot be made; name a folder for --save-exports that can\n",
            new String[] {"--save-exports", "pom.xml/x"}),
        Arguments.of(
            "nowhere.json: there is no such file; name a file with an event, or - for standard"
                + " input\n",
            new String[] {"--event", "nowhere.json"}));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void whatCannotBeUsedIsToldInOneLine(String message, String[] arguments) {
    assertThat(Run.of(arguments)).isEqualTo(new Run(2, "", message));
  }

  @Test
  void aFolderWithoutStackFilesIsTold() {
    assertThat(Run.of(folder.toString()))
        .isEqualTo(
            new Run(
                2,
                "",
                folder
                    + ": it has no stack file; name the folder with the Pulumi.<stack>.yaml files,"
                    + " or write one\n"));
  }

  @Test
  void aProjectWithoutSampleEventsIsTold() throws IOException {
    var message =
        folder.resolve("events") + ": there are no sample events in it; name some with --event\n";

    assertThat(Run.in(folder, new byte[0])).isEqualTo(new Run(2, "", message));
    Files.createDirectory(folder.resolve("events"));
    assertThat(Run.in(folder, new byte[0])).isEqualTo(new Run(2, "", message));
  }

  @Test
  void aFolderMayHaveItsOwnSampleEvents() throws IOException {
    for (var stack : new String[] {"mgmt", "dev"}) {
      Files.copy(Path.of("Pulumi." + stack + ".yaml"), folder.resolve("Pulumi." + stack + ".yaml"));
    }
    assertThat(Run.of(folder.toString()).out()).contains("10 events: 3 delivered, 7 filtered");

    var events = Files.createDirectory(folder.resolve("events"));
    assertThat(Run.of(folder.toString()))
        .isEqualTo(
            new Run(
                2, "", events + ": there are no sample events in it; name some with --event\n"));

    Files.copy(Path.of("events/ec2-stopped.json"), events.resolve("one.json"));
    assertThat(Run.of(folder.toString()).out()).contains("1 event: 1 delivered, 0 filtered");
    assertThat(Run.of(folder.toString(), "--event", "events/ec2-pending.json").out())
        .contains("1 event: 0 delivered, 1 filtered");
    assertThat(Run.of().out()).contains("10 events: ");
  }

  @Test
  void allMistakesOfAllStackFilesAreTold() throws IOException {
    for (var stack : new String[] {"mgmt", "dev"}) {
      Files.writeString(
          folder.resolve("Pulumi." + stack + ".yaml"),
          Files.readString(Path.of("Pulumi." + stack + ".yaml"))
              .replace("region: ap-northeast-1", "region: tokyo"));
    }

    var run = Run.of(folder.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            folder.resolve("Pulumi.dev.yaml") + " has 1 mistake:\n",
            folder.resolve("Pulumi.mgmt.yaml") + " has 1 mistake:\n",
            "  " + ThisProject.NAME + ":management.region = \"tokyo\": ");
    assertThat(run.showsTrace()).isFalse();
  }
}
