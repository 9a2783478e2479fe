package eventrelay.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/scanners.md is what the rules say. */
class ScannerTableTest {
  private static final Path TABLE = Path.of("docs", "scanners.md");

  @Test
  void isTheCommittedOne() throws IOException {
    var text = ScannerTable.text(ScannerRules.all());
    if (Boolean.getBoolean("scanners.rewrite")) {
      Files.writeString(TABLE, text);
    }
    assertThat(TABLE)
        .as("to write it anew: mvn test -Dtest=ScannerTableTest -Dscanners.rewrite=true")
        .hasContent(text);
  }

  @Test
  void hasARowForEachRuleAndNoBrokenCell() {
    var rows = ScannerTable.text(ScannerRules.all()).lines().filter(r -> r.startsWith("| `"));
    assertThat(rows)
        .hasSameSizeAs(ScannerRules.all())
        .allSatisfy(row -> assertThat(row.chars().filter(c -> c == '|').count()).isIn(4L, 5L));
  }
}
