package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.ThisProject;
import eventrelay.rehearsal.report.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a page says of what it was made from. */
@Timeout(180)
class PageOriginTest {
  private static final List<String> NAMES = List.of("Pulumi.mgmt.yaml", "Pulumi.dev.yaml");

  @TempDir private Path folder;

  @BeforeEach
  void copyStackFiles() throws IOException {
    for (var name : NAMES) {
      Files.copy(Path.of(name), folder.resolve(name));
    }
  }

  @Test
  void stackFilesAndExportsAreNamedAsOnTheCommandLine() {
    assertThat(files(origin())).isEqualTo(NAMES);
    assertThat(files(origin(folder.toString())))
        .containsExactlyElementsOf(
            NAMES.stream().map(name -> folder.resolve(name).toString()).toList());

    var saved = folder.resolve("saved");
    CommandLineRun.of("--save-exports", saved.toString(), "--event", "events/ec2-pending.json");
    var exports = List.of(saved.resolve("dev.json"), saved.resolve("mgmt.json"));
    var origin =
        origin("--export", exports.get(0).toString(), "--export", exports.get(1).toString());
    assertThat(files(origin)).isEqualTo(exports.stream().map(Path::toString).toList());
    assertThat(origin.path("exports").booleanValue()).isTrue();
    assertThat(origin.path("commit").textValue()).isEmpty();
    assertThat(origin.path("projects"))
        .extracting(JsonNode::textValue)
        .containsExactly(ThisProject.NAME);
  }

  @Test
  void aFolderOfTheMachineIsNotInThePage() {
    var run = page();

    assertThat(run).doesNotContain(Path.of("").toAbsolutePath().toString());
  }

  @Test
  void twoPagesOfTheSameDifferInTheirTimeOnly() {
    var time = "\"made\":\"[^\"]*\"";

    assertThat(page().replaceFirst(time, "")).isEqualTo(page().replaceFirst(time, ""));
  }

  @Test
  void theCommitIsNamedUntilSomethingDiffersFromIt() throws Exception {
    Git.run(folder, "init", "-q");
    assertThat(commit()).isEmpty();

    Git.run(folder, "add", "Pulumi.mgmt.yaml");
    Git.run(folder, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x");
    assertThat(commit()).as("a stack file that is no part of it").endsWith(", with changes since");

    Git.run(folder, "add", ".");
    Git.run(folder, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x");
    assertThat(commit()).matches("[0-9a-f]{12}");

    Files.writeString(folder.resolve("page.html"), "written here");
    assertThat(commit()).matches("[0-9a-f]{12}");

    Files.writeString(folder.resolve("Pulumi.mgmt.yaml"), "# changed");
    assertThat(commit()).matches("[0-9a-f]{12}, with changes since");
  }

  private String commit() {
    var files = NAMES.stream().map(folder::resolve).toList();
    assertThat(new StackSource(files, true).commit(folder)).isEmpty();
    assertThat(new StackSource(files, false).commit(folder.resolve("elsewhere"))).isEmpty();
    return new StackSource(files, false).commit(folder).orElse("");
  }

  private static JsonNode origin(String... arguments) {
    return new HtmlPage(page(arguments)).data().path("origin");
  }

  private static String page(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--format", "html", "--event", "events/ec2-pending.json"));
    var run = CommandLineRun.of(all.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  private static List<String> files(JsonNode origin) {
    return StreamSupport.stream(origin.path("files").spliterator(), false)
        .map(JsonNode::textValue)
        .toList();
  }
}
