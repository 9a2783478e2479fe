package eventrelay.rehearsal.cli;

import eventrelay.names.AccountRegion;
import eventrelay.names.StackOutput;
import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.terraform.TerraformStack;
import eventrelay.rehearsal.terraform.TerraformState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** The exports of one rehearsal, each of another stack, and the files that they were read from. */
final class Exports {
  private final List<Deployment> deployments = new ArrayList<>();
  private final Map<String, Path> filesByUrns = new LinkedHashMap<>();

  private Exports() {}

  /**
   * Reads them.
   *
   * @param states what Terraform made
   * @param accounts where its providers are, if no state tells
   * @throws UnusableInputException if a file is not an export, or two are of the same stack
   */
  static Exports read(List<Path> files, List<Path> states, Map<String, AccountRegion> accounts) {
    var exports = new Exports();
    files.forEach(file -> exports.add(file, ExportFile.read(file)));
    var names = new TerraformNames(states);
    states.forEach(
        file ->
            exports.add(
                file,
                new TerraformStack(TerraformState.read(file), names.of(file), accounts)
                    .deployment()));
    return exports;
  }

  private void add(Path file, Deployment deployment) {
    var stack = deployment.stack();
    var project = deployment.project();
    var other = filesByUrns.put("urn:pulumi:%s::%s::".formatted(stack, project), file);
    if (other != null) {
      throw UnusableInputException.in(
          file,
          "it holds stack %s of project %s, and so does %s".formatted(stack, project, other),
          "name one export of each stack");
    }
    deployments.add(deployment);
  }

  /** The stacks, those with a receiving bus first. */
  List<Deployment> managementFirst() {
    return deployments.stream()
        .sorted(
            Comparator.comparing(stack -> !stack.exports().has(StackOutput.EVENT_BUS_ARN.key())))
        .toList();
  }

  /**
   * What is wrong with a resource is said of its URN; this adds the file that has it, and leaves of
   * a URN that Terraform does not have the resource's address.
   */
  UnusableInputException inItsFile(UnusableInputException reason) {
    return filesByUrns.entrySet().stream()
        .filter(entry -> reason.getMessage().startsWith(entry.getKey()))
        .findFirst()
        .map(
            entry ->
                entry.getKey().endsWith("::" + Deployment.TERRAFORM + "::")
                    ? new UnusableInputException(
                        reason
                            .getMessage()
                            .substring(entry.getKey().length())
                            .replaceFirst(
                                "^.*?::", Matcher.quoteReplacement(entry.getValue() + ": ")),
                        reason)
                    : reason.after(entry.getValue() + ": "))
        .orElse(reason);
  }
}
