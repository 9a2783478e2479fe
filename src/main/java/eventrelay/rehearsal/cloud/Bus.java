package eventrelay.rehearsal.cloud;

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
    return nameOf(arn);
  }

  static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Where it is. */
  public Place place() {
    return Place.of(arn);
  }
}
