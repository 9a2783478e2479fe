package eventrelay.rehearsal.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.rehearsal.function.Invocation.Failed;
import eventrelay.rehearsal.function.Invocation.Returned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

  // What Lambda allows a function to get ready, apart from the function's own timeout.
  private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

  private final String functionName;
  private final String handler;
  private final Map<String, String> environment;
  private final Duration timeout;
  private final Duration start;
  private final Sandbox sandbox;
  private PythonProcess process;
  private Map<String, Optional<Refusal>> told = Map.of();
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private long invocations;

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
    this.functionName = functionName;
    this.handler = handler;
    this.environment = new HashMap<>(environment);
    this.environment.keySet().removeIf(WithheldVariables::isWithheld);
    this.environment.put("AWS_LAMBDA_FUNCTION_NAME", functionName);
    this.timeout = timeout;
    this.start = start;
    this.sandbox = sandbox;
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
    var pending = new Pending(event, topics);
    waiting.add(pending);
    if (waiting.size() == 1) {
      pending.send();
    }
    return pending;
  }

  /** Ends the process and deletes the copy of the files. */
  @Override
  public void close() {
    sandbox.close();
  }

  /** The process has at most one request at a time: what it does to itself concerns no other. */
  private final class Pending implements PendingInvocation {
    private final JsonNode event;
    private final Map<String, Optional<Refusal>> topics;
    private final List<Publication> publications = new ArrayList<>();
    private boolean sent;
    private JsonNode answer;

    Pending(JsonNode event, Map<String, Optional<Refusal>> topics) {
      this.event = event;
      this.topics = topics;
    }

    @Override
    public Invocation end() {
      if (waiting.peek() != this) {
        throw new IllegalStateException("invocations end in the order in which they began");
      }
      if (!sent) {
        send();
      }
      var end = answer == null ? process.answer(timeout, publications::add) : answer;
      var log = process.takeLog();
      waiting.remove();
      if (!end.has("result")) {
        // What waits has to wait longer, because this may be tried again.
        return new Failed(
            end.get("errorType").textValue(),
            end.get("errorMessage").textValue(),
            log,
            List.copyOf(publications));
      }
      if (!waiting.isEmpty()) {
        waiting.peek().send();
      }
      return new Returned(end.get("result"), log, List.copyOf(publications));
    }

    @Override
    public Invocation again() {
      waiting.addFirst(this);
      sent = false;
      answer = null;
      publications.clear();
      return end();
    }

    private void send() {
      sent = true;
      // Counted rather than random, so that two rehearsals log the same.
      var requestId = new UUID(0, ++invocations).toString();
      if (process == null || process.isOver()) {
        process = sandbox.process();
        var setup = setup(telling(topics, request(requestId)));
        var ready = process.setUp(setup, start, INIT_LIMIT, publications::add);
        if (process.isOver()) {
          answer = ready;
          return;
        }
      }
      var request = request(requestId);
      if (!topics.equals(told)) {
        telling(topics, request);
      }
      process.request(request.set("event", event));
    }
  }

  private static ObjectNode request(String requestId) {
    return JsonNodeFactory.instance.objectNode().put("requestId", requestId);
  }

  /** The process remembers the topics, so that a request does not grow with their number. */
  private ObjectNode telling(Map<String, Optional<Refusal>> topics, ObjectNode request) {
    var allowed = request.putArray("topics");
    var refusals = request.putObject("refusals");
    topics.forEach(
        (arn, refusal) ->
            refusal.ifPresentOrElse(
                r -> refusals.putArray(arn).add(r.code()).add(r.message()),
                () -> allowed.add(arn)));
    told = Map.copyOf(topics);
    return request;
  }

  /** The set-up may publish as well: on Lambda, a module that is imported can. */
  private ObjectNode setup(ObjectNode setup) {
    setup
        .put("function", functionName)
        .put("handler", handler)
        .put("timeoutMillis", timeout.toMillis())
        .put("boto3", PythonProcess.source("boto3.py"));
    environment.forEach(setup.putObject("environment")::put);
    return setup;
  }
}
