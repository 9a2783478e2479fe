package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.matcher.SlowMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page with an event over which the matcher takes too long. */
class PageUnprovenTest {
  private static final String PATTERN = "\"eventPattern\":";

  @RegisterExtension static final Browser BROWSER = new Browser();
  @TempDir static Path folder;
  private static Path page;

  @BeforeAll
  static void write() throws IOException {
    var slow = SlowMatch.lists();
    Pages.write(folder, "--save-exports", folder.toString());
    var export = folder.resolve("dev.json");
    var own = Files.readString(export);
    var pattern =
        own.substring(own.indexOf("{\\\"source"), own.indexOf("}\"", own.indexOf(PATTERN)) + 1);
    Files.writeString(export, own.replace(pattern, slow.pattern().replace("\"", "\\\"")));
    var event = folder.resolve("event.json");
    Files.writeString(event, slow.event("222222222222", "ap-northeast-1").toString());
    page =
        Pages.write(
            folder,
            "--export",
            folder.resolve("mgmt.json").toString(),
            "--export",
            export.toString(),
            "--event",
            event.toString());
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
