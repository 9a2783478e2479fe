package eventrelay.rehearsal.journey;

import eventrelay.rehearsal.event.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Sends events on their way while a function is busy with one before them; they end in order. */
public final class EventWindow {
  private final EventSender eventSender;
  private final int size;
  private final Consumer<Journey> consumer;
  private final Deque<PendingJourney> underWay = new ArrayDeque<>();

  /**
   * Sends nothing yet.
   *
   * @param size how many events are on their way at most; 1 to wait for each
   * @param consumer takes each event that has ended
   */
  public EventWindow(EventSender eventSender, int size, Consumer<Journey> consumer) {
    this.eventSender = eventSender;
    this.size = size;
    this.consumer = consumer;
  }

  /** Sends one more event. */
  public void add(Event event) {
    underWay.add(begin(event));
    if (underWay.size() >= size) {
      endFirst();
    }
  }

  /** Waits for all events. */
  public void end() {
    while (!underWay.isEmpty()) {
      endFirst();
    }
  }

  /** What stops the rehearsal at one event comes after the report on those before it. */
  private PendingJourney begin(Event event) {
    try {
      return eventSender.begin(event);
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  private void endFirst() {
    consumer.accept(underWay.remove().end());
  }
}
