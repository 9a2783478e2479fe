package eventrelay.rehearsal.stackfile;

import eventrelay.rehearsal.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A folder with one <a
 * href="https://www.pulumi.com/docs/iac/concepts/projects/stack-settings-file/">settings file</a>
 * per stack.
 */
public final class StackFolder {
  private static final Pattern NAME = Pattern.compile("Pulumi\\.(.+)\\.ya?ml", Pattern.DOTALL);

  private StackFolder() {}

  /**
   * Reads every {@code Pulumi.<stack>.yaml} or {@code .yml} of a folder, in the order of their
   * names.
   *
   * @param project the namespace of keys that are written without one
   * @throws UnusableInputException if the folder or one of its files cannot be read, there is no
   *     such file, or a stack has two
   */
  public static List<StackFile> read(Path folder, String project) {
    var stackFiles = new ArrayList<StackFile>();
    var seen = new HashMap<String, Path>();
    for (var file : list(folder)) {
      var name = NAME.matcher(file.getFileName().toString());
      if (name.matches()) {
        var stack = name.group(1);
        var other = seen.put(stack, file);
        if (other != null) {
          throw UnusableInputException.in(
              file, "stack " + stack + " also has " + other.getFileName(), "delete one of the two");
        }
        stackFiles.add(new StackFileReader(file, project).read(stack));
      }
    }
    if (stackFiles.isEmpty()) {
      throw UnusableInputException.in(
          folder,
          "it has no stack file",
          "name the folder with the Pulumi.<stack>.yaml files, or write one");
    }
    return List.copyOf(stackFiles);
  }

  private static List<Path> list(Path folder) {
    if (Files.notExists(folder)) {
      throw UnusableInputException.in(
          folder, "there is no such folder", "name the folder with the Pulumi.<stack>.yaml files");
    }
    if (!Files.isDirectory(folder)) {
      throw UnusableInputException.in(folder, "it is not a folder", "name the folder it is in");
    }
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException reason) {
      throw UnusableInputException.in(
          folder, "it cannot be read", "check the folder's permissions", reason);
    }
  }
}
