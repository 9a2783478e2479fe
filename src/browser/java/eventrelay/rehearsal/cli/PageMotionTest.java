package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The chosen event on its way through the map, and the way back through what was chosen. */
class PageMotionTest {
  /** Keeps which nodes the event has come to, and how often the dot was seen in another place. */
  private static final String WATCH =
      """
      window.met = [];
      window.moves = 0;
      new MutationObserver(changes => {
        const here = document.querySelector('.node.is-here .name');
        if (here && met.at(-1) !== here.textContent) {
          met.push(here.textContent);
        }
        moves += changes.filter(change => change.attributeName === 'cx').length;
      }).observe(document.body, {subtree: true, attributes: true});""";

  private static final By INPUT = By.tagName("input");
  private static final String ENDED = "return !document.querySelector('.traveller')";

  @RegisterExtension static final Browser BROWSER = new Browser();
  @TempDir static Path folder;
  private static Path page;

  @BeforeAll
  static void writePage() throws IOException {
    page = Pages.write(folder);
  }

  @Test
  void aChosenEventMovesHopByHopToWhereItIsStopped() {
    BROWSER.open(page, "event=6");
    BROWSER.run(WATCH);

    BROWSER.choice("#faults", "bus-policy").click();
    BROWSER.until("return met.length > 1");
    BROWSER.until(ENDED);

    assertThat(BROWSER.run("return met.join(' ')"))
        .isEqualTo(
            "ForwardEC2LaunchToManagement eventbridge-to-management-role development-events"
                + " event-relay-forwarding-dead-letters");
    assertThat((long) BROWSER.run("return moves")).isGreaterThan(3);
    assertThat(BROWSER.all(".node.is-here")).isEmpty();
  }

  @Test
  void itIsSentAgainOnRequest() {
    BROWSER.open(page, "event=8");
    BROWSER.run(WATCH);
    assertThat(BROWSER.all(".traveller")).isEmpty();

    BROWSER.find("#again").click();
    BROWSER.until("return met.length > 1");
    BROWSER.until(ENDED);

    assertThat((long) BROWSER.run("return met.length")).isEqualTo(7);
    BROWSER.find("#tab-attacks").click();
    assertThat(BROWSER.find("#again").isDisplayed()).isFalse();
  }

  @Test
  void nothingMovesWhereTheReaderWantsItStill() {
    BROWSER.media("prefers-reduced-motion", "reduce");
    BROWSER.open(page, "event=6");
    BROWSER.run(WATCH);
    assertThat(BROWSER.find("#again").isDisplayed()).isFalse();

    BROWSER.choice("#faults", "bus-policy").click();

    assertThat(BROWSER.all(".traveller, .is-here")).isEmpty();
    assertThat(BROWSER.node(":event-bus/development-events").getText()).contains("✘");
    // Two frames later too.
    BROWSER.run(
        "requestAnimationFrame(() => requestAnimationFrame(() => { window.later = true; }))");
    BROWSER.until("return window.later");
    assertThat((long) BROWSER.run("return met.length + moves")).isZero();
  }

  @Test
  void backAndForwardGoThroughWhatWasChosen() {
    BROWSER.open(page, "");
    var first = BROWSER.find("#chosen").getText();
    BROWSER.choice("#events", "pending").click();
    BROWSER.node(":event-bus/development-events").click();
    BROWSER.choice("#faults", "bus-policy").click();
    BROWSER.find("#tab-attacks").click();
    BROWSER.choice("#attacks", "another role of a source account puts events").click();

    BROWSER.back();
    shows("attack=1");
    BROWSER.back();
    shows("pending", "bus's policy is gone");
    assertThat(BROWSER.choice("#faults", "bus-policy").findElement(INPUT).isSelected()).isTrue();
    BROWSER.back();
    shows("pending i-0d20ae48fcb7d176d: stopped");
    assertThat(BROWSER.choice("#faults", "nothing").findElement(INPUT).isSelected()).isTrue();
    BROWSER.back();
    shows(first);
    BROWSER.forward();
    BROWSER.forward();
    BROWSER.forward();
    BROWSER.forward();
    shows("another role of a source account puts events");
    assertThat(BROWSER.find("#tab-attacks").getDomAttribute("aria-selected")).isEqualTo("true");
  }

  /** In the address or in the sentence above the map. */
  private static void shows(String... parts) {
    for (var part : parts) {
      BROWSER.until(
          "return (location.hash + document.querySelector('#chosen').textContent).includes(\"%s\")"
              .formatted(part));
    }
  }
}
