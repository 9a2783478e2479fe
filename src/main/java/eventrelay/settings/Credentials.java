package eventrelay.settings;

import java.util.Optional;

/** How a provider gets into its account. */
public sealed interface Credentials {
  /** A named profile of the AWS configuration files. */
  record Profile(String name) implements Credentials {}

  /**
   * A role to assume with the credentials at hand.
   *
   * @param externalId what the role's trust policy asks for, if it asks
   */
  record Role(String arn, Optional<String> externalId) implements Credentials {}
}
