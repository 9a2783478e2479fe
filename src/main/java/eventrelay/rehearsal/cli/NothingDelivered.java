package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.cloud.Listening;
import eventrelay.rehearsal.cloud.PlaceNames;
import eventrelay.rehearsal.fault.FaultRow;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Summary;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Why a run proves nothing: every event was filtered, so that no role, policy or function was asked
 * about any. Each sentence names the accounts and Regions that the stacks listen in, and those that
 * the events came from.
 *
 * @param stacks what the events were sent to
 * @param events what was sent
 */
record NothingDelivered(Stacks stacks, SentEvents events) {
  private static final String NOTHING_TO_LOSE = "nothing could be lost";

  /** Why nothing was delivered to stacks in which nothing is broken, if so. */
  Optional<String> sentence(Summary summary) {
    return sentence(summary, "nothing was delivered");
  }

  /** Why no event could be lost by stacks in which something is broken, if so. */
  Optional<String> sentenceOnFault(Summary summary) {
    return sentence(summary, NOTHING_TO_LOSE);
  }

  /** Why the faults, each alone, could not lose any event, if so. */
  Optional<String> sentence(List<FaultRow> rows) {
    var summaries = rows.stream().flatMap(row -> row.summary().stream()).toList();
    if (summaries.isEmpty()) {
      return Optional.of(NOTHING_TO_LOSE + ": these stacks have nothing that could break");
    }
    return summaries.stream().allMatch(Summary::everythingFiltered)
        ? sentenceOnFault(summaries.get(0))
        : Optional.empty();
  }

  private Optional<String> sentence(Summary summary, String what) {
    var meant = events.expected().filter(Outcome.FILTERED::equals).isPresent();
    return summary.everythingFiltered() && !meant
        ? Optional.of(what + ": " + because())
        : Optional.empty();
  }

  private String because() {
    var listening = Listening.in(stacks.cloud());
    var from = events.from();
    var places =
        "these stacks listen in %s, and %s from %s"
            .formatted(
                listening.isEmpty() ? "no account" : PlaceNames.of(listening),
                events.sources().chosen() ? "the events came" : "the sample events were sent",
                PlaceNames.of(from)
                    + events.bus().map(bus -> ", onto bus " + bus.name()).orElse(""));
    var unwanted = Collections.disjoint(listening, from) ? "" : ", but no rule there matches any";
    var remedy =
        events.sources().chosen()
            ? "; if they are to be filtered, say so with --expect filtered"
            : "";
    return places + unwanted + remedy;
  }
}
