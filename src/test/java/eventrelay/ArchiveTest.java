package eventrelay;

import static eventrelay.DeclaredResource.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive from which events can be replayed. */
@Timeout(60)
class ArchiveTest {
  private static final StackRun STACK = StackRun.shipped("mgmt");
  private static final String BUSES = "arn:aws:events:ap-northeast-1:111111111111:event-bus/";

  @Test
  void keepsWhatTheReceivingRuleMatchesForAWeek() {
    var stack = STACK.declares();
    assertThat(stack.ofType("EventArchive"))
        .singleElement()
        .satisfies(
            archive -> {
              assertThat(archive.inputKeys())
                  .containsExactlyInAnyOrder(
                      "description", "eventPattern", "eventSourceArn", "name", "retentionDays");
              assertThat(archive.input("name").textValue()).isEqualTo("event-relay");
              assertThat(archive.input("retentionDays").intValue()).isEqualTo(7);
              assertThat(archive.input("eventSourceArn").textValue())
                  .isEqualTo(BUSES + "development-events");
              assertThat(archive.inputComesFrom("eventSourceArn"))
                  .containsExactly("management-bus");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{archiveDays: 30}",
        "{events: {pattern: {source: [{prefix: aws.}]}}}",
        "{organization: o-a1b2c3d4e5, development: []}",
        "{bus: default, development: []}",
      })
  void hasThePatternOfTheReceivingRule(String change) {
    var stack = STACK.with(change).declares();
    assertThat(stack.resource("EventArchive", "management-archive").input("eventPattern"))
        .isEqualTo(stack.resource("EventRule", "management-rule").input("eventPattern"));
  }

  @Test
  void isKeptForTheDaysThatAreAskedFor() {
    var archive =
        STACK.with("archiveDays: 1").declares().resource("EventArchive", "management-archive");
    assertThat(archive.input("retentionDays").intValue()).isEqualTo(1);
  }

  @Test
  void isNotThereForNoDays() {
    var usual = STACK.declares().logicalNames();
    var without = STACK.with("archiveDays: 0").declares().logicalNames();
    assertThat(usual).hasSize(without.size() + 1).containsAll(without);
    assertThat(without).noneMatch(name -> name.startsWith("EventArchive"));
  }

  @Test
  void isThatOfTheDefaultBusIfThatReceives() {
    var archive =
        STACK.with("bus: default").declares().resource("EventArchive", "management-archive");
    assertThat(archive.input("eventSourceArn")).isEqualTo(json('"' + BUSES + "default\""));
    assertThat(archive.input("name").textValue()).isEqualTo("event-relay-default");
  }
}
