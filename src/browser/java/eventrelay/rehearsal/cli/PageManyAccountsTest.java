package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A thousand accounts of the same shape share one card. */
@Timeout(300)
class PageManyAccountsTest {
  private static final int ACCOUNTS = 1000;

  @RegisterExtension static final Browser BROWSER = new Browser();
  @TempDir static Path folder;
  private static Path page;

  @BeforeAll
  static void writePage() throws IOException {
    page = Pages.ofAccounts(ACCOUNTS, folder);
  }

  @BeforeEach
  void open() {
    BROWSER.open(page, "");
  }

  @Test
  void thePageStaysSmall() throws IOException {
    assertThat(Files.size(page)).isLessThan(400_000);
    assertThat(BROWSER.all(".account")).hasSize(2);
    assertThat(BROWSER.find(".account.many").getText())
        .contains("team-0000", "222222222222", "1,000 accounts of this shape");
  }

  @Test
  void anAccountIsFoundByItsDigitsAndShown() {
    BROWSER.find("#find").click();
    BROWSER.type(Pages.account(731));
    assertThat(BROWSER.find("#found").getText()).isEqualTo("1 account");
    BROWSER.press(Keys.ENTER);

    assertThat(BROWSER.find(".account.many h3").getText())
        .contains("team-0731", Pages.account(731));
    assertThat(BROWSER.all(".node[data-arn*='222222222222']")).isEmpty();
    BROWSER.node("iam::" + Pages.account(731) + ":role/eventbridge-to-management-role").click();
    assertThat(BROWSER.find("#resource").getText())
        .contains("arn:aws:events:ap-northeast-1:" + Pages.account(731) + ":rule/Forward")
        .doesNotContain("222222222222");

    // The chosen event comes from another account, which is shown as soon as it is chosen again.
    BROWSER.choice("#events", "terminated").click();
    assertThat(BROWSER.find(".account.many h3").getText()).contains("222222222222");
    assertThat(BROWSER.node("222222222222:rule/ForwardEC2LaunchToManagement").getText())
        .contains("✔");
  }

  @Test
  void anAccountIsFoundByItsName() {
    BROWSER.find("#find").click();
    BROWSER.type("team-099");

    assertThat(BROWSER.find("#found").getText()).isEqualTo("10 accounts");
    BROWSER.all("#matches button").get(3).click();
    assertThat(BROWSER.find(".account.many h3").getText()).contains("team-0993");
    BROWSER.find("#find").click();
    BROWSER.press(Keys.ESCAPE);
    assertThat(BROWSER.all("#matches button")).isEmpty();
  }

  @Test
  void theListOpensShowsSomeAndSaysHowManyMore() {
    BROWSER.find(".members summary").click();

    assertThat(BROWSER.all(".accounts button")).hasSize(50);
    assertThat(BROWSER.find(".accounts .more").getText()).startsWith("and 950 more");
    BROWSER.all(".accounts button").get(7).click();
    assertThat(BROWSER.find(".account.many h3").getText()).contains("team-0007");
    assertThat(BROWSER.find(".accounts [aria-pressed=true]").getText()).contains("team-0007");
    assertThat(BROWSER.focused().getDomAttribute("data-account")).isEqualTo(Pages.account(7));
    assertThat(BROWSER.accessibilityProblems()).isEmpty();
  }

  @Test
  void anAttackStandsForAllAccountsOfTheShape() {
    BROWSER.find("#tab-attacks").click();

    assertThat(BROWSER.all("#attacks .choice")).hasSizeLessThan(250);
    BROWSER.choice("#attacks", "another rule assumes role").click();
    assertThat(BROWSER.find("#path").getText())
        .contains("and so in 1,000 places of the same shape");
    assertThat(BROWSER.node("222222222222:role/eventbridge-to-management-role").getText())
        .contains("refused");
  }
}
