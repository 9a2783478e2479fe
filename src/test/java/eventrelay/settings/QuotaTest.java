package eventrelay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.policy.BusPolicy;
import eventrelay.policy.EventPattern;
import eventrelay.policy.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many accounts, and how long a pattern, AWS's quotas let through. */
@Timeout(30)
class QuotaTest {
  private static final Pattern FIT = Pattern.compile("at most ([0-9]+) accounts fit");

  @Test
  void sayHowManyAccountsFitThePinnedPattern() {
    var mistake = StackText.valid().withAccounts(200).mistakes().get(0);
    assertThat(mistake.key()).isEqualTo("event-relay:development");
    assertThat(mistake.value()).isEqualTo("200 accounts");
    assertThat(mistake.remedy())
        .startsWith("the receiving rule's pattern, pinned to its source accounts, would be ")
        .contains(" characters long and AWS accepts 2,048; at most ");
    var fit = fit(mistake);
    assertThat(StackText.valid().withAccounts(fit).mistakes()).isEmpty();
    assertThat(StackText.valid().withAccounts(fit + 1).mistakes())
        .singleElement()
        .satisfies(one -> assertThat(fit(one)).isEqualTo(fit));
    assertThat(pinned(fit)).isLessThanOrEqualTo(2048);
    assertThat(pinned(fit + 1)).isGreaterThan(2048);
    assertThat(StackText.valid().withAccounts(fit + 1).mistakes().get(0).remedy())
        .contains("would be %,d characters".formatted(pinned(fit + 1)));
  }

  @Test
  void areThoseOfTheRunbook() throws IOException {
    // With the shipped events and bus, the pattern is full long before the policy is.
    var shipped = fit(StackText.valid().withAccounts(200).mistakes().get(0));
    assertThat(Files.readString(Path.of("docs/runbook.md")))
        .contains(
            "| the receiving rule's pattern of 2,048 characters, %d accounts with the shipped events |"
                .formatted(shipped));
  }

  @Test
  void sayHowManyAccountsFitTheBusPolicy() {
    var mistakes = StackText.valid().withAccounts(400).mistakes();
    assertThat(mistakes).hasSize(2);
    assertThat(mistakes.get(0).remedy())
        .startsWith("the bus policy would be ")
        .contains(" characters long and AWS accepts 10,240; at most ");
    var fit = fit(mistakes.get(0));
    assertThat(StackText.valid().withAccounts(fit).mistakes())
        .noneMatch(mistake -> mistake.remedy().contains("bus policy"));
    assertThat(StackText.valid().withAccounts(fit + 1).mistakes())
        .anyMatch(mistake -> mistake.remedy().startsWith("the bus policy would be "));
    var bus = "arn:aws:events:ap-northeast-1:111111111111:event-bus/development-events";
    assertThat(busPolicy(bus, fit)).hasSizeLessThanOrEqualTo(10_240);
    assertThat(busPolicy(bus, fit + 1)).hasSizeGreaterThan(10_240);
    assertThat(mistakes.get(0).remedy())
        .endsWith("and any number by organization alone, with an empty list");
  }

  @Test
  void doNotMatterToTheDevelopmentHalf() {
    assertThat(StackText.valid().withAccounts(400).with("deploy: development").mistakes())
        .isEmpty();
    assertThat(StackText.valid().withAccounts(400).with("deploy: both").mistakes()).hasSize(2);
  }

  @Test
  void refuseAPatternLongerThanAwsTakes() {
    assertThat(withPattern(2048).with("deploy: development").mistakes()).isEmpty();
    assertThat(withPattern(2049).with("deploy: development").mistakes())
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.key()).isEqualTo("event-relay:events.pattern");
              assertThat(mistake.remedy())
                  .isEqualTo(
                      "EventBridge would refuse the pattern: it is 2,049 characters long and AWS"
                          + " accepts 2,048");
            });
    var source = "a".repeat(2100);
    assertThat(StackText.valid().with("events: {source: [%s]}".formatted(source)).mistakes())
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.key()).isEqualTo("event-relay:events"));
  }

  @Test
  void leaveRoomForTheAccountThatThePatternIsPinnedTo() {
    // {"account":["111111111111"], takes 27 characters besides the brace that both have.
    var room = 2048 - 27;
    assertThat(withPattern(room).mistakes()).isEmpty();
    assertThat(withPattern(room + 1).mistakes())
        .singleElement()
        .satisfies(QuotaTest::asksForAShorterPattern);
  }

  @Test
  void countAnAccountThatJustFits() {
    // The first account takes 27 characters, each further one 15.
    var text = withPattern(2048 - 27 - 2 * 15);
    assertThat(text.withAccounts(3).mistakes()).isEmpty();
    assertThat(text.withAccounts(4).mistakes())
        .singleElement()
        .satisfies(mistake -> assertThat(fit(mistake)).isEqualTo(3));
  }

  @Test
  void leaveRoomForTheManagementAccountInTheSingleAccountRelay() {
    var single = "{bus: default, development: []}";
    assertThat(withPattern(2048 - 27).with(single).mistakes()).isEmpty();
    assertThat(withPattern(2048 - 26).with(single).mistakes())
        .singleElement()
        .satisfies(QuotaTest::asksForAShorterPattern);
  }

  @Test
  void leaveRoomForTheAccountThatAnOrganizationsEventsMustNotComeFrom() {
    // {"account":[{"anything-but":["111111111111"]}], takes 46 characters, so one account would
    // fit.
    var alone = "{organization: o-a1b2c3d4e5, development: []}";
    assertThat(withPattern(2048 - 46).with(alone).mistakes()).isEmpty();
    assertThat(withPattern(2048 - 45).with(alone).mistakes())
        .singleElement()
        .satisfies(QuotaTest::asksForAShorterPattern);
  }

  @Test
  void countTheOrganizationInTheBusPolicy() {
    // More sources than fit the policy, in a pattern that takes them.
    var text = StackText.valid().with("organization: o-a1b2c3d4e5").withAccounts(400);
    var without = fit(StackText.valid().withAccounts(400).mistakes().get(0));
    assertThat(fit(text.mistakes().get(0))).isLessThan(without).isGreaterThan(200);
  }

  private static void asksForAShorterPattern(Mistake mistake) {
    assertThat(mistake.key()).isEqualTo("event-relay:events");
    assertThat(mistake.value()).startsWith("{\"source\":[\"aaa");
    assertThat(mistake.remedy())
        .endsWith("would be 2,049 characters long and AWS accepts 2,048; write a shorter pattern");
  }

  /** With a pattern of this many characters. */
  private static StackText withPattern(int length) {
    var source = "a".repeat(length - "{\"source\":[\"\"]}".length());
    return StackText.valid().with("events: {pattern: {source: [%s]}}".formatted(source));
  }

  private static String busPolicy(String bus, int accounts) {
    var ids = Collections.nCopies(accounts, "222222222222");
    var trust = new Trust(ids, Optional.empty(), "eventbridge-to-management-role");
    return BusPolicy.document(bus, trust, EventPattern.DEFAULT);
  }

  private static int pinned(int accounts) {
    return EventPattern.DEFAULT
        .pinnedTo(Collections.nCopies(accounts, "222222222222"))
        .json()
        .length();
  }

  private static int fit(Mistake mistake) {
    var matcher = FIT.matcher(mistake.remedy());
    assertThat(matcher.find()).as(mistake.remedy()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }
}
