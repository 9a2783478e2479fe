package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.Drift;
import eventrelay.rehearsal.journey.Courier;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.Promise;
import java.util.List;

/**
 * What the next {@code pulumi up} makes of stacks that have drifted.
 *
 * @param drift what it sets back
 * @param cloud the accounts then
 * @param promise which events are to arrive then
 */
record AfterUpdate(List<Drift> drift, Cloud cloud, Promise promise) {

  /** The way of an event after the update. */
  Courier courier(FunctionRunner runner) {
    return new Courier(cloud, promise, runner, false);
  }
}
