package eventrelay.rehearsal.journey;

import static org.assertj.core.api.Assertions.assertThat;

/** Where an event is in the end that does not arrive. */
enum Ending {
  FORWARDING(Outcome.DEAD_LETTERED, "222222222222:event-relay-forwarding-dead-letters"),
  RECEIVING(Outcome.DEAD_LETTERED, "111111111111:event-relay-receiving-dead-letters"),
  FUNCTION(Outcome.DEAD_LETTERED, "111111111111:event-relay-function-dead-letters"),
  LOST(Outcome.LOST, ""),
  FILTERED(Outcome.FILTERED, ""),
  UNPROVEN(Outcome.UNPROVEN, "");

  private final Outcome outcome;
  private final String queue;

  Ending(Outcome outcome, String queue) {
    this.outcome = outcome;
    this.queue = queue;
  }

  /** Checks the journey's outcome and last hops, and returns the one that stopped the event. */
  Hop of(Journey journey) {
    var hops = journey.hops();
    assertThat(journey.outcome()).as("%s", hops).isEqualTo(outcome);
    var last = hops.get(hops.size() - 1);
    if (queue.isEmpty()) {
      assertThat(last.verdict().passes()).isFalse();
      return last;
    }
    assertThat(last.verdict()).isEqualTo(Verdict.STORED);
    assertThat(last.at()).isEqualTo("arn:aws:sqs:ap-northeast-1:" + queue);
    assertThat(last.place().account()).isEqualTo(queue.substring(0, 12));
    var stop = hops.get(hops.size() - 2);
    assertThat(stop.verdict().passes()).isFalse();
    return stop;
  }
}
