package eventrelay.rehearsal.cloud;

import eventrelay.names.Arn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param arn its ARN
 * @param role the ARN of its execution role
 * @param logGroup the ARN of the log group that it writes to
 * @param handler module and function
 * @param timeout how long one invocation may take
 * @param environment its variables
 * @param code name in the archive to file on disk; empty if the code is not at hand
 * @param policy the policy that says who may invoke it, if it has one
 * @param deadLetterQueue the ARN of the queue or topic for events that it failed at
 * @param onFailure the ARN of the destination for a record of what it failed at
 * @param retries how often Lambda tries again
 * @param switchedOff true if no execution is reserved for it, so that Lambda never runs it
 * @param notes what the reader of a report has to know of how it is run, each a sentence
 */
public record LambdaFunction(
    String arn,
    String role,
    String logGroup,
    String handler,
    Duration timeout,
    Map<String, String> environment,
    Map<String, Path> code,
    Optional<PolicyText> policy,
    Optional<String> deadLetterQueue,
    Optional<String> onFailure,
    int retries,
    boolean switchedOff,
    List<String> notes) {
  /** The handler of a function that was broken on purpose, whether its code is at hand or not. */
  public static final String BROKEN_HANDLER = "broken_on_purpose.handler";

  /** Keeps its own copies. */
  public LambdaFunction {
    notes = List.copyOf(notes);
    environment = Map.copyOf(environment);
    code = Map.copyOf(code);
  }

  /** The function's name. */
  public String name() {
    return Arn.nameOf(arn);
  }

  /** True if it was broken on purpose. */
  public boolean isBroken() {
    return handler.equals(BROKEN_HANDLER);
  }
}
