package eventrelay.rehearsal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that adopt a deployment which exists already. */
final class AdoptionOptions {
  @Option(
      names = "--import-file",
      paramLabel = "FILE",
      required = true,
      description =
          "Write the file for `pulumi import --file`, to adopt a deployment that exists already; for"
              + " several stacks one file each, FILE with the stack's name before its ending.")
  Path importFile;

  @Option(
      names = "--terraform-state",
      paramLabel = "FILE",
      description =
          "The output of `terraform state pull` for that deployment. Repeatable. Without it everything"
              + " is taken to exist, under the relay's names.")
  List<Path> terraformStates = new ArrayList<>();
}
