package eventrelay.rehearsal.report;

import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Summary;
import java.util.List;

/** Writes a report while the events are sent, so that any number of events fits in memory. */
public interface Reporter {
  /**
   * Called once, before the first event.
   *
   * @param stacks the names of the stacks rehearsed, management half first
   * @param notes what the reader has to know about them, each a sentence
   */
  void start(List<String> stacks, List<String> notes);

  /** Called for each event, in the order they were sent. */
  void journey(Journey journey);

  /** Called once, after the last event, if the stacks are compared with another state. */
  void changes(Changes changes);

  /** Called once, after the last event, if AWS has other values than the program declares. */
  void drift(DriftEffect effect);

  /**
   * Called once, before the end, if the run proves nothing.
   *
   * @param because a sentence that begins with what happened to no event
   */
  void nothing(String because);

  /** Called once, at the end. */
  void end(Summary summary);
}
