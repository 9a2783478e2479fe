package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.policy.EventPattern;
import java.util.List;

/**
 * A rule on a bus.
 *
 * @param arn its ARN
 * @param name its name
 * @param bus the ARN of the bus that it is on
 * @param pattern what it wants
 * @param enabled false if it is switched off
 * @param targets where it sends what it wants
 */
public record Rule(
    String arn,
    String name,
    String bus,
    EventPattern pattern,
    boolean enabled,
    List<Target> targets) {
  /** Keeps its own copy of the targets. */
  public Rule {
    targets = List.copyOf(targets);
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
