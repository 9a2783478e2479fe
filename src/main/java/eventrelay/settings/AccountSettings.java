package eventrelay.settings;

import java.util.List;
import java.util.Optional;

/**
 * One account as the stack file describes it.
 *
 * @param name the account's name in the relay; {@code management} for the management account
 * @param formerly the name that the account had when it was last deployed, if that was another
 * @param id 12 digits; without it the account is asked through its own provider
 * @param regions at least one; the first is where account-wide resources are managed from
 * @param credentials how to get in
 */
public record AccountSettings(
    String name,
    Optional<String> formerly,
    Optional<String> id,
    List<String> regions,
    Credentials credentials) {
  /** Keeps its own copy of the Regions. */
  public AccountSettings {
    regions = List.copyOf(regions);
  }

  /** The Region of the account's first provider. */
  public String homeRegion() {
    return regions.get(0);
  }
}
