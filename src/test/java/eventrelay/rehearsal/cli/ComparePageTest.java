package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docs/compare.md is what the rehearsal finds. */
@Timeout(120)
class ComparePageTest {
  private static final Path PAGE = Path.of("docs", "compare.md");

  @Test
  void isTheCommittedOne() throws IOException {
    var text = ComparePage.text();
    if (Boolean.getBoolean("compare.rewrite")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE)
        .as("to write it anew: mvn test -Dtest=ComparePageTest -Dcompare.rewrite=true")
        .hasContent(text);
  }

  @Test
  void hasNoBrokenCell() {
    var rows = ComparePage.text().lines().filter(line -> line.startsWith("| ")).toList();
    assertThat(rows)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            row -> assertThat(row.replace("\\|", "").split("\\|", -1).length).isBetween(4, 5));
  }
}
