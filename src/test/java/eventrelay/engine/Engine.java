package eventrelay.engine;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.DestroyOptions;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.OutputValue;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.RefreshOptions;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.UpdateOptions;
import com.pulumi.automation.WorkspaceStack;
import com.pulumi.automation.events.EngineEvent;
import eventrelay.PollingBrake;
import eventrelay.engine.provider.AwsAccounts;
import eventrelay.engine.provider.ProviderPlugins;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A project folder with a file backend, driven through Pulumi's Automation API: copies of the
 * project's Pulumi.yaml, stack files and function, and the jar that Maven packaged.
 */
final class Engine implements AutoCloseable {
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final AwsAccounts accounts;
  private final ProviderPlugins plugins;

  private interface Command {
    void run(WorkspaceStack stack, List<EngineEvent> events) throws AutomationException;
  }

  /** The shipped stacks' accounts, empty, behind the profiles that the stack files name. */
  static Engine ofShippedStacks(Path temporary) throws IOException {
    return new Engine(temporary, "111111111111", "222222222222");
  }

  /**
   * @param temporary an empty folder
   * @param management the account that the profile {@code management} leads to
   * @param development the account that the profile {@code development} leads to
   */
  Engine(Path temporary, String management, String development) throws IOException {
    this(temporary, Map.of("management", management, "development", development));
    for (var file : List.of("Pulumi.yaml", "Pulumi.mgmt.yaml", "Pulumi.dev.yaml")) {
      Files.copy(PROJECT.resolve(file), folder.resolve(file));
    }
    Files.createSymbolicLink(folder.resolve("lambda"), PROJECT.resolve("lambda"));
    Files.createSymbolicLink(folder.resolve("target"), PROJECT.resolve("target"));
  }

  private Engine(Path temporary, Map<String, String> accountsByProfile) throws IOException {
    accounts = new AwsAccounts(accountsByProfile);
    plugins = new ProviderPlugins(accounts);
    folder = Files.createDirectory(temporary.resolve("project"));
    var backend = Files.createDirectory(temporary.resolve("backend"));
    environment.put(ProviderPlugins.PORT, Integer.toString(plugins.port()));
    environment.put("PULUMI_BACKEND_URL", backend.toUri().toString());
    environment.put("PULUMI_CONFIG_PASSPHRASE", "for tests");
    environment.put("PULUMI_HOME", temporary.resolve("home").toString());
    environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
    environment.put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
  }

  /** The project that {@code pulumi new} makes of a template, without the jar. */
  static Engine ofTemplate(Path temporary, Path template, String... arguments)
      throws IOException, InterruptedException {
    var engine =
        new Engine(temporary, Map.of("management", "111111111111", "development", "222222222222"));
    var command = new ArrayList<>(List.of("new", template.toString(), "--yes"));
    command.addAll(List.of(arguments));
    engine.pulumi(command.toArray(String[]::new));
    return engine;
  }

  /** The project's folder. */
  Path folder() {
    return folder;
  }

  AwsAccounts accounts() {
    return accounts;
  }

  /**
   * Changes a stack's file.
   *
   * @return what stood there before
   */
  String edit(String stack, UnaryOperator<String> edit) throws IOException {
    var file = folder.resolve("Pulumi." + stack + ".yaml");
    var before = Files.readString(file);
    var after = edit.apply(before);
    if (after.equals(before)) {
      throw new IllegalStateException("the edit changes nothing in " + file);
    }
    Files.writeString(file, after);
    return before;
  }

  /** Makes a stack, without anything in it. */
  void init(String stack) throws AutomationException {
    select(stack);
  }

  /** Takes the polling brake off for whatever runs from now on. */
  void withoutBrake() {
    environment.put(PollingBrake.SWITCH, "off");
  }

  /** Replaces the project's file, by that of another program. */
  void program(String text) throws IOException {
    Files.writeString(folder.resolve("Pulumi.yaml"), text);
  }

  /** Writes a stack's file, whatever stood there. */
  void write(String stack, String text) throws IOException {
    Files.writeString(folder.resolve("Pulumi." + stack + ".yaml"), text);
  }

  EngineRun preview(String stack) {
    return run(
        stack, (in, events) -> in.preview(collecting(PreviewOptions.builder(), events).build()));
  }

