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
          "Write what `pulumi import --file` takes, to adopt a deployment that exists already; for"
              + " several stacks one file each, FILE with the stack's name before its ending.")
  Path importFile;

  @Option(
      names = "--terraform-state",
      paramLabel = "FILE",
      description =
          "What `terraform state pull` wrote of that deployment. Repeatable. Without it everything"
              + " is taken to exist, under the relay's names.")
  List<Path> terraformStates = new ArrayList<>();
}
