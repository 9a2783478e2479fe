package eventrelay.rehearsal.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A Python Lambda function, run by one {@code python3} that lives as long as the function does: it
 * starts at the first invocation, and again after one that ended it. Failures have the types that
 * Lambda gives them. For use by one thread at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html">Define Lambda
 *     function handler in Python</a>
 */
public final class PythonFunction implements AutoCloseable {
  /** How long an interpreter may take to start the driver. */
  static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Sandbox sandbox;
  private final RequestQueue requests;

  /**
   * Copies the files, and starts nothing yet.
   *
   * @param functionName what the handler's context says
   * @param handler module and function, such as {@code lambda_function.lambda_handler}
   * @param environment the function's variables; the handler sees no others of this process than
   *     PATH, and none that is withheld (see {@link WithheldVariables})
   * @param files name in the archive to file on disk
   * @param timeout how long an invocation may take
   * @throws IllegalArgumentException if a name leads out of the archive
   * @throws eventrelay.rehearsal.UnusableInputException if a file cannot be copied
   */
  public PythonFunction(
      String functionName,
      String handler,
      Map<String, String> environment,
      Map<String, Path> files,
      Duration timeout) {
    this(functionName, handler, environment, files, timeout, new Sandbox());
  }

  /**
   * One that runs in a sandbox of the caller's, which it closes.
   *
   * @param sandbox empty, and used by no other function
   */
  public PythonFunction(
      String functionName,
      String handler,
      Map<String, String> environment,
      Map<String, Path> files,
      Duration timeout,
      Sandbox sandbox) {
    this(functionName, handler, environment, files, timeout, sandbox, START_LIMIT);
  }

  /**
   * One with another time to start in.
   *
   * @param start instead of {@link #START_LIMIT}
   */
  PythonFunction(
      String functionName,
      String handler,
      Map<String, String> environment,
      Map<String, Path> files,
      Duration timeout,
      Sandbox sandbox,
      Duration start) {
    this.sandbox = sandbox;
    var setup =
        JsonNodeFactory.instance
            .objectNode()
            .put("function", functionName)
            .put("handler", handler)
            .put("timeoutMillis", timeout.toMillis());
    var variables = setup.putObject("environment");
    environment.forEach(
        (name, value) -> {
          if (!WithheldVariables.isWithheld(name)) {
            variables.put(name, value);
          }
        });
    variables.put("AWS_LAMBDA_FUNCTION_NAME", functionName);
    this.requests = new RequestQueue(sandbox, setup, start, timeout);
    try {
      sandbox.copy(files);
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /**
   * Hands one event to the handler, to which no topic exists.
   *
   * @throws PythonMissingException if there is no {@code python3} on the PATH
   */
  public Invocation invoke(JsonNode event) {
    return invoke(event, Map.of());
  }

  /**
   * Hands one event to the handler. Nothing it does through boto3 reaches AWS: publishing to SNS
   * has the result given here, and whatever else it asks of boto3 fails.
   *
   * @param topics ARNs of the topics that exist, with why they refuse a publication if they do
   * @throws PythonMissingException if there is no {@code python3} on the PATH
   */
  public Invocation invoke(JsonNode event, Map<String, Optional<Refusal>> topics) {
    return begin(event, topics).end();
  }

  /**
   * Hands over one event as {@link #invoke}, without waiting for the handler. It runs the events in
   * the order in which they were handed over, one at a time.
   *
   * @throws PythonMissingException if there is no {@code python3} on the PATH
   */
  public PendingInvocation begin(JsonNode event, Map<String, Optional<Refusal>> topics) {
    return requests.add(event, topics);
  }

  /** Ends the process and deletes the copy of the files. */
  @Override
  public void close() {
    sandbox.close();
  }
}