  EngineRun up(String stack) {
    return run(stack, (in, events) -> in.up(collecting(UpOptions.builder(), events).build()));
  }

  /** A preview that writes down what the update may do, as {@code --save-plan} does. */
  EngineRun plan(String stack, Path plan) {
    return run(
        stack,
        (in, events) ->
            in.preview(collecting(PreviewOptions.builder(), events).plan(plan.toString()).build()));
  }

  /** An update that may do what such a plan says, as with {@code --plan}. */
  EngineRun up(String stack, Path plan) {
    return run(
        stack,
        (in, events) ->
            in.up(collecting(UpOptions.builder(), events).plan(plan.toString()).build()));
  }

  EngineRun refresh(String stack) {
    return run(
        stack, (in, events) -> in.refresh(collecting(RefreshOptions.builder(), events).build()));
  }

  EngineRun destroy(String stack) {
    return run(
        stack, (in, events) -> in.destroy(collecting(DestroyOptions.builder(), events).build()));
  }

  /** What {@code pulumi destroy} shows first, and asks whether to go on. */
  EngineRun previewOfDestroy(String stack) {
    return run(
        stack,
        (in, events) ->
            in.destroy(collecting(DestroyOptions.builder(), events).previewOnly(true).build()));
  }

  /** Lifts the protection of what holds events, as README says, and destroys the stack. */
  EngineRun removeAll(String stack) throws IOException {
    edit(stack, file -> Edits.with(file, "protect", "false"));
    up(stack).succeeded();
    return destroy(stack);
  }

  /** The stack's outputs; one that is not a text is JSON. */
  Map<String, Object> outputs(String stack) throws AutomationException {
    var outputs = new TreeMap<String, Object>();
    for (var output : select(stack).getOutputs().entrySet()) {
      outputs.put(output.getKey(), value(output.getKey(), output.getValue()));
    }
    return outputs;
  }

  /** The file that {@code pulumi stack export} writes. */
  Path export(String stack) throws IOException, InterruptedException {
    var file = folder.resolve(stack + ".json");
    pulumi("stack", "export", "-s", stack, "--file", file.toString());
    return file;
  }

  /** Takes over what a file for {@code pulumi import} lists. */
  void importFrom(String stack, Path file) throws IOException, InterruptedException {
    pulumi("import", "-s", stack, "--file", file.toString(), "--generate-code=false", "--yes");
  }

  /** Runs a command of the CLI, which has to succeed. */
  void pulumi(String... arguments) throws IOException, InterruptedException {
    var process = start(arguments);
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(output);
    }
  }

  /** Starts a command of the CLI, which writes all that it prints to its standard output. */
  Process start(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("pulumi"));
    command.addAll(List.of(arguments));
    return start(command);
  }

  /** Starts any command in the project's folder, with what the CLI needs in its environment. */
  Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static Object value(String name, OutputValue output) {
    if (output.isSecret()) {
      throw new AssertionError("output " + name + " is a secret");
    }
    return output.value();
  }

  private static <B extends UpdateOptions.Builder<B>> B collecting(
      B options, List<EngineEvent> events) {
    return options.onEvent(events::add);
  }

  private EngineRun run(String stack, Command command) {
    var events = Collections.synchronizedList(new ArrayList<EngineEvent>());
    try {
      command.run(select(stack), events);
      return new EngineRun(List.copyOf(events), Optional.empty());
    } catch (AutomationException e) {
      return new EngineRun(List.copyOf(events), Optional.of(e.toString()));
    }
  }

  private WorkspaceStack select(String stack) throws AutomationException {
    return LocalWorkspace.createOrSelectStack(
        stack,
        folder,
        LocalWorkspaceOptions.builder()
            .pulumiCommand(new StructuredOutputs())
            .environmentVariables(environment)
            .build());
  }

  @Override
  public void close() throws IOException {
    plugins.close();
    // Not what they lead to, which JUnit would delete with the folder.
    for (var link : List.of("lambda", "target", "target/lib")) {
      if (Files.isSymbolicLink(folder.resolve(link))) {
        Files.delete(folder.resolve(link));
      }
    }
  }
}
