package eventrelay.policy;

import java.util.List;
import java.util.Optional;

/**
 * The principals that the receiving bus admits: the forwarding roles of some accounts, of an
 * organization, or of the accounts that are both.
 *
 * @param accounts the ids of the accounts; empty for any of the organization
 * @param organization the organization's id ({@code o-…}), if it matters
 * @param role the name of the forwarding role in each account
 */
public record Trust(List<String> accounts, Optional<String> organization, String role) {
  /**
   * Keeps its own copy of the list.
   *
   * @throws IllegalArgumentException if it would let in everybody
   */
  public Trust {
    accounts = List.copyOf(accounts);
    if (accounts.isEmpty() && organization.isEmpty()) {
      throw new IllegalArgumentException("neither accounts nor an organization to trust");
    }
  }
}
