package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of another kind than the option takes is named for what it is. */
@Timeout(120)
class WrongKindOfFileTest {
  private static final String STATE = "src/test/resources/seed.tfstate";
  private static final String EVENT = "events/ec2-stopped.json";

  @TempDir private Path folder;

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            List.of("--export", STATE),
            "it is a Terraform state, not an export of a stack; rehearse it with --terraform-state"),
        Arguments.of(
            List.of("--export", EVENT), "it is an event, not an export of a stack; send it with"),
        Arguments.of(
            List.of("--event", STATE), "is a Terraform state; rehearse it with --terraform-state"),
        Arguments.of(List.of("--event", "events"), "events: it is a folder; name the files"),
        Arguments.of(List.of("--event", ""), "--event: the name is empty"),
        Arguments.of(List.of("--export", ""), "the name is empty"),
        Arguments.of(List.of("--save-exports", ""), "'--save-exports': the name is empty"),
        Arguments.of(List.of(""), "the name is empty"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void isNamed(List<String> arguments, String message) {
    assertIsWrong(arguments, message);
  }

  @Test
  void anExportIsNoEvent() {
    Run.of("--save-exports", folder.toString());
    assertIsWrong(
        List.of("--event", folder.resolve("mgmt.json").toString()),
        "is an export of a stack; rehearse it with --export");
  }

  @Test
  void anImportFileReplacesItsLikeAndNothingElse() throws IOException {
    var file = folder.resolve("import.mgmt.json");
    var arguments = List.of("--import-file", folder.resolve("import.json").toString());
    Files.writeString(file, "my notes");

    assertIsWrong(arguments, "import.mgmt.json: it exists and is not an import file; name another");
    assertThat(file).hasContent("my notes");
    assertThat(folder.resolve("import.dev.json")).doesNotExist();

    Files.delete(file);
    assertThat(run(arguments).out()).doesNotContain("replaced;", "it is replaced");
    var written = Files.readString(file);
    assertThat(run(arguments).out()).contains("import.mgmt.json was there already; it is replaced");
    assertThat(file).hasContent(written);
  }

  private static void assertIsWrong(List<String> arguments, String message) {
    var run = run(arguments);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message);
  }

  private static Run run(List<String> arguments) {
    return Run.of(arguments.toArray(String[]::new));
  }
}
