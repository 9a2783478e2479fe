package eventrelay.rehearsal.journey;

/** An event on its way: it went as far as it can without what functions do with it. */
@FunctionalInterface
public interface PendingJourney {
  /** Waits for the functions, and says how it went on. */
  Journey end();
}
