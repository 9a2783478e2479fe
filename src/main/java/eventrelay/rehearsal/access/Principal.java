package eventrelay.rehearsal.access;

/** Who makes a request; see the IAM User Guide, "AWS JSON policy elements: Principal". */
public sealed interface Principal permits ServicePrincipal, AwsPrincipal, AnonymousPrincipal {

  /**
   * Reads {@code events.amazonaws.com}, or the ARN of an account root, a role, a user or an assumed
   * role's session.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  static Principal parse(String text) {
    return text.startsWith("arn:") ? AwsPrincipal.parse(text) : new ServicePrincipal(text);
  }
}
