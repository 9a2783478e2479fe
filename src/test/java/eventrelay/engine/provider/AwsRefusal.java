package eventrelay.engine.provider;

/** AWS refuses a call, with its error's code and a message. */
final class AwsRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AwsRefusal(String code, String message) {
    super(code + ": " + message);
  }
}
