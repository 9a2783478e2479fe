package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page with an event over which the matcher takes too long. */
class PageUnprovenTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATTERN = "eventPattern";
  private static final String MATCHERS =
      "[{\"prefix\":\"\"},{\"exists\":true},{\"anything-but\":\"y\"},{\"anything-but\":\"z\"}]";

  @RegisterExtension static final Browser BROWSER = new Browser();
  @TempDir static Path folder;
  private static Path page;

  @BeforeAll
  static void write() throws IOException {
    Pages.write(folder, "--save-exports", folder.toString());
    var export = folder.resolve("dev.json");
    var stack = JSON.readTree(export.toFile());
    for (var resource : stack.at("/deployment/resources")) {
      for (var side : List.of("inputs", "outputs")) {
        if (resource.path(side) instanceof ObjectNode properties && properties.has(PATTERN)) {
          properties.put(PATTERN, "{\"detail\":{%s,\"z\":[0]}}".formatted(fields(MATCHERS)));
        }
      }
    }
    JSON.writeValue(export.toFile(), stack);
    var event = (ObjectNode) JSON.readTree(Path.of("events/ec2-stopped.json").toFile());
    event.set("detail", JSON.readTree("{" + fields("\"v\"") + "}"));
    JSON.writeValue(folder.resolve("event.json").toFile(), event);
    page =
        Pages.write(
            folder,
            "--export",
            folder.resolve("mgmt.json").toString(),
            "--export",
            export.toString(),
            "--event",
            folder.resolve("event.json").toString());
  }

  /** Each field multiplies what the matcher has to do by the number of its matchers. */
  private static String fields(String value) {
    return IntStream.range(0, 20)
        .mapToObj(i -> "\"f%d\":%s".formatted(i, value))
        .collect(Collectors.joining(","));
  }

  @BeforeEach
  void open() {
    BROWSER.open(page, "");
  }

  @Test
  void saysSoWithItsReasonAndWithASignOfItsOwn() {
    assertThat(BROWSER.find("#summary").getText()).contains("1 unproven — ✘ 1 did not end");
    assertThat(BROWSER.find("#chosen").getText())
        .startsWith("? unproven ")
        .endsWith(": not judged at step 1, rule ForwardEC2LaunchToManagement.");
    assertThat(BROWSER.choice("#events", "unproven").getText()).contains("? unproven");
    assertThat(BROWSER.find(".hop[data-standing=not-judged] > .because").getText())
        .startsWith("the matcher could not tell within 10 s");
    assertThat(BROWSER.node(":rule/ForwardEC2LaunchToManagement").getDomAttribute("data-standing"))
        .isEqualTo("not-judged");
    assertThat(BROWSER.choice("#faults", "nothing").getText()).contains("1 ?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void hasTheColourOfNeitherALossNorADelivery(String scheme) {
    BROWSER.media("prefers-color-scheme", scheme);
    BROWSER.open(page, "");

    var colours =
        "return ['--unsure', '--bad', '--good', '--kept'].map(name =>"
            + " getComputedStyle(document.documentElement).getPropertyValue(name)).join()";
    assertThat(BROWSER.run(colours).toString().split(",")).doesNotHaveDuplicates();
    assertThat(BROWSER.find("#chosen .badge").getCssValue("color"))
        .isEqualTo(BROWSER.find(".hop[data-standing=not-judged] .verdict").getCssValue("color"));
    assertThat(BROWSER.accessibilityProblems()).isEmpty();
  }
}
