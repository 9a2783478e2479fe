package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/adopt.md shows is what happens. */
@Timeout(120)
class AdoptPageTest {
  private static final Predicate<String> ORDERED =
      Pattern.compile("^ +(pulumi|aws) ").asPredicate();

  @TempDir private Path folder;

  @Test
  void theListsAreTheLists() throws IOException {
    var page = Files.readString(Path.of("docs/adopt.md"));
    var command = first("(?m)^\\./rehearse (--import-file .*)$", page).split(" ");
    assertThat(command[0]).isEqualTo("--import-file");
    command[1] = folder.resolve(command[1]).toString();

    var run = Run.of(command);

    assertThat(run.out().replace(folder + "/", "").lines())
        .containsSubsequence(
            first("(?s)## What the lists say.*?```text\n(.*?)```", page)
                .lines()
                .filter(l -> !l.equals("…"))
                .toList());
  }

  @Test
  void theOrderIsTheOrder() throws IOException {
    var page = Files.readString(Path.of("docs/adopt.md"));

    var run =
        Run.of(
            "--import-file",
            folder.resolve("import.json").toString(),
            "--terraform-state",
            "src/test/resources/seed.tfstate");

    var commands = run.out().replace(folder + "/", "").lines().filter(ORDERED);
    assertThat(commands.map(String::strip)).hasSize(7).allMatch(page::contains);
  }

  private static String first(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
