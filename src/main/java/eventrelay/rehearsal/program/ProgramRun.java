package eventrelay.rehearsal.program;

import com.pulumi.Context;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.TestOptions;
import com.pulumi.test.internal.PulumiTestInternal;
import eventrelay.PollingBrake;
import eventrelay.rehearsal.deployment.Deployment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * One run of a Pulumi program without an engine (Pulumi documentation, "Unit testing Pulumi
 * programs").
 *
 * @param deployment what it declared
 * @param exitCode what the process would have ended with; 0 if all went well
 * @param exceptions what it threw
 * @param errors what it logged as an error
 * @param warnings what it logged as a warning
 * @param messages all that it logged, other than for debugging
 */
public record ProgramRun(
    Deployment deployment,
    int exitCode,
    List<Exception> exceptions,
    List<String> errors,
    List<String> warnings,
    List<String> messages) {

  /** The organization that self-managed backends have. */
  public static final String ORGANIZATION = "organization";

  /**
   * Runs a program. The SDK holds the running program in a static field, hence one at a time.
   *
   * @param project the project's name
   * @param stack the stack's name
   * @param config by key with namespace, as the engine hands it over
   */
  public static ProgramRun of(
      Consumer<Context> program,
      String project,
      String stack,
      Map<String, String> config,
      MockEnvironment surroundings) {
    return of(program, project, stack, config, surroundings, () -> {});
  }

  /**
   * Like the other, for a caller that counts.
   *
   * @param declared run for each resource that the program declares, on any thread
   */
  static synchronized ProgramRun of(
      Consumer<Context> program,
      String project,
      String stack,
      Map<String, String> config,
      MockEnvironment surroundings,
      Runnable declared) {
    var monitor = new AtomicReference<RecordingMonitor>();
    var messages = Collections.synchronizedList(new ArrayList<String>());
    var warnings = Collections.synchronizedList(new ArrayList<String>());
    var brake = new PollingBrake();
    var options =
        TestOptions.builder()
            .organizationName(ORGANIZATION)
            .projectName(project)
            .stackName(stack)
            .preview(surroundings.preview())
            .resourceTransformations(List.of(brake, counting(declared)))
            .build();
    try {
      var result =
          PulumiTestInternal.builder()
              .options(options)
              .config(config)
              .standardLogger(collecting(messages, warnings))
              .monitorDecorator(
                  plain -> {
                    var mocks = new AwsMocks(surroundings);
                    monitor.set(new RecordingMonitor(mocks, PulumiTestInternal.mockLog()));
                    return monitor.get();
                  })
              .build()
              .runTest(brake.around(program));
      return new ProgramRun(
          monitor.get().deployment(stack),
          result.exitCode(),
          result.exceptions(),
          result.errors(),
          List.copyOf(warnings),
          List.copyOf(messages));
    } finally {
      PulumiTestInternal.cleanup();
    }
  }

  private static ResourceTransformation counting(Runnable declared) {
    return resource -> {
      declared.run();
      return Optional.empty();
    };
  }

  private static Logger collecting(List<String> messages, List<String> warnings) {
    var logger = Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    logger.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
              messages.add(entry.getMessage());
              if (entry.getLevel().equals(Level.WARNING)) {
                warnings.add(entry.getMessage());
              }
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
    return logger;
  }
}
