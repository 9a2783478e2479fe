package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;
import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.cloud.CloudBuilder;
import eventrelay.rehearsal.cloud.Drift;
import eventrelay.rehearsal.cloud.QuotaChecks;
import eventrelay.rehearsal.deployment.Deployment;
import eventrelay.rehearsal.deployment.ExportFile;
import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.journey.ExpectedDelivery;
import eventrelay.rehearsal.program.FolderRun;
import eventrelay.rehearsal.stackfile.ProjectFile;
import eventrelay.rehearsal.stackset.MemberStacks;
import eventrelay.rehearsal.stackset.TemplateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stacks of one rehearsal, and the accounts they make.
 *
 * @param deployments management half first
 * @param members what StackSets of theirs deploy
 * @param cloud what they make
 * @param notes what the reader of a report has to know, each a sentence
 * @param afterUpdate where AWS has other values than the program declares, and what the next update
 *     makes of that; empty if they agree
 * @param reading how they were read
 */
record Stacks(
    List<Deployment> deployments,
    MemberStacks members,
    Cloud cloud,
    List<String> notes,
    Optional<AfterUpdate> afterUpdate,
    StackReading reading) {

  /** Runs the program for every stack file of a folder. */
  static Stacks ofFolder(Path folder, StackReading reading) {
    var run = FolderRun.of(folder, reading.project(), reading.progress()::resourceDeclared);
    var source = new StackSource(run.files(), false);
    return of(run.deployments(), run.notes(), reading.from(source));
  }

  /** Reads what deployed stacks hold, and what Terraform made. */
  static Stacks ofExports(List<Path> files, List<Path> states, StackReading reading) {
    var exports = Exports.read(files, states, reading.accounts());
    var deployments = exports.managementFirst();
    try {
      return of(
          reading.asDeclared() ? declared(deployments) : deployments,
          reading.asDeclared() ? asDeclared(Drift.in(deployments)) : List.of(),
          reading.from(
              new StackSource(Stream.concat(files.stream(), states.stream()).toList(), true)));
    } catch (UnusableInputException reason) {
      throw exports.inItsFile(reason);
    }
  }

  private static Stacks of(List<Deployment> deployments, List<String> notes, StackReading reading) {
    var members = MemberStacks.of(deployments, reading.senders());
    var stacks = of(deployments, members, notes, reading);
    var drift = Drift.in(deployments);
    if (drift.isEmpty()) {
      return stacks;
    }
    var all = new ArrayList<>(drifted(drift));
    all.addAll(0, stacks.notes);
    var declared = of(declared(deployments), List.of(), reading);
    return new Stacks(
        deployments,
        members,
        stacks.cloud,
        List.copyOf(all),
        Optional.of(new AfterUpdate(drift, declared.cloud, declared.expectedDelivery())),
        reading);
  }

  /** Stacks that this program declared have its code, whatever their project's file says. */
  private static String codeOf(List<Deployment> deployments, StackReading reading) {
    return reading.source().exports() || deployments.isEmpty()
        ? ProjectFile.name(reading.project())
        : deployments.get(0).project();
  }

  private static Stacks of(
      List<Deployment> deployments,
      MemberStacks members,
      List<String> notes,
      StackReading reading) {
    var builder =
        new CloudBuilder(
            both(deployments, members.deployments()),
            reading.project(),
            codeOf(deployments, reading),
            reading.facts(),
            reading.code());
    var cloud = builder.build();
    var refusals = QuotaChecks.in(cloud);
    if (!refusals.isEmpty()) {
      throw UnusableInputException.ofLines(refusals);
    }
    var all = new ArrayList<>(notes);
    deployments.forEach(deployment -> all.addAll(deployment.notes()));
    all.addAll(members.notes());
    all.addAll(cloud.notes());
    cloud
        .organization()
        .ifPresent(
            id ->
                all.add(
                    ("the accounts of these stacks are taken for members of organization %s, which"
                            + " they declare; nothing in the stacks says whether they are")
                        .formatted(id)));
    all.addAll(QuotaChecks.unlessRaised(cloud));
    cloud.functions().stream()
        .flatMap(function -> function.notes().stream())
        .distinct()
        .sorted()
        .forEach(all::add);
    if (!builder.notModelled().isEmpty()) {
      all.add(
          "not modelled, so that what depends on them is unproven: "
              + String.join(", ", builder.notModelled()));
    }
    if (!builder.passedOver().isEmpty()) {
      all.add(
          "not examined, because no check of the rehearsal needs it: "
              + String.join(", ", builder.passedOver()));
    }
    return new Stacks(deployments, members, cloud, List.copyOf(all), Optional.empty(), reading);
  }

  private static List<Deployment> declared(List<Deployment> deployments) {
    return deployments.stream().map(Deployment::asDeclared).toList();
  }

  private static List<String> drifted(List<Drift> drift) {
    return drift.stream()
        .map(
            each ->
                each.what()
                    + " has drifted: AWS has another value than the program declares. AWS's value"
                    + " is rehearsed; --as-declared rehearses the program's")
        .toList();
  }

  private static List<String> asDeclared(List<Drift> drift) {
    return drift.stream()
        .map(
            each ->
                each.what()
                    + " has drifted: AWS has another value than the program declares. The"
                    + " program's value is rehearsed, because of --as-declared")
        .toList();
  }

  /** Which events are to arrive. */
  ExpectedDelivery expectedDelivery() {
    return new ExpectedDelivery(deployments, cloud);
  }

  /**
   * Refuses exports that have nothing an event could meet: a rehearsal of them proves nothing.
   *
   * @param files where they were read from
   * @throws UnusableInputException if so
   */
  void requireBusOrRule(List<Path> files) {
    if (!new CloudBuilder(all(), reading.project()).carriesEvents()) {
      throw new UnusableInputException(
          "%s: there is nothing here that carries events: no bus, no rule and no target; name"
                  .formatted(files.stream().map(Path::toString).collect(Collectors.joining(", ")))
              + " the export of a stack that has them");
    }
  }

  List<String> names() {
    return deployments.stream().map(Deployment::stack).toList();
  }

  /** True if the stacks have something that the fault breaks. */
  boolean canBreak(Fault fault) {
    return !fault.in(all()).equals(all());
  }

  /** These stacks with all of the faults at once. */
  Stacks broken(List<Fault> faults) {
    var broken = all();
    for (var fault : faults) {
      broken = fault.in(broken);
    }
    var declared = deployments.size();
    var brokenMembers =
        new MemberStacks(
            broken.subList(declared, broken.size()), members.places(), members.notes());
    return of(broken.subList(0, declared), brokenMembers, List.of(), reading);
  }

  private List<Deployment> all() {
    return both(deployments, members.deployments());
  }

  private static List<Deployment> both(List<Deployment> stacks, List<Deployment> members) {
    return Stream.concat(stacks.stream(), members.stream()).toList();
  }

  /** Writes one file per stack, {@code <stack>.json}, and each StackSet's template. */
  void save(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw UnusableInputException.in(
          folder, "it cannot be made", "name a folder for --save-exports that can", e);
    }
    for (var deployment : deployments) {
      ExportFile.write(deployment, folder.resolve(deployment.stack() + ".json"));
      MemberStacks.templates(deployment)
          .forEach((name, template) -> TemplateFile.write(template, folder, name));
    }
  }
}
