package eventrelay.rehearsal.journey;

import java.util.Set;

/**
 * EventBridge sends an event from one bus to another, and not on to a third (EventBridge User
 * Guide, "Sending events between event buses in the same account and Region").
 */
public final class ThirdBus {
  private ThirdBus() {}

  /**
   * True if any further bus would be the event's third.
   *
   * @param buses the ARNs of those that it has been on
   */
  public static boolean isNext(Set<String> buses) {
    return buses.size() > 1;
  }
}
