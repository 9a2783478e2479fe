package eventrelay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README.ja.md says what README.md says, as far as a test can tell. */
class JapaneseReadmeTest {
  private static final Path ENGLISH = Path.of("README.md");
  private static final Path JAPANESE = Path.of("README.ja.md");
  private static final Pattern IN_ENGLISH = Pattern.compile("（([^）]+)）$");
  private static final Pattern TEXT_BLOCK = Pattern.compile("(?ms)^```text\n(.*?)^```$");

  @Test
  void hasTheSameSectionsEachWithItsEnglishName() {
    var translated =
        Page.read(JAPANESE).headings().stream()
            .map(
                heading -> {
                  var english = IN_ENGLISH.matcher(heading);
                  return english.find() ? english.group(1) : heading;
                })
            .toList();
    assertThat(translated).isEqualTo(Page.read(ENGLISH).headings()).hasSizeGreaterThan(5);
  }

  @Test
  void hasTheSameCommands() {
    assertThat(commands(JAPANESE)).isEqualTo(commands(ENGLISH)).hasSizeGreaterThan(5);
  }

  @Test
  void showsTheSameOutput() throws IOException {
    assertThat(textBlocks(JAPANESE)).isEqualTo(textBlocks(ENGLISH)).hasSizeGreaterThan(3);
  }

  @Test
  void leadsToTheSameExamplesAndPages() {
    assertThat(Page.read(JAPANESE).links())
        .containsAll(
            Page.read(ENGLISH).links().stream()
                .filter(link -> link.startsWith("docs/") || link.startsWith("examples/"))
                .toList());
  }

  /** Without the comments, which are in the page's own language. */
  private static List<String> commands(Path file) {
    return Page.read(file).shellBlocks().stream()
        .map(block -> block.replaceAll("(?m)(^| +)# (?!needs AWS).*$", ""))
        .toList();
  }

  private static List<String> textBlocks(Path file) throws IOException {
    return TEXT_BLOCK.matcher(Files.readString(file)).results().map(m -> m.group(1)).toList();
  }
}
