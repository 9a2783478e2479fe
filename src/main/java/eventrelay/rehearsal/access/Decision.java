package eventrelay.rehearsal.access;

import java.util.List;

/**
 * What IAM would answer to a request.
 *
 * @param access the answer
 * @param because a fragment of a sentence that names the policy and the statement that decided
 * @param statements the statements that {@code because} names
 */
public record Decision(Access access, String because, List<StatementText> statements) {
  /** Keeps its own copy of the list. */
  public Decision {
    statements = List.copyOf(statements);
  }

  /** True if what is not known here decides, so that the request may go through or not. */
  public boolean undecided() {
    return access == Access.CANNOT_SAY;
  }

  /** True if the request goes through. */
  public boolean allowed() {
    return access == Access.ALLOWED;
  }
}
