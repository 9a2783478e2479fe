package eventrelay.rehearsal.report.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a page shows, and what it was made from.
 *
 * @param projects the names of the stacks' projects
 * @param stacks the names of the stacks rehearsed, management half first
 * @param exports true if they were read from exports, false if from stack files
 * @param files the names of those files
 * @param commit the commit that declared the stacks, if it is known
 * @param made when the page was made, in whole seconds
 */
public record PageOrigin(
    List<String> projects,
    List<String> stacks,
    boolean exports,
    List<String> files,
    Optional<String> commit,
    Instant made) {
  /** Keeps its own copies of the lists. */
  public PageOrigin {
    projects = List.copyOf(projects);
    stacks = List.copyOf(stacks);
    files = List.copyOf(files);
  }

  void write(ObjectNode root) {
    names(root, "stacks", stacks);
    var object = root.putObject("origin");
    names(object, "projects", projects);
    names(object, "files", files);
    object
        .put("exports", exports)
        .put("commit", PageText.of(commit.orElse("")))
        .put("made", made.toString());
  }

  private static void names(ObjectNode object, String key, List<String> names) {
    var list = object.putArray(key);
    names.forEach(name -> list.add(PageText.of(name)));
  }
}
