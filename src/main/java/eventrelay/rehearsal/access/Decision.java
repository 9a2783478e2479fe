package eventrelay.rehearsal.access;

/**
 * What IAM would answer to a request.
 *
 * @param access the answer
 * @param because a fragment of a sentence that names the policy and the statement that decided
 */
public record Decision(Access access, String because) {

  /** True if the request goes through. */
  public boolean allowed() {
    return access == Access.ALLOWED;
  }
}
