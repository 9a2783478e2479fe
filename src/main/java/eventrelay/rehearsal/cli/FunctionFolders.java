package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.LambdaFunction;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The code of functions, as {@code --code} says. */
final class FunctionFolders {
  private FunctionFolders() {}

  /**
   * By a function's name, the folder.
   *
   * @throws UnusableInputException if one has another form or is not there, or a function has two
   */
  static Map<String, Path> of(List<String> words) {
    var folders = new TreeMap<String, Path>();
    for (var word : words) {
      var parts = word.split("=", 2);
      if (parts.length < 2 || parts[0].isEmpty() || !isFolder(parts[1])) {
        throw new UnusableInputException(
            "--code %s: write FUNCTION=FOLDER, with a folder that is there".formatted(word));
      }
      if (folders.putIfAbsent(parts[0], Path.of(parts[1])) != null) {
        throw new UnusableInputException("--code %s: name each function once".formatted(word));
      }
    }
    return folders;
  }

  /**
   * Refuses the name of a function that there is not.
   *
   * @throws UnusableInputException if there is one
   */
  static void requireFunctions(Map<String, Path> folders, Cloud cloud) {
    var names = cloud.functions().stream().map(LambdaFunction::name).sorted().toList();
    for (var name : folders.keySet()) {
      if (!names.contains(name)) {
        throw new UnusableInputException(
            "--code %s: no function has this name here; there is %s"
                .formatted(name, names.isEmpty() ? "none" : String.join(", ", names)));
      }
    }
  }

  private static boolean isFolder(String name) {
    try {
      return !name.isEmpty() && Files.isDirectory(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
