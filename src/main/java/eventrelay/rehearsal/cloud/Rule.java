package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.policy.EventPattern;
import java.util.List;
import java.util.Optional;

/**
 * A rule on a bus.
 *
 * @param arn its ARN
 * @param name its name
 * @param bus the ARN of the bus that it is on
 * @param pattern what it wants
 * @param state which of the events that match it gets
 * @param role the role that it names itself, beside those of its targets
 * @param targets where it sends what it wants
 */
public record Rule(
    String arn,
    String name,
    String bus,
    EventPattern pattern,
    State state,
    Optional<String> role,
    List<Target> targets) {

  /**
   * Which events a rule gets (EventBridge API Reference, PutRule; EventBridge User Guide,
   * "Receiving read-only management events from AWS services").
   */
  public enum State {
    /** None. */
    DISABLED,
    /** All but what CloudTrail delivers of calls that only read. */
    ENABLED,
    /** All. */
    ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS
  }

  /** Keeps its own copy of the targets. */
  public Rule {
    targets = List.copyOf(targets);
  }

  /** False if it is switched off. */
  public boolean enabled() {
    return state != State.DISABLED;
  }

  /** Where it is. */
  public AccountRegion place() {
    return AccountRegion.of(bus);
  }

  /** True if it sends to a bus. */
  public boolean forwards() {
    return targets.stream().anyMatch(Target::isBus);
  }
}
