package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.cloud.Drift;
import eventrelay.rehearsal.journey.EventSender;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.report.DriftEffect;
import eventrelay.rehearsal.report.OutcomeChanges;
import java.util.List;

/** Sends each event a second time, as it would go after the update that undoes the drift. */
record DriftComparison(
    List<Drift> drift, SentEvents events, EventSender eventSender, OutcomeChanges fates) {
  static DriftComparison with(AfterUpdate update, SentEvents events, FunctionRunner runner) {
    return new DriftComparison(
        update.drift(), events, update.eventSender(runner), new OutcomeChanges());
  }

  /** Takes note of an event that ends differently after the update. */
  void add(Journey now) {
    fates.add(now, events.judged(eventSender.send(now.event())));
  }

  /** What was found. */
  DriftEffect effect() {
    return new DriftEffect(drift, fates);
  }
}
