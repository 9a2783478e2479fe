package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.access.UnsupportedPolicyException;
import eventrelay.rehearsal.change.StackChanges;
import eventrelay.rehearsal.event.Event;
import eventrelay.rehearsal.journey.EventSender;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.report.Changes;
import eventrelay.rehearsal.report.OutcomeChanges;
import eventrelay.rehearsal.report.page.HtmlReport;
import eventrelay.rehearsal.stackset.TemplateFile;
import eventrelay.rehearsal.terraform.TerraformState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The state that the stacks are compared with.
 *
 * @param name as it was named on the command line
 */
record Baseline(String name, Stacks stacks) {
  private static final String STACK_FILES = "Pulumi.?*.{yaml,yml}";
  private static final String EXPORTS = "*.{json,tfstate}";

  /**
   * Reads the other state.
   *
   * @param given names one folder, of stack files or else of exports, or files with exports, or one
   *     commit of the project as git names it
   * @param rehearsed the folder with the present stack files, which a commit has too
   * @param reading how the present stacks are read; if the other folder is a project itself, the
   *     paths of functions' code start from that
   * @throws UnusableInputException if it cannot be used
   */
  static Baseline of(Options given, Path rehearsed, StackReading reading) {
    var paths = given.against;
    var folder = paths.stream().filter(Files::isDirectory).findFirst();
    if (folder.isPresent() && paths.size() > 1) {
      throw new UnusableInputException(
          "--against takes one folder, or files: name the folder %s alone, or files only"
              .formatted(folder.get()));
    }
    var name = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    if (paths.size() == 1 && Files.notExists(paths.get(0))) {
      var revision = GitRevision.named(name, reading.project()).orElseThrow(() -> unknown(name));
      return new Baseline(name, told(() -> ofRevision(revision, rehearsed, reading)));
    }
    return new Baseline(
        name,
        told(() -> folder.isPresent() ? ofFolder(folder.get(), reading) : ofFiles(paths, reading)));
  }

  private static UnusableInputException unknown(String name) {
    return new UnusableInputException(
        ("--against %s: there is no such file or folder, and git knows no such commit here; name a"
                + " folder, an export, or a commit such as HEAD or origin/main")
            .formatted(name));
  }

  private static Stacks ofRevision(GitRevision revision, Path rehearsed, StackReading reading) {
    try (var exports = new TemporaryFolder("event-relay-against-")) {
      revision.saveExports(rehearsed, exports.path());
      return ofFolder(exports.path(), reading);
    }
  }

  /** The way of an event through the other state. */
  EventSender eventSender(FunctionRunner runner) {
    return told(() -> new EventSender(stacks.cloud(), stacks.expectedDelivery(), runner, false));
  }

  /** Sends an event through the other state. */
  Journey send(EventSender eventSender, Event event) {
    return told(() -> eventSender.send(event));
  }

  /** The other state's side of a page, with the same events. */
  HtmlReport page(SentEvents events, Instant made) {
    return told(() -> new PageRun(stacks, events, made).before());
  }

  /** What is not the same now. */
  Changes changes(Stacks now, OutcomeChanges fates) {
    var changes =
        StackChanges.between(stacks.deployments(), now.deployments())
            .withLossesOf(stacks.members().deployments(), now.members().deployments());
    return new Changes(name, changes, fates);
  }

  private static Stacks ofFolder(Path folder, StackReading reading) {
    if (!list(folder, STACK_FILES).isEmpty()) {
      var isProject = Files.isRegularFile(folder.resolve("Pulumi.yaml"));
      return Stacks.ofFolder(folder, isProject ? reading.inProject(folder) : reading);
    }
    var exports = list(folder, EXPORTS);
    exports.removeIf(TemplateFile::isOne);
    if (exports.isEmpty()) {
      throw UnusableInputException.in(
          folder,
          "it has neither a stack file nor an export",
          "name a folder with Pulumi.<stack>.yaml files, or with what --save-exports wrote");
    }
    return ofFiles(exports, reading);
  }

  private static Stacks ofFiles(List<Path> files, StackReading reading) {
    var byKind = files.stream().collect(Collectors.partitioningBy(TerraformState::isOne));
    return Stacks.ofExports(byKind.get(false), byKind.get(true), reading);
  }

  private static List<Path> list(Path folder, String glob) {
    try (var found = Files.newDirectoryStream(folder, glob)) {
      var files = new ArrayList<Path>();
      found.forEach(files::add);
      files.sort(null);
      return files;
    } catch (IOException e) {
      throw UnusableInputException.in(
          folder, "it cannot be read", "check the folder's permissions", e);
    }
  }

  /** Says which of the two states cannot be used. */
  private static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnusableInputException e) {
      throw e.after("--against: ");
    } catch (UnsupportedPolicyException e) {
      throw new UnusableInputException("--against: " + e.getMessage(), e);
    }
  }
}
