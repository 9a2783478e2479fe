package eventrelay.rehearsal.access;

/**
 * A caller without credentials, which a Principal of {@code *} names too (IAM User Guide, "AWS JSON
 * policy elements: Principal", on all principals).
 */
public record AnonymousPrincipal() implements Principal {
  @Override
  public String toString() {
    return "one without credentials";
  }
}
