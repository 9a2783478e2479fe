package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** A page of two states: the bus policy admits another account now, and the archive is gone. */
class PageAgainstTest {
  private static final String NOW = "return document.title.endsWith('stacks mgmt and dev')";
  private static final String BEFORE = "return document.title.endsWith(', before')";

  @RegisterExtension static final Browser BROWSER = new Browser();
  @TempDir static Path folder;
  private static Path page;
  private static Path alone;

  @BeforeAll
  static void writePages() throws IOException {
    var saved = folder.resolve("saved");
    var written = Pages.write(folder, "--save-exports", saved.toString());
    alone = Files.move(written, folder.resolve("alone.html"));
    var json = new ObjectMapper();
    var management = json.readTree(saved.resolve("mgmt.json").toFile());
    var resources = (ArrayNode) management.at("/deployment/resources");
    for (var i = resources.size() - 1; i >= 0; i--) {
      if (resources.get(i).path("urn").textValue().endsWith("::management-archive")) {
        resources.remove(i);
      }
    }
    var changed = folder.resolve("changed.json");
    Files.writeString(
        changed,
        management
            .toString()
            .replace("arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"));
    page =
        Pages.write(
            folder,
            "--export",
            changed.toString(),
            "--export",
            saved.resolve("dev.json").toString(),
            "--against",
            saved.toString());
  }

  @Test
  void theHeadSaysWhatChangedAndTheLossInRed() {
    BROWSER.open(page, "event=6");

    assertThat(BROWSER.find("#changes").getText())
        .startsWith("Against ")
        .endsWith(
            ": 1 resource removed, 1 changed; 3 events end differently;"
                + " 1 resource would be deleted with what it holds.");
    assertThat(BROWSER.texts("#losses li"))
        .singleElement()
        .asString()
        .startsWith("✘ EventArchive management-archive of stack mgmt: deletes the events that");
    assertThat(BROWSER.colour("#losses li", "color")).isEqualTo(BROWSER.value("--bad"));
    assertThat(BROWSER.find("#advice").getText()).startsWith("docs/change.md says how");
  }

  @Test
  void bothPathsOfAnEventStandSideBySide() {
    BROWSER.window(1280, 900);
    BROWSER.open(page, "event=6");

    assertThat(BROWSER.texts("#path .side h3"))
        .containsExactly("Now ▣ dead-lettered", "Before ✔ delivered");
    assertThat(BROWSER.all(".side[data-side=now] .hop")).hasSize(4);
    assertThat(BROWSER.all(".side[data-side=before] .hop")).hasSize(7);
    assertThat(BROWSER.find(".side[data-side=now] [data-standing=stopped] .because").getText())
        .contains("its principal is arn:aws:iam::333333333333:root");
    var now = BROWSER.find(".side[data-side=now]").getRect();
    var before = BROWSER.find(".side[data-side=before]").getRect();
    assertThat(before.getY()).isEqualTo(now.getY());
    assertThat(before.getX()).isGreaterThanOrEqualTo(now.getX() + now.getWidth());

    BROWSER.phone();
    now = BROWSER.find(".side[data-side=now]").getRect();
    before = BROWSER.find(".side[data-side=before]").getRect();
    assertThat(before.getY()).isGreaterThanOrEqualTo(now.getY() + now.getHeight());
    assertThat((long) BROWSER.run("return document.documentElement.scrollWidth")).isEqualTo(390);
  }

  /** Its statements are those of its own state. */
  @Test
  void thePathOfTheOtherStateExplainsItself() {
    BROWSER.open(page, "event=6");
    BROWSER.find(".side[data-side=before] .hop:nth-child(3) summary").click();

    assertThat(BROWSER.find(".side[data-side=before] .hop:nth-child(3) details").getText())
        .contains("\"arn:aws:iam::222222222222:root\"")
        .doesNotContain("333333333333");
  }

  @Test
  void aFilteredEventHasThePatternOfEachState() {
    BROWSER.open(page, "event=2");

    for (var side : List.of("now", "before")) {
      assertThat(BROWSER.texts(".side[data-side=" + side + "] .hop figcaption"))
          .as(side)
          .containsExactly("pattern of rule ForwardEC2LaunchToManagement");
    }
  }

  /**
   * What was broken on purpose is amber in one state, and what fails anyway is red in the other.
   */
  @ParameterizedTest
  @ValueSource(strings = {"now", "before"})
  void eachPathHasTheToneOfItsOwnState(String side) {
    BROWSER.open(page, "event=6&fault=function-permission&side=" + side);

    var stop = ".side[data-side=%s] [data-standing=stopped] .verdict";
    assertThat(BROWSER.colour(stop.formatted("now"), "color")).isEqualTo(BROWSER.value("--alarm"));
    assertThat(BROWSER.colour(stop.formatted("before"), "color"))
        .isEqualTo(BROWSER.value("--kept"));
  }

