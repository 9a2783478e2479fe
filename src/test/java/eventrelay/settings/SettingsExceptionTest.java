package eventrelay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import eventrelay.StackRun;
import eventrelay.policy.OrPattern;
import eventrelay.text.PlainText;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads whose stack file has mistakes. */
@Timeout(60)
class SettingsExceptionTest {
  private static final StackText MANY =
      StackText.of(
          """
          deploy: nothing
          management: {id: 1, region: Tokyo, profile: m, extra: 1}
          development:
            - {name: A, regions: [], profile: a}
            - text
            - {name: b, id: '2', regions: [us-east-1]}
          alarms: never
          logRetentionDays: 2
          archiveDays: -1
          notify: {emails: [ops], states: [on]}
          bus: "?"
          organization: acme
          events: {states: [on]}
          hubStack: mgmt
          colour: red
          """);

  @Test
  void listsEveryMistakeOfAFileInTheOrderOfTheReference() {
    assertThat(MANY.mistakes())
        .extracting(Mistake::key)
        .containsExactly(
            "event-relay:deploy",
            "event-relay:management.id",
            "event-relay:management.region",
            "event-relay:management.extra",
            "event-relay:development[0].name",
            "event-relay:development[0].regions",
            "event-relay:development[1]",
            "event-relay:development[2].id",
            "event-relay:development[2].profile",
            "event-relay:organization",
            "event-relay:bus",
            "event-relay:events.states[0]",
            "event-relay:hubStack",
            "event-relay:notify.emails[0]",
            "event-relay:notify.states[0]",
            "event-relay:archiveDays",
            "event-relay:logRetentionDays",
            "event-relay:alarms",
            "event-relay:colour");
  }

  @Test
  void saysAllOfThemInOneMessage() {
    assertThatThrownBy(StackText.valid().with("{deploy: x, bus: '?'}")::read)
        .isInstanceOf(RunException.class)
        .hasMessage(
            """
            Pulumi.test.yaml has 2 mistakes:
              event-relay:deploy = "x": there is no such half; write management, development or both
              event-relay:bus = "?": AWS accepts 1 to 256 letters, digits and any of . - _ for a bus; \
            write development-events""");
  }

  @Test
  void countsASingleMistakeAsOne() {
    assertThatThrownBy(StackText.valid().with("deploy: null")::read)
        .hasMessage(
            """
            Pulumi.test.yaml has 1 mistake:
              event-relay:deploy: it is missing; write management, development or both""");
  }

  @Test
  void endsTheProgramWithTheMessage() {
    assertThat(StackRun.shipped("mgmt").with("{deploy: x, colour: red}").failure())
        .startsWith("Pulumi.mgmt.yaml has 2 mistakes:\n  event-relay:deploy = \"x\": ")
        .contains("\n  event-relay:colour = \"red\": there is no such key; write one of deploy,");
  }

  @Test
  void endsTheProgramBeforeAPatternIsCompiledThatMultiplies() {
    var events = "{events: {pattern: " + OrPattern.of(15, 3) + "}}";

    assertThat(StackRun.shipped("mgmt").with(events).failure())
        .startsWith("Pulumi.mgmt.yaml has 1 mistake:\n  event-relay:events.pattern = {\"k0\":")
        .endsWith(
            "…: EventBridge would refuse the pattern: its $or lists make 14,348,907 rule"
                + " combinations and AWS accepts 1,000; write the values of one field as one list"
                + " instead of an $or, or leave alternatives out");
  }

  @Test
  void shortensLongValuesAndShowsNoControlCharacters() {
    assertThat(new Mistake("k", "x".repeat(120), "m"))
        .hasToString("k = " + "x".repeat(120) + ": m");
    assertThat(new Mistake("k", "x".repeat(121), "m"))
        .hasToString("k = " + "x".repeat(120) + "…: m");
    assertThat(new Mistake("k", "a\u001b[31m\nb", "m")).hasToString("k = a[31m b: m");
    assertThat(new Mistake("k", "", "m")).hasToString("k: m");
    assertThat(new Mistake("k\u202e\n", "", "m\u009b")).hasToString("k : m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"even\\u001b]0;x\\u0007ts\\n::error::\\u202e\": 1}",
        "{archiveDays: \"\\u2066\\u001b[2J\\u009b\"}",
        "{bus: \"\\u001b[31m\\n\\r\\u061c\"}",
      })
  void showsNothingOfAFileThatCouldDriveATerminal(String change) {
    var message = StackRun.shipped("mgmt").with(change).failure();

    assertThat(message.lines()).hasSize(2);
    assertThat(message.codePoints().filter(c -> c != '\n' && PlainText.isUnsafe(c))).isEmpty();
    var config =
        new StackConfig(
            "Pulumi.\u001b[2J\n.yaml", StackConfig.SHIPPED, Map.of("x\u202e", "1"), Set.of());
    assertThatThrownBy(() -> Settings.read(config))
        .hasMessageStartingWith("Pulumi.[2J .yaml has ")
        .hasMessageContaining("\n  event-relay:x = 1: there is no such key");
  }
}
