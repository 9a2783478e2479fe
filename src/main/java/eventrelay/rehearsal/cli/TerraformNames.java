package eventrelay.rehearsal.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * What reports call what Terraform made: the file's name without its ending, or the path if another
 * file has the same name, as where each folder has a {@code terraform.tfstate}.
 *
 * @param files all of one rehearsal
 */
record TerraformNames(List<Path> files) {
  String of(Path file) {
    var name = name(file.getFileName());
    var others = files.stream().filter(other -> name(other.getFileName()).equals(name)).count();
    return (others > 1 ? name(file) : name).replace(':', '_');
  }

  /** The root of a file system has no name. */
  private static String name(Path file) {
    return String.valueOf(file).replaceFirst("(?<=[^/])\\.(tfstate|json)$", "");
  }
}
