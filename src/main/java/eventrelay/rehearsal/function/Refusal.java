package eventrelay.rehearsal.function;

/**
 * Why a call to SNS is not carried out.
 *
 * @param code the error's code, such as {@code AuthorizationError} or {@code NotFound}
 * @param message one sentence
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
public record Refusal(String code, String message) {}
