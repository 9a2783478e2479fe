package eventrelay.rehearsal.cloud;

import eventrelay.names.AccountRegion;
import eventrelay.names.Arn;
import java.util.List;
import java.util.Optional;

/**
 * An IAM role.
 *
 * @param arn its ARN
 * @param trust who may assume it
 * @param policies what it may do
 * @param boundary its permissions boundary, if it has one that is at hand
 */
public record Role(
    String arn, PolicyText trust, List<PolicyText> policies, Optional<PolicyText> boundary) {
  /** Keeps its own copy of the policies. */
  public Role {
    policies = List.copyOf(policies);
  }

  /** The role's name, without its path. */
  public String name() {
    return Arn.nameOf(arn);
  }

  /** The 12 digits of its account. */
  public String account() {
    return AccountRegion.of(arn).account();
  }
}
