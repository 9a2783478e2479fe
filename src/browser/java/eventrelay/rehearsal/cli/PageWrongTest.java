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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void whatStoppedAnEventStandsAboveTheMapInRed() {
    var reason = BROWSER.find("#reason");

    assertThat(BROWSER.find("#chosen").getText())
        .startsWith("▣ dead-lettered stopped")
        .endsWith(" It was expected to be delivered.");
    assertThat(reason.getText())
        .contains("statement AllowDevelopmentAccount of bus policy of development-events does not")
        .doesNotContain("\"Sid\"");
    assertThat(reason.getRect().getY()).isLessThan(BROWSER.find("#map").getRect().getY());
    assertThat(BROWSER.colour("#chosen .badge", "color")).isEqualTo(BROWSER.value("--bad"));
    assertThat(BROWSER.colour("#reason", "border-left-color")).isEqualTo(BROWSER.value("--bad"));

    BROWSER.find("#reason summary").click();
    assertThat(reason.getText()).contains("\"Sid\": \"AllowDevelopmentAccount\"");
  }

  @Test
  void aFaultIsNotBlamedForWhatStopsTheEventAnyway() {
    BROWSER.choice("#faults", "function").click();

    assertThat(BROWSER.find("#chosen").getText())
        .endsWith(" It stops there with nothing broken, too.");
    assertThat(BROWSER.colour("#reason", "border-left-color")).isEqualTo(BROWSER.value("--bad"));

    BROWSER.choice("#faults", "dead-letter-queue").click();
    assertThat(BROWSER.find("#chosen .badge").getText()).isEqualTo("✘ lost");
  }

  @Test
  void theLastEventIsReachedBesideTheMap() {
    BROWSER.window(1280, 800);
    BROWSER.open(page, "event=1");
    var beside = "return document.querySelector('.choices').getBoundingClientRect()";
    var list = "document.querySelector('#events .list')";
    assertThat((long) BROWSER.run(beside + ".top | 0")).isZero();
    assertThat((long) BROWSER.run(beside + ".bottom | 0")).isEqualTo(800);
    assertThat((boolean) BROWSER.run("return " + list + ".scrollHeight > 800")).isTrue();

    // The page's end, and the list's.
    BROWSER.run("scrollTo(0, 9999);" + list + ".scrollTop = 99999");

    assertThat((long) BROWSER.run("return scrollY")).isPositive();
    assertThat((long) BROWSER.run(beside + ".top | 0")).isZero();
    assertThat(
            (boolean)
                BROWSER.run(
                    "const box = [...document.querySelectorAll('#events .choice')].at(-1)"
                        + ".getBoundingClientRect();"
                        + "return box.bottom <= 800 && box.top > 300"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void axeFindsNothingToRemedy(String scheme) {
    BROWSER.media("prefers-color-scheme", scheme);
    BROWSER.open(page, "");
    BROWSER.find("#reason summary").click();

    assertThat(BROWSER.accessibilityProblems()).isEmpty();
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
