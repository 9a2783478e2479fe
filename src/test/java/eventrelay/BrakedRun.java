package eventrelay;

import com.pulumi.Context;
import com.pulumi.test.Mocks;
import com.pulumi.test.TestOptions;
import com.pulumi.test.internal.PulumiTestInternal;
import eventrelay.rehearsal.program.ProgramRun;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How a program ended under the SDK's mocks with a brake of the test's choice.
 *
 * @param exitCode what the process would have ended with
 * @param causes the cause of each error that the engine was told; what stands around it depends on
 *     which of the tasks that fail for one cause the SDK's runner finds first
 */
record BrakedRun(int exitCode, List<String> causes) {

  static BrakedRun of(Consumer<Context> program, Mocks mocks, boolean preview, PollingBrake brake) {
    // The SDK holds the running program in a static field: one run at a time in the whole process.
    synchronized (ProgramRun.class) {
      var options =
          TestOptions.builder()
              .projectName("braked")
              .stackName("test")
              .preview(preview)
              .resourceTransformations(List.of(brake))
              .build();
      try {
        var result =
            PulumiTestInternal.builder()
                .options(options)
                .mocks(mocks)
                .standardLogger(silent())
                .build()
                .runTestAsync(brake.around(program))
                .get(40, TimeUnit.SECONDS);
        return new BrakedRun(
            result.exitCode(), result.errors().stream().map(BrakedRun::cause).toList());
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError("the program does not end", e);
      } finally {
        PulumiTestInternal.cleanup();
      }
    }
  }

  private static Logger silent() {
    var logger = Logger.getAnonymousLogger();
    logger.setLevel(Level.OFF);
    return logger;
  }

  private static String cause(String error) {
    return error
        .lines()
        .filter(line -> !line.matches("\\s+(at |\\.\\.\\. ).*"))
        .reduce("", (first, last) -> last.isBlank() ? first : last)
        .replaceFirst("^Caused by: ", "");
  }
}
