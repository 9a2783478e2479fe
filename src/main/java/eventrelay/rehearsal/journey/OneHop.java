package eventrelay.rehearsal.journey;

import eventrelay.names.AccountRegion;

/**
 * EventBridge carries an event out of its account once: what came from another account is not sent
 * on to a third (EventBridge User Guide, "Sending and receiving events between AWS accounts").
 */
public final class OneHop {
  private OneHop() {}

  /**
   * True if EventBridge would refuse to carry the event on.
   *
   * @param origin the account where the event happened
   * @param from where the rule is that would send it on
   * @param to where the rule's target is
   */
  public static boolean isExceeded(String origin, AccountRegion from, AccountRegion to) {
    return !from.account().equals(origin) && !to.account().equals(from.account());
  }
}
