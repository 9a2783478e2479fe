package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Light and dark, wide and narrow, still; and what axe-core says to each. */
class PageAppearanceTest {
  private static final String BACKGROUND =
      "return getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g)[0] | 0";

  @RegisterExtension static final Browser BROWSER = new Browser();
  @TempDir static Path folder;
  private static Path page;

  @BeforeAll
  static void writePage() throws IOException {
    page = Pages.write(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "light, event=6",
    "light, event=6&fault=bus-policy",
    "light, event=6&fault=bus",
    "light, attack=1",
    "dark, event=6",
    "dark, event=6&fault=bus-policy",
    "dark, event=6&fault=bus",
    "dark, attack=1",
  })
  void axeFindsNothingToMend(String scheme, String chosen) {
    BROWSER.media("prefers-color-scheme", scheme);
    BROWSER.open(page, chosen);
    BROWSER.node(":event-bus/development-events").click();

    assertThat(BROWSER.accessibilityProblems()).isEmpty();
  }

  @Test
  void axeFindsNothingToMendOnAPhone() {
    BROWSER.phone();
    BROWSER.open(page, "event=6&fault=bus-policy");

    assertThat(BROWSER.accessibilityProblems()).isEmpty();
  }

  @Test
  void itIsDarkWhereTheReaderWantsIt() {
    BROWSER.media("prefers-color-scheme", "light");
    BROWSER.open(page, "");
    assertThat((long) BROWSER.run(BACKGROUND)).isGreaterThan(200);

    BROWSER.media("prefers-color-scheme", "dark");
    assertThat((long) BROWSER.run(BACKGROUND)).isLessThan(50);
  }

  @Test
  void nothingMovesWhereTheReaderWantsItStill() {
    var moves = "return getComputedStyle(document.querySelector('.node')).transitionDuration";
    BROWSER.open(page, "");
    assertThat(BROWSER.run(moves)).isNotEqualTo("0s");

    BROWSER.media("prefers-reduced-motion", "reduce");
    assertThat(BROWSER.run(moves)).isEqualTo("0s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"event=6", "event=6&fault=bus-policy", "event=6&fault=function", "attack=1"})
  void aPhoneNeedNotScrollSideways(String chosen) {
    BROWSER.phone();
    BROWSER.open(page, chosen);

    assertThat((long) BROWSER.run("return document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(BROWSER.run("return document.querySelector('#board').getBoundingClientRect().width"))
        .asString()
        .satisfies(width -> assertThat(Double.parseDouble(width)).isBetween(300.0, 390.0));
  }

  /** In the order of the page's elements too, which is the one that a screen reader has. */
  @Test
  void onAPhoneTheMapComesBeforeTheChoices() {
    var order =
        "return [...document.querySelectorAll('#chosen, #map, .choices, #path')]"
            + ".map(each => [each.id || each.className, each.getBoundingClientRect().top])"
            + ".sort(([, a], [, b]) => %s).map(([name]) => name).join(' ')";
    BROWSER.phone();
    BROWSER.open(page, "event=6");
    assertThat(BROWSER.run(order.formatted("0"))).isEqualTo("chosen map choices path");
    assertThat(BROWSER.run(order.formatted("a - b"))).isEqualTo("chosen map choices path");

    BROWSER.window(1280, 800);
    assertThat(BROWSER.run(order.formatted("0"))).isEqualTo("choices chosen map path");
  }

  @Test
  void noNodeCoversAnother() {
    BROWSER.open(page, "event=6");
    var covered =
        """
        const boxes = [...document.querySelectorAll('.node')].map(n => n.getBoundingClientRect());
        return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length""";

    assertThat((long) BROWSER.run(covered)).isZero();
    BROWSER.phone();
    assertThat((long) BROWSER.run(covered)).isZero();
  }
}
