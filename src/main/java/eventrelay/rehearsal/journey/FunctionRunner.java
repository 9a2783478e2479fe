package eventrelay.rehearsal.journey;

import com.fasterxml.jackson.databind.JsonNode;
import eventrelay.rehearsal.cloud.LambdaFunction;
import eventrelay.rehearsal.function.Invocation;
import eventrelay.rehearsal.function.PythonFunction;
import eventrelay.rehearsal.function.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs the real handlers, one process for each function that an event reaches. */
public final class FunctionRunner implements AutoCloseable {
  private final Map<Code, PythonFunction> running = new HashMap<>();

  /** Starts with no process; the first event that reaches a function starts one. */
  public FunctionRunner() {}

  /** What makes two functions the same to run, apart from who may invoke them. */
  private record Code(
      String arn,
      String handler,
      Duration timeout,
      Map<String, String> environment,
      Map<String, Path> files) {}

  /**
   * Runs the handler once.
   *
   * @param topics what SNS would answer the function's role, topic by topic
   */
  Invocation invoke(
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
                    code.timeout()))
        .invoke(event, topics);
  }

  @Override
  public void close() {
    running.values().forEach(PythonFunction::close);
    running.clear();
  }
}
