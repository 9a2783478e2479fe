package eventrelay.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.rehearsal.change.StackChanges;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.print.Terminal;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeChangesTest {
  private final OutcomeChanges fates = new OutcomeChanges();

  @Test
  void theSameEndIsNoChange() {
    fates.add(Journeys.delivered(), Journeys.delivered());

    assertThat(fates.count()).isZero();
    assertThat(fates.first()).isEmpty();
  }

  @Test
  void anEventThatIsToEndOtherwiseIsAChange() {
    fates.add(
        Journeys.of(Journeys.CREATED, Outcome.FILTERED, Outcome.FILTERED),
        Journeys.of(Journeys.CREATED, Outcome.DELIVERED, Outcome.FILTERED));

    assertThat(fates.first())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.before().text()).isEqualTo("✔ filtered");
              assertThat(change.after().text()).isEqualTo("✘ filtered — expected delivered");
            });
  }

  @Test
  void theFirstAreKeptAndAllAreCounted() {
    for (var i = 0; i < 1_001; i++) {
      fates.add(Journeys.delivered(), Journeys.lost());
    }
    var changes = new Changes("x", new StackChanges(List.of(), List.of(), List.of()), fates);

    assertThat(fates.count()).isEqualTo(1_001);
    assertThat(fates.first()).hasSize(1_000);
    assertThat(new TextChanges(new Terminal(false)).lines(changes))
        .startsWith("Against x: no resource changed; 1001 events end differently")
        .endsWith("    and 1 more event");
    assertThat(JsonChanges.of(changes).path("eventsChanged").asInt()).isEqualTo(1_001);
    assertThat(JsonChanges.of(changes).path("events")).hasSize(1_000);
    assertThat(MarkdownChanges.of(changes))
        .containsPattern("\nand 9\\d\\d more events, which do not");
  }
}
