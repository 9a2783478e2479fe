package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.function.PendingInvocation;
import eventrelay.rehearsal.function.PythonFunction;
import eventrelay.rehearsal.function.Refusal;
import eventrelay.rehearsal.function.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs the real handlers, one process for each function that an event reaches. */
public final class FunctionRunner implements AutoCloseable {
  private final Map<Code, PythonFunction> running = new HashMap<>();
  private CompletableFuture<Sandbox> ahead;

  /** Starts with no process; the first event that reaches a function starts one. */
  public FunctionRunner() {
    this(CompletableFuture.completedFuture(null));
  }

  private FunctionRunner(CompletableFuture<Sandbox> ahead) {
    this.ahead = ahead;
  }

  /**
   * Starts the first process already, beside what its caller does until an event reaches a
   * function. If that fails, the event that does says why.
   */
  public static FunctionRunner startedAhead() {
    return new FunctionRunner(
        CompletableFuture.supplyAsync(Sandbox::started).exceptionally(any -> null));
  }

  /** What makes two functions the same to run, apart from who may invoke them. */
  private record Code(
      String arn,
      String handler,
      Duration timeout,
      Map<String, String> environment,
      Map<String, Path> files) {}

  /**
   * Starts to run the handler.
   *
   * @param topics what SNS would answer the function's role, topic by topic
   */
  PendingInvocation begin(
      LambdaFunction function, JsonNode event, Map<String, Optional<Refusal>> topics) {
    var code =
        new Code(
            function.arn(),
            function.handler(),
            function.timeout(),
            function.environment(),
            function.code());
    return running
        .computeIfAbsent(
            code,
            any ->
                new PythonFunction(
                    function.name(),
                    code.handler(),
                    code.environment(),
                    code.files(),
                    code.timeout(),
                    sandbox()))
        .begin(event, topics);
  }

  @Override
  public void close() {
    running.values().forEach(PythonFunction::close);
    running.clear();
    takeAhead().ifPresent(Sandbox::close);
  }

  private Sandbox sandbox() {
    return takeAhead().orElseGet(Sandbox::new);
  }

  private Optional<Sandbox> takeAhead() {
    var taken = Optional.ofNullable(ahead.join());
    ahead = CompletableFuture.completedFuture(null);
    return taken;
  }
}
