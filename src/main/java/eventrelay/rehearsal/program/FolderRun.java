package eventrelay.rehearsal.program;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eventrelay.App;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.stackfile.ProjectFile;
import eventrelay.rehearsal.stackfile.StackFile;
import eventrelay.rehearsal.stackfile.StackFolder;
import eventrelay.settings.Settings;
import eventrelay.settings.SettingsException;
import eventrelay.settings.StackConfig;
import eventrelay.text.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program run once for each stack file of a folder.
 *
 * @param deployments what the stacks declared, management half first
 * @param notes what the reader of a report has to know, each a sentence
 * @param files the stack files, in the same order
 */
public record FolderRun(List<Deployment> deployments, List<String> notes, List<Path> files) {

  /** A stack file and what it says. */
  private record Stack(StackFile file, StackConfig config, Settings settings) {}

  /**
   * Runs every stack of a folder.
   *
   * @throws UnusableInputException if a stack file has mistakes (with all mistakes of all files),
   *     or the stacks do not fit together
   */
  public static FolderRun of(Path folder) {
    return of(folder, folder, () -> {});
  }

  /**
   * Like the other, for a caller that counts.
   *
   * @param project the folder whose project the stacks are of, if theirs is in none
   * @param declared run for each resource that a stack declares, on any thread
   */
  public static FolderRun of(Path folder, Path project, Runnable declared) {
    var name = ProjectFile.name(folder, project);
    var stacks = read(folder, name);
    var accountIds = new AccountIds(stacks.stream().map(Stack::settings).toList());
    var exports = new HashMap<String, ObjectNode>();
    var deployments = new ArrayList<Deployment>();
    var notes = new ArrayList<>(accountIds.notes());
    for (var stack : stacks) {
      var run = run(folder, stack, accountIds.byProvider(), exports, declared);
      var deployment = run.deployment();
      run.warnings().forEach(warning -> notes.add("stack " + deployment.stack() + ": " + warning));
      if (stack.settings().deploy().management()) {
        exports.put(stack.file().stack(), deployment.exports());
      }
      deployments.add(deployment);
    }
    return new FolderRun(
        List.copyOf(deployments),
        List.copyOf(notes),
        stacks.stream().map(stack -> stack.file().path()).toList());
  }

  private static List<Stack> read(Path folder, String project) {
    var stacks = new ArrayList<Stack>();
    var mistakes = new ArrayList<String>();
    for (var file : StackFolder.read(folder, project)) {
      var config = StackConfig.of(file.path().toString(), project, file.config());
      try {
        stacks.add(new Stack(file, config, Settings.read(config)));
      } catch (SettingsException e) {
        e.getMessage().lines().forEach(mistakes::add);
      }
    }
    if (!mistakes.isEmpty()) {
      throw UnusableInputException.ofLines(mistakes);
    }
    stacks.sort(Comparator.comparing(stack -> !stack.settings().deploy().management()));
    return stacks;
  }

  private static ProgramRun run(
      Path folder,
      Stack stack,
      Map<String, String> accountIds,
      Map<String, ObjectNode> exports,
      Runnable declared) {
    var surroundings = new MockEnvironment(accountIds, hub(folder, stack, exports), false);
    var run =
        ProgramRun.of(
            ctx -> App.stack(ctx, stack.config()),
            stack.config().namespace(),
            stack.file().stack(),
            stack.file().config(),
            surroundings,
            declared);
    if (run.exitCode() != 0 || !run.errors().isEmpty()) {
      throw failure(stack.file(), run);
    }
    return run;
  }

  /** What the program says to people is a message; of anything else the SDK logs the trace. */
  static RuntimeException failure(StackFile file, ProgramRun run) {
    var errors = String.join("\n", run.errors());
    if (errors.contains("\n\tat ")) {
      var cause = run.exceptions().stream().findFirst().orElse(null);
      return new IllegalStateException(
          "the program failed on %s: %s".formatted(file.path(), cause), cause);
    }
    var path = PlainText.line(file.path().toString());
    return UnusableInputException.ofLines((path + ": " + errors).lines().toList());
  }

  /** The outputs of the management stack that a development stack reads, by the name it uses. */
  private static Map<String, ObjectNode> hub(
      Path folder, Stack stack, Map<String, ObjectNode> exports) {
    if (stack.settings().deploy().management()) {
      return Map.of();
    }
    var reference =
        stack
            .settings()
            .hubStack()
            .orElse(App.hubStack(ProgramRun.ORGANIZATION, stack.config().namespace()));
    var name = reference.substring(reference.lastIndexOf('/') + 1);
    if (!exports.containsKey(name)) {
      throw new UnusableInputException(
          ("%s: it reads the management stack %s, and %s has no Pulumi.%s.yaml that deploys"
                  + " management; add one, or name another stack in %s:hubStack")
              .formatted(stack.file().path(), reference, folder, name, stack.config().namespace()));
    }
    return Map.of(reference, exports.get(name));
  }
}
