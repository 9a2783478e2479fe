package eventrelay.rehearsal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BigExportTest {
  private static final int RESOURCES = 25_000;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void readsFiftyMegabytes() throws IOException {
    var file = folder.resolve("big.json");
    var padding = "x".repeat(1000);
    try (var out = Files.newBufferedWriter(file)) {
      out.write("{\"version\":3,\"deployment\":{\"resources\":[");
      for (var number = 0; number < RESOURCES; number++) {
        out.write(number == 0 ? "" : ",");
        out.write(
            """
            {"urn":"urn:pulumi:big::p::t::n%d","custom":true,"type":"t","id":"%1$d",
             "inputs":{"text":"%2$s","list":[1,2,3]},"outputs":{"text":"%2$s","number":%1$d}}
            """
                .formatted(number, padding));
      }
      out.write("]}}");
    }
    assertThat(Files.size(file)).isGreaterThan(50_000_000L);
    var read = ExportFile.read(file);
    assertThat(read.resources()).hasSize(RESOURCES);
    assertThat(read.resources().get(RESOURCES - 1).outputs().get("number").intValue())
        .isEqualTo(RESOURCES - 1);
  }
}
