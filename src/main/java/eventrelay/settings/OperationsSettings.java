package eventrelay.settings;

import java.util.Optional;

/**
 * How the relay is operated.
 *
 * @param archiveDays how many days the receiving bus keeps events for replay; 0 for no archive
 * @param logRetentionDays how many days the function's log is kept
 * @param alarms whether to alarm on what was not delivered
 * @param protect whether Pulumi refuses to delete what holds events in the management half
 * @param notification who is notified of events and alarms, if anyone
 */
public record OperationsSettings(
    int archiveDays,
    int logRetentionDays,
    boolean alarms,
    boolean protect,
    Optional<Notify> notification) {
  /** What a stack file that says nothing gets. */
  public static final OperationsSettings DEFAULT =
      new OperationsSettings(7, 365, true, true, Optional.empty());
}
