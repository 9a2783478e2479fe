package eventrelay.rehearsal.topology;

import java.util.List;

/**
 * Accounts of the same shape: what each has and is linked to is the same but for its own 12 digits.
 *
 * @param accounts their 12 digits; the first represents all of them
 */
public record AccountGroup(List<String> accounts) {
  /** Keeps its own copy of the list. */
  public AccountGroup {
    accounts = List.copyOf(accounts);
  }

  /** The account that represents all of them. */
  public String first() {
    return accounts.get(0);
  }

  /** Groups the accounts of a topology, each in one group, in the order of their first accounts. */
  public static List<AccountGroup> in(Topology topology) {
    return new Shapes(topology).groups();
  }
}
