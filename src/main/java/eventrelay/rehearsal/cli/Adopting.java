package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.adoption.Adopter;
import eventrelay.rehearsal.adoption.Adoption;
import eventrelay.rehearsal.adoption.AdoptionReport;
import eventrelay.rehearsal.adoption.ImportFile;
import eventrelay.rehearsal.adoption.LambdasLogGroup;
import eventrelay.rehearsal.adoption.StackAdoption;
import eventrelay.rehearsal.terraform.TerraformResource;
import eventrelay.rehearsal.terraform.TerraformState;
import eventrelay.rehearsal.terraform.TerraformState.Form;
import eventrelay.text.ShellCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the import files of some stacks.
 *
 * @param stacks what the program declares
 * @param options where to write, and what exists
 */
record Adopting(Stacks stacks, Options options) {

  /**
   * Works everything out before the first file is written.
   *
   * @throws UnusableInputException if a state cannot be used, or a file not written
   */
  Adoption adopt() {
    var adopter = new Adopter(stacks.deployments());
    var states = options.terraformStates.stream().map(Adopting::state).toList();
    var adoption = states.isEmpty() ? adopter.withoutState() : adopter.from(states);
    var folder = options.importFile.toAbsolutePath().getParent();
    if (Files.isDirectory(options.importFile) || !Files.isDirectory(folder)) {
      throw UnusableInputException.in(
          options.importFile,
          Files.isDirectory(options.importFile) ? "it is a folder" : "its folder is not there",
          "name a file for --import-file in a folder that is");
    }
    for (var stack : adoption.stacks()) {
      var file = file(stack);
      if (!stack.adopted().isEmpty() && Files.exists(file) && !ImportFile.isOne(file)) {
        throw UnusableInputException.in(
            file, "it exists and is not an import file", "name another file for --import-file");
      }
    }
    return adoption;
  }

  /** What one command shows of a state lacks the providers, and what a plan has is not there. */
  private static TerraformState state(Path file) {
    var state = TerraformState.read(file);
    if (state.form() != Form.STATE) {
      throw UnusableInputException.in(
          file,
          "`terraform show -json` wrote it",
          "hand over what `terraform state pull` wrote, unchanged");
    }
    return state;
  }

  /** Writes a file for each stack that adopts something. */
  AdoptionReport write(Adoption adoption) {
    var notes = new ArrayList<>(stacks.notes());
    var files = new LinkedHashMap<String, String>();
    var commands = new LinkedHashMap<String, List<String>>();
    for (var stack : adoption.stacks()) {
      var next = new ArrayList<String>();
      if (!stack.adopted().isEmpty()) {
        var file = file(stack);
        if (Files.exists(file)) {
          notes.add("%s was there already; it is replaced".formatted(file));
        }
        new ImportFile(stack).write(file);
        files.put(stack.stack(), file.toString());
        if (adoption.known()) {
          next.addAll(LambdasLogGroup.lookUp(stack));
        }
        next.addAll(importing(stack, file));
      }
      next.add(ShellCommand.of(List.of("pulumi", "up", "-s", stack.stack())));
      commands.put(stack.stack(), next);
    }
    return new AdoptionReport(adoption, notes, files, commands, forgetting(adoption));
  }

  /** Last of all, Terraform forgets what it no longer manages; it destroys nothing thereby. */
  private List<String> forgetting(Adoption adoption) {
    var adopted =
        adoption.stacks().stream()
            .flatMap(stack -> stack.adopted().stream())
            .flatMap(one -> one.address().stream())
            .collect(Collectors.toSet());
    var commands = new ArrayList<String>();
    for (var state : options.terraformStates) {
      var words = new ArrayList<>(List.of("terraform", "state", "rm"));
      state(state).resources().stream()
          .map(TerraformResource::address)
          .filter(adopted::contains)
          .forEach(words::add);
      if (options.terraformStates.size() > 1) {
        commands.add("# where " + state + " is from");
      }
      commands.add(ShellCommand.of(words));
    }
    return commands;
  }

  private Path file(StackAdoption stack) {
    if (stacks.deployments().size() == 1) {
      return options.importFile;
    }
    var name = options.importFile.getFileName().toString();
    var end = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return options.importFile.resolveSibling(
        name.substring(0, end) + "." + stack.stack() + name.substring(end));
  }

  /** The import protects everything; the first update leaves what the program protects. */
  private static List<String> importing(StackAdoption stack, Path file) {
    return List.of(
        ShellCommand.of(
            List.of(
                "pulumi",
                "import",
                "-s",
                stack.stack(),
                "--file",
                file.toString(),
                "--generate-code=false")),
        ShellCommand.of(List.of("pulumi", "preview", "-s", stack.stack(), "--diff")));
  }
}
