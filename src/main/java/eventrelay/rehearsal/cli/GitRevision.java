package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A commit of the project, checked out into a temporary folder. Its stacks are declared by its own
 * program, since a change of the program is a change too.
 *
 * @param project the folder of the project, in a git repository
 * @param name the commit as the command line names it
 * @param id the commit's id
 * @see <a href="https://git-scm.com/docs/git-worktree">git-worktree</a>
 */
record GitRevision(Path project, String name, String id) {
  private static final int LONGEST_OUTPUT = 2_000;

  /** The commit that git knows by this name; empty if git knows none, or is not installed. */
  static Optional<GitRevision> named(String name, Path project) {
    try {
      var commit = name + "^{commit}";
      var found =
          run(project, "git", "rev-parse", "--verify", "--quiet", "--end-of-options", commit);
      return found.status() == 0
          ? Optional.of(new GitRevision(project, name, found.output().strip()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The first digits of the commit that is checked out, with a word on what differs from it; empty
   * if git knows none, or is not installed.
   *
   * @param files those that have to be part of it
   */
  static Optional<String> checkedOut(Path project, List<Path> files) {
    try {
      var commit = run(project, "git", "rev-parse", "--verify", "--quiet", "--short=12", "HEAD");
      if (commit.status() != 0) {
        return Optional.empty();
      }
      var id = commit.output().strip();
      return Optional.of(isChanged(project, files) ? id + ", with changes since" : id);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isChanged(Path project, List<Path> files) throws IOException {
    // Nothing of the repository is run, and nothing written.
    var status =
        List.of(
            "git", "-c", "core.fsmonitor=false", "--no-optional-locks", "status", "--porcelain");
    var tracked = new ArrayList<>(status);
    tracked.addAll(List.of("--untracked-files=no", "--", "."));
    var named = new ArrayList<>(status);
    named.addAll(List.of("--ignored", "--"));
    files.forEach(file -> named.add(file.toAbsolutePath().toString()));
    for (var command : List.of(tracked, named)) {
      var changes = run(project, command.toArray(String[]::new));
      if (changes.status() != 0 || !changes.output().isBlank()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes what the stacks of that commit declare, as exports, into a folder.
   *
   * @param rehearsed the folder with the stack files, where it is in the present checkout
   * @throws UnusableInputException if the commit cannot be checked out or rehearsed
   */
  void saveExports(Path rehearsed, Path exports) {
    var within = project.toAbsolutePath().relativize(rehearsed.toAbsolutePath()).normalize();
    if (within.startsWith("..")) {
      throw new UnusableInputException(
          "commit %s cannot have the folder %s, which is outside of the project"
              .formatted(name, rehearsed));
    }
    try (var folder = new TemporaryFolder("event-relay-commit-")) {
      var checkout = folder.path().resolve("checkout");
      try {
        succeed(run(project, "git", "worktree", "add", "--detach", checkout.toString(), id), 0);
        var prefix = run(project, "git", "rev-parse", "--show-prefix").output().strip();
        declare(checkout.resolve(prefix), within, exports);
      } finally {
        run(project, "git", "worktree", "remove", "--force", checkout.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void declare(Path checkout, Path within, Path exports) throws IOException {
    var rehearse = checkout.resolve("rehearse").toString();
    var stacks = checkout.resolve(within).normalize().toString();
    // Status 1 says that an event of that commit does not end as expected, which the report shows.
    succeed(run(checkout, rehearse, stacks, "--save-exports", exports.toString()), 1);
  }

  private void succeed(Finished run, int worst) {
    if (run.status() > worst) {
      var output = run.output().strip();
      throw new UnusableInputException(
          "commit %s cannot be checked out and rehearsed; name a folder or an export instead:%n%s"
              .formatted(name, output.substring(Math.max(0, output.length() - LONGEST_OUTPUT))));
    }
  }

  private record Finished(int status, String output) {}

  private static Finished run(Path folder, String... command) throws IOException {
    var process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Finished(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command[0] + " ran", e);
    }
  }
}
