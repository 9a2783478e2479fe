package eventrelay.rehearsal.access;

import java.util.List;

/**
 * A policy, ready to be evaluated many times.
 *
 * @param name what sentences call it, such as {@code bus policy of development-events}
 * @param statements its statements, in order
 */
public record Policy(String name, List<Statement> statements) {

  /** Keeps its own copy of the list. */
  public Policy {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a policy document; see the IAM User Guide, "Grammar of the IAM JSON policy language".
   *
   * <p>Policy variables are refused whatever the Version: the rehearsal has no values for them, and
   * to take them literally, as 2008-10-17 does, is never what an author means.
   *
   * @throws UnsupportedPolicyException if it is not one that AWS accepts, or says what is not known
   */
  public static Policy parse(String name, String json) {
    return PolicyReader.read(name, json);
  }
}