  @Test
  void theListSaysHowAnEventEndsInTheOtherState() {
    BROWSER.open(page, "event=6");
    assertThat(BROWSER.choice("#events", "running").getText())
        .contains("▣ dead-lettered", "was delivered");
    assertThat(BROWSER.all("#events .elsewhere")).hasSize(3);

    switchTo("before");

    assertThat(BROWSER.choice("#events", "running").getText())
        .contains("✔ delivered", "now dead-lettered");
    assertThat(BROWSER.all("#events .elsewhere")).hasSize(3);
    // No part of a row covers another.
    assertThat(
            BROWSER.run(
                "return [...document.querySelectorAll('#events .choice')].filter(row =>"
                    + " [...row.querySelectorAll('.whole')].some(whole =>"
                    + " whole.getBoundingClientRect().right >"
                    + " row.querySelector('.outcome').getBoundingClientRect().left)).length"))
        .isEqualTo(0L);
  }

  @Test
  void theMouseSwitchesAndBackAndForwardReturn() {
    BROWSER.open(page, "event=3&fault=function");
    assertThat(BROWSER.find("#origin").getText()).contains("from exports ");
    switchTo("before");

    assertThat(BROWSER.address()).endsWith("#event=3&fault=function&side=before");
    assertThat(pressed()).isEqualTo("Before");
    assertThat(BROWSER.find("#chosen").getText())
        .contains("running", "while the function fails at every event");
    assertThat(BROWSER.node(":archive/event-relay").isDisplayed()).isTrue();
    assertThat(BROWSER.find("#origin").getText())
        .endsWith(" from " + folder.resolve("saved") + ".");

    BROWSER.choice("#events", "stopping").click();
    assertThat(BROWSER.address()).contains("event=7").endsWith("&side=before");

    BROWSER.back();
    BROWSER.until("return document.querySelector('#chosen').innerText.includes('running')");
    assertThat(pressed()).isEqualTo("Before");
    BROWSER.back();
    BROWSER.until(NOW);
    assertThat(pressed()).isEqualTo("Now");
    assertThat(BROWSER.all(".node[data-arn$=':archive/event-relay']")).isEmpty();
    assertThat(BROWSER.find("#chosen").getText()).contains("running", "while the function fails");
    BROWSER.forward();
    BROWSER.until(BEFORE);
    assertThat(pressed()).isEqualTo("Before");
  }

  @Test
  void theKeyboardSwitchesAndStaysWhereItWas() {
    BROWSER.open(page, "event=6");
    BROWSER.node("event-bus/development-events").click();
    assertThat(BROWSER.find("#resource").getText()).contains("arn:aws:iam::333333333333:root");
    // The switch is the first stop after the skip link.
    BROWSER.run("document.querySelector('.skip').focus()");
    BROWSER.press(Keys.TAB);
    assertThat(BROWSER.focused().getText()).isEqualTo("Before");
    BROWSER.press(Keys.ENTER);
    BROWSER.until(BEFORE);

    assertThat(BROWSER.focused().getText()).isEqualTo("Before");
    assertThat(BROWSER.find("#resource").getText()).contains("arn:aws:iam::222222222222:root");
    BROWSER.press(Keys.TAB);
    assertThat(BROWSER.focused().getText()).isEqualTo("Now");
    BROWSER.press(Keys.SPACE);
    BROWSER.until(NOW);
    assertThat(BROWSER.focused().getText()).isEqualTo("Now");
    assertThat(BROWSER.address()).endsWith("#event=6");
  }

  @Test
  void anAttackIsTheSameOneInTheOtherState() {
    BROWSER.open(page, "attack=40");
    var attempt = BROWSER.find("#chosen").getText();
    switchTo("before");

    assertThat(BROWSER.find("#chosen").getText()).isEqualTo(attempt);
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1280, event=6",
    "light, 1280, event=6&side=before",
    "light, 390, event=6",
    "light, 390, event=6&side=before",
    "dark, 1280, event=6",
    "dark, 1280, event=6&side=before",
    "dark, 390, event=6",
    "dark, 390, event=6&fault=bus-policy&side=before",
  })
  void axeFindsNothingToRemedy(String scheme, int width, String chosen) {
    BROWSER.media("prefers-color-scheme", scheme);
    if (width == 390) {
      BROWSER.phone();
    } else {
      BROWSER.window(width, 900);
    }
    BROWSER.open(page, chosen);

    assertThat(BROWSER.accessibilityProblems()).isEmpty();
    assertThat((long) BROWSER.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(strings = {"event=6", "event=6&side=before"})
  void aPageOfOneStateHasNoSwitchAndOnePath(String chosen) {
    BROWSER.open(alone, chosen);

    assertThat(BROWSER.find("#compared").isDisplayed()).isFalse();
    assertThat(BROWSER.all("#path .side, .elsewhere")).isEmpty();
    assertThat(BROWSER.all("#path .hops")).hasSize(1);
  }

  private static void switchTo(String side) {
    BROWSER.find(".switch [data-side=" + side + "]").click();
    BROWSER.until(side.equals("now") ? NOW : BEFORE);
  }

  private static String pressed() {
    return BROWSER.find(".switch [aria-pressed=true]").getText();
  }
}
