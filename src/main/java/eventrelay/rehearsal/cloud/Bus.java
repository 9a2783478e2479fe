package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import java.util.Optional;

/**
 * An event bus.
 *
 * @param arn its ARN
 * @param policy its resource policy, if it has one
 */
public record Bus(String arn, Optional<PolicyText> policy) {
  /** The bus's name. */
  public String name() {
    return Arn.nameOf(arn);
  }

  /** Where it is. */
  public AccountRegion place() {
    return AccountRegion.of(arn);
  }
}
