package eventrelay.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import eventrelay.names.AccountRegion;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which hop is told as the one that stopped an event. */
class LastStopTest {
  @Test
  void theLastOfSeveralIsTold() {
    var journey = journey(Outcome.LOST, Verdict.MATCHED, Verdict.DENIED, Verdict.MISSING);

    assertThat(journey.lastStop().map(Hop::because)).contains("2");
  }

  @Test
  void aRuleThatDoesNotMatchIsToldIfNothingElseStopped() {
    var filtered = journey(Outcome.FILTERED, Verdict.NO_MATCH);
    var lost = journey(Outcome.LOST, Verdict.DENIED, Verdict.NO_MATCH);

    assertThat(filtered.lastStop().map(Hop::because)).contains("0");
    assertThat(lost.lastStop().map(Hop::because)).contains("0");
  }

  @Test
  void nothingStopsWhatIsDelivered() {
    var delivered = journey(Outcome.DELIVERED, Verdict.NO_MATCH, Verdict.DENIED);

    assertThat(delivered.lastStop()).isEmpty();
  }

  private static Journey journey(Outcome outcome, Verdict... verdicts) {
    var hops =
        IntStream.range(0, verdicts.length)
            .mapToObj(
                i -> new Hop(new AccountRegion("1", "r"), "arn", verdicts[i], Integer.toString(i)))
            .toList();
    return new Journey(
        Journeys.CREATED, Outcome.FILTERED, outcome, List.copyOf(hops), Optional.empty());
  }
}
