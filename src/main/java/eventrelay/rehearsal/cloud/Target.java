package eventrelay.rehearsal.cloud;

import eventrelay.names.Arn;
import java.util.Optional;

/**
 * One target of a rule.
 *
 * @param id its id within the rule
 * @param arn what it sends to
 * @param role the ARN of the role that EventBridge assumes to do so
 * @param deadLetterQueue the ARN of the queue for what cannot be delivered
 * @param input what it gets of the event
 */
public record Target(
    String id,
    String arn,
    Optional<String> role,
    Optional<String> deadLetterQueue,
    TargetInput input) {
  /** The service that the ARN belongs to, such as {@code events}; empty if it is not an ARN. */
  public String service() {
    return Arn.serviceOf(arn);
  }

  /** True if it is a bus, and not another resource of EventBridge, such as an API destination. */
  public boolean isBus() {
    return service().equals("events") && Arn.parse(arn).resourceType().equals("event-bus");
  }
}
