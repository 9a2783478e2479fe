package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A page of stacks with a mistake, and many events. */
class PageWrongTest {
  @RegisterExtension static final Browser BROWSER = new Browser();
  @TempDir static Path folder;
  private static Path page;

  @BeforeAll
  static void writePage() throws IOException {
    var saved = folder.resolve("saved");
    Pages.write(folder, "--save-exports", saved.toString());
    var management = saved.resolve("mgmt.json");
    Files.writeString(
        management,
        Files.readString(management)
            .replace("arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"));
    var events = folder.resolve("many.jsonl");
    var sample = Files.readString(Path.of("events/ec2-stopped.json")).replaceAll("\\s+", " ");
    Files.writeString(
        events,
        (sample + "\n").repeat(39) + sample.replace("\"stopped\"", "\"terminated\"") + "\n");
    page =
        Pages.write(
            folder,
            "--export",
            management.toString(),
            "--export",
            saved.resolve("dev.json").toString(),
            "--event",
            events.toString());
  }

  @BeforeEach
  void open() {
    BROWSER.open(page, "");
  }

  @Test
  void whatAnEventShouldHaveBeenIsSaidBesideWhatItIs() {
    assertThat(BROWSER.find("#summary").getText()).contains("40 did not end as expected");
    assertThat(BROWSER.choice("#events", "terminated").getText())
        .contains("▣ dead-lettered", "expected delivered");

    BROWSER.choice("#faults", "bus-policy").click();

    assertThat(BROWSER.choice("#events", "terminated").getText()).doesNotContain("expected");
  }

  @Test
  void theFilterSaysHowManyEventsItLeaves() {
    BROWSER.find("#event-filter").click();
    BROWSER.type("terminated");

    assertThat(BROWSER.find(".filter").getText()).contains("1 event").doesNotContain("40");
    assertThat(BROWSER.all("#events .choice"))
        .filteredOn(choice -> choice.isDisplayed())
        .hasSize(1);
  }

  @Test
  void anAddressMayNameAnAttack() {
    BROWSER.open(page, "attack=2");

    assertThat(BROWSER.find("#panel-attacks").isDisplayed()).isTrue();
    assertThat(BROWSER.find("#panel-events").isDisplayed()).isFalse();
    assertThat(BROWSER.find("#chosen").getText())
        .endsWith(BROWSER.texts("#attacks .choice").get(1).replaceFirst("\n.*", ""));
  }
}
