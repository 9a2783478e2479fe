package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import java.util.Optional;

/**
 * A queue or a topic: a resource that accepts messages from the principals that its policy admits.
 *
 * @param arn its ARN
 * @param policy its resource policy, if it has one
 */
public record Endpoint(String arn, Optional<PolicyText> policy) {
  /** The queue's or topic's name. */
  public String name() {
    return Arn.nameOf(arn);
  }

  /** Where it is. */
  public AccountRegion place() {
    return AccountRegion.of(arn);
  }
}
