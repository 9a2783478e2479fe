package eventrelay.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** With a mouse: events, faults, attacks and nodes of the shipped stacks' page. */
class PagePathTest {
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
  void theHeadSaysWhatThePageIsOf() {
    assertThat(BROWSER.run("return document.title")).isEqualTo(Pages.TITLE);
    assertThat(BROWSER.find("h1").getText()).isEqualTo(Pages.TITLE);
    assertThat(BROWSER.find(".top").getText()).contains("which nothing was sent to");
    assertThat(BROWSER.find("#origin").getText())
        .matches(
            "Made 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC from stack files Pulumi.mgmt.yaml and"
                + " Pulumi.dev.yaml(, commit [0-9a-f]{12}(, with changes since)?)?\\.");
  }

  @Test
  void clickingAnEventShowsItsPath() {
    BROWSER.choice("#events", "terminated").click();

    assertThat(BROWSER.find("#chosen").getText())
        .isEqualTo("✔ delivered terminated i-0d20ae48fcb7d176d: 7 steps.");
    assertThat(BROWSER.texts(".hop .line .name"))
        .containsExactly(
            "rule ForwardEC2LaunchToManagement",
            "role eventbridge-to-management-role",
            "bus development-events",
            "rule TriggerLambdaOnDevEC2Launch",
            "function ManagementTriggeredLambda",
            "role management_lambda_exec_role",
            "log group /aws/lambda/ManagementTriggeredLambda");
    assertThat(BROWSER.texts(".log li"))
        .contains("Instance i-0d20ae48fcb7d176d changed state to terminated");
    assertThat(BROWSER.node(":event-bus/development-events").getText()).contains("✔", "3");
    assertThat(BROWSER.node("222222222222:event-bus/default").getText()).contains("start");
    assertThat(BROWSER.all(".wire.is-passed")).hasSize(7);
    assertThat(BROWSER.all(".wire.is-stopped, .wire.is-kept")).isEmpty();
    assertThat(BROWSER.address()).endsWith("#event=8");
  }

  @Test
  void whyAHopLetsTheEventPassIsOneClickAway() {
    BROWSER.choice("#events", "terminated").click();
    var hop = BROWSER.all(".hop").get(2);
    assertThat(hop.getText()).doesNotContain("AllowDevelopmentAccount");

    hop.findElement(org.openqa.selenium.By.cssSelector("summary")).click();

    assertThat(hop.getText())
        .contains(
            "events:PutEvents by role eventbridge-to-management-role on bus development-events",
            "statement AllowDevelopmentAccount of bus policy of development-events",
            "\"Sid\": \"AllowDevelopmentAccount\"",
            "\"Sid\": \"AllowPutEvents\"");
  }

  @Test
  void aFilteredEventShowsTheFieldAndThePattern() {
    BROWSER.choice("#events", "pending").click();

    assertThat(BROWSER.find("#chosen").getText())
        .isEqualTo(
            "○ filtered pending i-0d20ae48fcb7d176d: stopped at step 1, rule"
                + " ForwardEC2LaunchToManagement.");
    assertThat(BROWSER.find(".hop .because").getText())
        .isEqualTo(
            "rule ForwardEC2LaunchToManagement requires detail.state to be one of \"running\","
                + " \"stopped\", \"terminated\", but the event has \"pending\"");
    assertThat(BROWSER.find(".hop .json").getText()).contains("\"terminated\"");
    assertThat(BROWSER.find(".facts").getText()).contains("was not run.");
  }

