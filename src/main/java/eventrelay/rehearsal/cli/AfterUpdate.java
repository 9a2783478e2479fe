package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Drift;
import eventrelay.rehearsal.journey.EventSender;
import eventrelay.rehearsal.journey.ExpectedDelivery;
import eventrelay.rehearsal.journey.FunctionRunner;
import java.util.List;

/**
 * What the next {@code pulumi up} makes of stacks that have drifted.
 *
 * @param drift what it sets back
 * @param cloud the accounts then
 * @param expectedDelivery which events are to arrive then
 */
record AfterUpdate(List<Drift> drift, Cloud cloud, ExpectedDelivery expectedDelivery) {

  /** The way of an event after the update. */
  EventSender eventSender(FunctionRunner runner) {
    return new EventSender(cloud, expectedDelivery, runner, false);
  }
}
