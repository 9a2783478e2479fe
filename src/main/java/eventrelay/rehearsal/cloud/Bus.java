package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import java.util.Optional;

/**
 * An event bus.
 *
 * @param arn its ARN
 * @param policy its resource policy, if it has one
 * @param encryptionKey the customer managed KMS key that it names; empty for a key of AWS's own
 */
public record Bus(String arn, Optional<PolicyText> policy, Optional<String> encryptionKey) {
  /** The bus's name. */
  public String name() {
    return Arn.nameOf(arn);
  }

  /** Where it is. */
  public AccountRegion place() {
    return AccountRegion.of(arn);
  }
}