  @Test
  void underAFaultTheDeadLetteredPathIsShown() {
    BROWSER.choice("#events", "terminated").click();
    assertThat(BROWSER.choice("#events", "terminated").getText()).contains("✔ delivered");

    BROWSER.choice("#faults", "bus-policy").click();

    assertThat(BROWSER.choice("#events", "terminated").getText()).contains("▣ dead-lettered");
    assertThat(BROWSER.choice("#events", "pending").getText()).contains("○ filtered");
    assertThat(BROWSER.find("#chosen").getText())
        .isEqualTo(
            "▣ dead-lettered terminated i-0d20ae48fcb7d176d, while the receiving bus's policy is"
                + " gone: stopped at step 3, bus development-events, kept in queue"
                + " event-relay-forwarding-dead-letters.");
    assertThat(BROWSER.texts(".hop .verdict"))
        .containsExactly("✔ matched", "✔ allowed", "✘ denied", "▣ stored");
    assertThat(BROWSER.find(".hop[data-standing=stopped] .because").getText())
        .endsWith("is refused: no resource policy [NO_PERMISSIONS]");
    assertThat(BROWSER.node(":event-bus/development-events").getText()).contains("broken", "✘");
    assertThat(BROWSER.node(":event-relay-forwarding-dead-letters").getText()).contains("▣", "4");
    assertThat(BROWSER.all(".wire.is-stopped")).hasSize(1);
    assertThat(BROWSER.all(".wire.is-kept")).hasSize(1);

    BROWSER.choice("#faults", "nothing").click();
    assertThat(BROWSER.choice("#events", "terminated").getText()).contains("✔ delivered");
    assertThat(BROWSER.all(".tag")).isEmpty();
  }

  @Test
  void whatAFaultStopsIsAmberAndSaysWhy() {
    BROWSER.open(page, "event=6&fault=bus-policy");

    assertThat(BROWSER.find("#reason").getText())
        .endsWith("is refused: no resource policy [NO_PERMISSIONS]");
    for (var shown : List.of("#chosen .badge", "#reason", ".node[data-standing=stopped]")) {
      assertThat(
              BROWSER.colour(shown, shown.equals("#chosen .badge") ? "color" : "border-left-color"))
          .as(shown)
          .isEqualTo(BROWSER.value("--kept"));
    }

    BROWSER.open(page, "event=6");
    assertThat(BROWSER.find("#reason").isDisplayed()).isFalse();
  }

  @Test
  void everyFaultShowsHowManyEventsWereKept() {
    assertThat(BROWSER.texts("#faults .choice"))
        .hasSize(7)
        .filteredOn(text -> text.contains("3 ▣"))
        .hasSize(5);
  }

  @Test
  void whatAFaultTakesAwayIsMarkedGone() {
    BROWSER.choice("#faults", "forwarding-role").click();

    assertThat(BROWSER.texts(".node.gone"))
        .singleElement()
        .asString()
        .contains("gone", "eventbridge-to-management-role");
  }

  @Test
  void anAddressNamesWhatIsChosen() {
    BROWSER.open(page, "event=6&fault=function");

    assertThat(BROWSER.find("#chosen").getText())
        .startsWith("▣ dead-lettered stopped i-0d20ae48fcb7d176d, while the function fails");
    assertThat(BROWSER.texts(".hop .verdict")).filteredOn("✘ failed"::equals).hasSize(3);
    assertThat(BROWSER.choice("#faults", "fails at every event"))
        .extracting(label -> label.findElement(org.openqa.selenium.By.tagName("input")))
        .matches(org.openqa.selenium.WebElement::isSelected);

    BROWSER.open(page, "event=99&fault=nonsense&attack=x");
    assertThat(BROWSER.find("#chosen").getText()).startsWith("✔ delivered");
  }

  @Test
  void anAttackShowsTheStatementThatRefusesIt() {
    BROWSER.find("#tab-attacks").click();
    assertThat(BROWSER.find("#panel-events").isDisplayed()).isFalse();
    BROWSER.choice("#attacks", "another role of a source account puts events").click();

    assertThat(BROWSER.find("#chosen").getText())
        .isEqualTo(
            "✔ refused another role of a source account puts events onto bus development-events");
    assertThat(BROWSER.find("#path").getText())
        .contains(
            "statement AllowDevelopmentAccount of bus policy of development-events does not apply",
            "\"aws:PrincipalArn\": \"arn:aws:iam::*:role/eventbridge-to-management-role\"");
    assertThat(BROWSER.node(":event-bus/development-events").getText()).contains("✔", "refused");
    assertThat(BROWSER.all(".node[data-standing=passed], .wire.is-passed")).isEmpty();
  }

  @Test
  void aNodeShowsItsPoliciesAndWhatItIsConnectedTo() {
    BROWSER.node(":event-bus/development-events").click();

    assertThat(BROWSER.find("#resource").getText())
        .contains(
            "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events",
            "is archived in",
            "archive event-relay",
            "bus policy of development-events",
            "\"aws:PrincipalArn\"");

    BROWSER.find("#resource .close").click();
    assertThat(BROWSER.find("#resource").isDisplayed()).isFalse();
  }
}
