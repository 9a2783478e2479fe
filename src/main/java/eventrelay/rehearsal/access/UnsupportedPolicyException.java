package eventrelay.rehearsal.access;

import eventrelay.text.PlainText;

/** A policy is not one that AWS would accept. */
public final class UnsupportedPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says where the policy is, what of it is not understood, and what to write instead. */
  public UnsupportedPolicyException(String place, String problem, String remedy) {
    super(PlainText.line(place + ": " + problem + "; " + remedy));
  }
}
