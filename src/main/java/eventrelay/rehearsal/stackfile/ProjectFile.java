package eventrelay.rehearsal.stackfile;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.settings.StackConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The <a href="https://www.pulumi.com/docs/iac/concepts/projects/project-file/">project file</a>
 * that belongs to a folder: that of the folder itself or of the nearest one above it, as Pulumi
 * looks for it.
 */
public final class ProjectFile {
  private static final List<String> NAMES = List.of("Pulumi.yaml", "Pulumi.yml");

  private ProjectFile() {}

  /**
   * The project's name, which is the namespace of its settings.
   *
   * @param folders asked in this order; the name that the project is shipped with if none is in a
   *     project
   * @throws UnusableInputException if the file cannot be read or has no name
   */
  public static String name(Path... folders) {
    for (var folder : folders) {
      var file = nearest(folder);
      if (file.isPresent()) {
        return name(file.get());
      }
    }
    return StackConfig.SHIPPED;
  }

  private static Optional<Path> nearest(Path folder) {
    for (var at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      for (var name : NAMES) {
        if (Files.isRegularFile(at.resolve(name))) {
          return Optional.of(at.resolve(name));
        }
      }
    }
    return Optional.empty();
  }

  private static String name(Path file) {
    var name = YamlDocument.of(file).path("name");
    // Also in the form that the project's URNs have.
    if (!name.isTextual() || !name.textValue().matches("[A-Za-z0-9_.-]{1,100}")) {
      throw UnusableInputException.in(
          file,
          "it has no project name that Pulumi accepts",
          "write name: and up to 100 letters, digits and any of _ . -");
    }
    return name.textValue();
  }
}
