package eventrelay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page can be found, and every link within the project leads somewhere. */
class LinksTest {
  private static final Path INDEX = Path.of("docs", "README.md");

  /** What fits on one screen without a table of contents, about. */
  private static final int SCREEN = 70;

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void lead(Page page) {
    for (var link : page.links()) {
      if (link.matches("[a-z]+:.*")) {
        assertThat(link).as(page.toString()).startsWith("https://");
        continue;
      }
      var parts = link.split("#", 2);
      var folder = page.file().toAbsolutePath().getParent();
      var target = parts[0].isEmpty() ? page.file() : folder.resolve(parts[0]).normalize();
      assertThat(Files.exists(target)).as("%s: %s", page, link).isTrue();
      if (parts.length == 2) {
        assertThat(Page.read(target).anchors()).as("%s: %s", page, link).contains(parts[1]);
      }
    }
  }

  @Test
  void leadToEveryPageFromTheIndex() {
    var linked =
        Page.read(INDEX).links().stream()
            .map(link -> INDEX.getParent().resolve(link).normalize().toString())
            .toList();
    assertThat(pages())
        .filteredOn(page -> page.file().startsWith("docs") && !page.file().equals(INDEX))
        .hasSizeGreaterThan(5)
        .allSatisfy(page -> assertThat(linked).contains(page.file().toString()));
    assertThat(Page.read(Path.of("README.md")).links()).contains("docs/README.md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void areAtTheTopOfALongPage(Page page) {
    if (!page.file().startsWith("docs") || page.lines() <= SCREEN) {
      return;
    }
    var sections = page.headings().stream().skip(1).count();
    assertThat(page.links().stream().filter(link -> link.startsWith("#")).count())
        .as("%s: its table of contents", page)
        .isGreaterThanOrEqualTo(Math.min(sections, 3));
  }
}
