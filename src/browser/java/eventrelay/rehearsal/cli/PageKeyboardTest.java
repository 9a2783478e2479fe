package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Without a mouse. */
class PageKeyboardTest {
  private static final int MOST_STOPS = 60;

  @RegisterExtension static final Browser BROWSER = new Browser();
  @TempDir static Path folder;
  private static Path page;

  @BeforeAll
  static void writePage() throws IOException {
    page = Pages.write(folder);
  }

  @BeforeEach
  void open() {
    BROWSER.open(page, "");
  }

  @Test
  void theArrowsChooseAFaultAndAnEvent() {
    tabTo("input[name=fault]");
    BROWSER.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    tabTo("input[name=event]");
    BROWSER.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);

    assertThat(BROWSER.find("#chosen").getText())
        .startsWith(
            "▣ dead-lettered stopped i-0d20ae48fcb7d176d, while the receiving bus's policy");
    // Whoever listens is told: the sentence stands in a live region, and the focus stays.
    assertThat(BROWSER.find("#chosen").getAriaRole()).isEqualTo("status");
    assertThat(BROWSER.focused().getDomAttribute("name")).isEqualTo("event");
  }

  @Test
  void theArrowsChangeToTheAttacks() {
    tabTo("#tab-events");
    BROWSER.press(Keys.ARROW_RIGHT);

    assertThat(BROWSER.focused().getDomAttribute("id")).isEqualTo("tab-attacks");
    assertThat(BROWSER.find("#tab-attacks").getDomAttribute("aria-selected")).isEqualTo("true");
    tabTo("input[name=attack]");
    BROWSER.press(Keys.ARROW_DOWN);
    assertThat(BROWSER.find("#chosen").getText())
        .isEqualTo("✔ refused " + BROWSER.texts("#attacks .what").get(1));
  }

  @Test
  void aNodeOpensAndClosesAndKeepsTheFocus() {
    tabTo(".node[data-arn$='event-bus/development-events']");
    BROWSER.press(Keys.ENTER);
    assertThat(BROWSER.find("#resource-heading").getText()).isEqualTo("bus development-events");
    assertThat(BROWSER.focused().getDomAttribute("aria-expanded")).isEqualTo("true");

    BROWSER.press(Keys.SPACE);
    assertThat(BROWSER.find("#resource").isDisplayed()).isFalse();
    assertThat(BROWSER.focused().getDomAttribute("data-arn")).endsWith("/development-events");

    BROWSER.press(Keys.ENTER);
    tabTo("#resource .close");
    BROWSER.press(Keys.ENTER);
    assertThat(BROWSER.find("#resource").isDisplayed()).isFalse();
    assertThat(BROWSER.focused().getDomAttribute("data-arn")).endsWith("/development-events");
  }

  @Test
  void theFirstStopLeadsToThePath() {
    BROWSER.press(Keys.TAB, Keys.ENTER);

    assertThat(BROWSER.focused().getDomAttribute("id")).isEqualTo("path");
    assertThat(BROWSER.address()).doesNotContain("#path");
  }

  @Test
  void whereTheFocusIsCanBeSeen() {
    for (var stop = 0; stop < 25; stop++) {
      BROWSER.press(Keys.TAB);
      assertThat(
              BROWSER.run(
                  "const at = document.activeElement;"
                      + "const shown = at.type === 'radio' ? at.closest('label') : at;"
                      + "return getComputedStyle(shown).outlineStyle + ' ' + at.outerHTML"))
          .asString()
          .startsWith("solid");
    }
  }

  private static void tabTo(String css) {
    for (var stops = 0; stops < MOST_STOPS; stops++) {
      BROWSER.press(Keys.TAB);
      if (Boolean.TRUE.equals(
          BROWSER.run("return document.activeElement.matches(\"" + css + "\")"))) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not come to " + css);
  }
}
