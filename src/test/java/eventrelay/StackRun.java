package eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.exceptions.RunException;
import eventrelay.rehearsal.program.MockEnvironment;
import eventrelay.rehearsal.program.ProgramRun;
import eventrelay.rehearsal.stackfile.StackFolder;
import eventrelay.rehearsal.stackfile.YamlText;
import eventrelay.settings.StackConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** A stack to run without an engine; each method gives a changed copy. */
public record StackRun(
    String stack,
    Map<String, String> config,
    Map<String, String> accountIds,
    Map<String, ObjectNode> stackOutputs,
    boolean preview) {
  /** The stack that the development half reads unless told otherwise. */
  public static final String HUB_STACK = "organization/event-relay/mgmt";

  private static final int RUN_FAILED = 32;

  /** What the stacks of other tests declared: the same stack declares the same. */
  private static final Map<StackRun, DeclaredStack> DECLARED = new ConcurrentHashMap<>();

  /** A stack file of this project, as it stands there. */
  public static StackRun shipped(String stack) {
    return StackFolder.read(Path.of(""), StackConfig.SHIPPED).stream()
        .filter(file -> file.stack().equals(stack))
        .map(file -> new StackRun(stack, file.config(), Map.of(), Map.of(), false))
        .findFirst()
        .orElseThrow();
  }

  /** A stack whose file holds these keys, in YAML and without the namespace. */
  public static StackRun of(String stack, String yaml) {
    var config = new LinkedHashMap<String, String>();
    config(yaml).forEach((key, value) -> config.put(StackConfig.SHIPPED + ":" + key, value));
    return new StackRun(stack, config, Map.of(), Map.of(), false);
  }

  /** What the engine makes of YAML: text as it is, everything else as JSON. */
  public static Map<String, String> config(String yaml) {
    var config = new LinkedHashMap<String, String>();
    YamlText.read(yaml)
        .properties()
        .forEach(
            entry -> {
              var value = entry.getValue();
              config.put(entry.getKey(), value.isTextual() ? value.textValue() : value.toString());
            });
    return config;
  }

  /** The stack with one more key in its file, or another value for one. */
  public StackRun with(String yaml) {
    var changed = new LinkedHashMap<>(config);
    config(yaml).forEach((key, value) -> changed.put(StackConfig.SHIPPED + ":" + key, value));
    return new StackRun(stack, changed, accountIds, stackOutputs, preview);
  }

  /** What the account answers when it is asked for its id. */
  public StackRun account(String name, String id) {
    var changed = new HashMap<>(accountIds);
    changed.put(name, id);
    return new StackRun(stack, config, changed, stackOutputs, preview);
  }

  /** What the management stack exports. */
  public StackRun hub(String eventBusArn, String eventPattern) {
    return hub(HUB_STACK, eventBusArn, eventPattern);
  }

  /** What a management stack of another name exports. */
  public StackRun hub(String slug, String eventBusArn, String eventPattern) {
    var outputs = JsonNodeFactory.instance.objectNode();
    outputs.put("eventBusArn", eventBusArn).put("eventPattern", eventPattern);
    var changed = new HashMap<>(stackOutputs);
    changed.put(slug, outputs);
    return new StackRun(stack, config, accountIds, changed, preview);
  }

  /** The stack as `pulumi preview` runs it: what AWS would compute is unknown. */
  public StackRun previewed() {
    return new StackRun(stack, config, accountIds, stackOutputs, true);
  }

  /** What the program declares; it has to succeed without a logged error. */
  public DeclaredStack declares() {
    return DECLARED.computeIfAbsent(this, StackRun::declared);
  }

  private DeclaredStack declared() {
    var run = run();
    assertThat(run.errors()).as("logged errors").isEmpty();
    assertThat(run.exceptions()).as("exceptions").isEmpty();
    assertThat(run.exitCode()).as("exit code").isZero();
    return new DeclaredStack(run.deployment(), run.messages());
  }

  /** Runs the program, which has to fail with one clean message, and gives that. */
  public String failure() {
    var run = run();
    assertThat(run.exitCode()).as("exit code").isEqualTo(RUN_FAILED);
    assertThat(run.exceptions()).isNotEmpty().allSatisfy(StackRun::isClean);
    assertThat(run.errors()).hasSize(1);
    return run.errors().get(0);
  }

  /** Pulumi prints a RunException's message and any other exception's stack trace. */
  private static void isClean(Exception exception) {
    var cause = exception instanceof CompletionException ? exception.getCause() : exception;
    assertThat(cause).isInstanceOf(RunException.class);
  }

  private ProgramRun run() {
    return ProgramRun.of(
        ctx -> App.stack(ctx, StackConfig.of(ctx, config.keySet())),
        StackConfig.SHIPPED,
        stack,
        config,
        new MockEnvironment(accountIds, stackOutputs, preview));
  }

  /** The keys that the program is handed, for messages of a failing test. */
  @Override
  public String toString() {
    return stack + List.copyOf(config.keySet());
  }
}
