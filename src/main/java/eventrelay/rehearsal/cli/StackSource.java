package eventrelay.rehearsal.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What stacks were read from.
 *
 * @param files stack files or exports
 * @param exports true if they are exports
 */
record StackSource(List<Path> files, boolean exports) {
  /** Nothing was read yet. */
  static final StackSource NONE = new StackSource(List.of(), false);

  /** Keeps its own copy of the list. */
  StackSource {
    files = List.copyOf(files);
  }

  /** The files as the command line names them; those of the project from its folder on. */
  List<String> names(Path project) {
    return files.stream()
        .map(file -> file.startsWith(project) ? project.relativize(file) : file)
        .map(Path::toString)
        .toList();
  }

  /**
   * The commit that the stacks were declared by. Nothing says which commit an export is from, nor
   * what stack files outside of the project are.
   */
  Optional<String> commit(Path project) {
    var root = project.toAbsolutePath().normalize();
    var within =
        files.stream().allMatch(file -> file.toAbsolutePath().normalize().startsWith(root));
    return exports || files.isEmpty() || !within
        ? Optional.empty()
        : GitRevision.checkedOut(root, files);
  }
}
