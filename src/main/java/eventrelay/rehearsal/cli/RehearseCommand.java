package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.attack.AttackTable;
import eventrelay.rehearsal.attack.Attacks;
import eventrelay.rehearsal.cloud.OrganizationFacts;
import eventrelay.rehearsal.journey.FunctionRunner;
import eventrelay.rehearsal.print.PrintableReport;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code ./rehearse}. */
@Command(
    name = "./rehearse",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Sends events through the resources that the stacks declare, makes at each hop the checks that"
          + " AWS would make, and names the statement that stops an event. Needs no AWS account.",
      ""
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every event ended as expected; under --break, none was lost; nothing succeeds that events do not"
          + " need",
      "1:one did not, or is unproven; nothing was delivered, could be lost or was attacked; under"
          + " --against, something that holds events would be deleted; under --import-file,"
          + " something would be replaced; under --dead-letter, something is unknown",
      "2:the command line, a stack file, an export, an event or another file is wrong, or"
          + " something cannot be read or written"
    })
final class RehearseCommand implements Callable<Integer> {
  private static final String SAMPLES = "events";
  private static final int OK = 0;
  private static final int UNEXPECTED = 1;

  @Mixin private final Options given = new Options();

  private final Path project;
  private final InputStream in;
  private final Output output;
  private final Progress progress;

  /**
   * Nothing is read yet.
   *
   * @param project the folder with the stack files, sample events and function
   * @param in standard input
   */
  RehearseCommand(Path project, InputStream in, Output output, Progress progress) {
    this.project = project;
    this.in = in;
    this.output = output;
    this.progress = progress;
  }

  Output output() {
    return output;
  }

  @Override
  public Integer call() {
    try (progress) {
      return rehearse() ? OK : UNEXPECTED;
    }
  }

  /** True if everything is as expected, and that proves something. */
  private boolean rehearse() {
    OptionConflicts.check(given);
    if (given.attacks()) {
      var tried = stacks(Set.of());
      var table =
          new AttackTable(tried.names(), Attacks.on(tried.cloud()), given.listsEveryAttack());
      return print(table, table.allRefused());
    }
    if (given.deadLetter != null) {
      var report = new DeadLetters(given.deadLetter, in).explain(this::stacks);
      return print(report, report.unknown() == 0);
    }
    if (given.importFile != null) {
      var adopting = new Adopting(stacks(Set.of()), given);
      var adoption = adopting.adopt();
      return print(
          adopting.write(adoption), !adoption.replaces() && adoption.conflicts().isEmpty());
    }
    try (var runner = FunctionRunner.startedAhead();
        var sources = new EventSources(given.events, samples(), in, progress)) {
      return send(sources, runner);
    }
  }

  private boolean send(EventSources sources, FunctionRunner runner) {
    // Before anything is saved.
    var against =
        given.against.isEmpty()
            ? Optional.<Baseline>empty()
            : Optional.of(Baseline.of(given, folder(), reading(sources.senders())));
    var stacks = stacks(sources.senders());
    var sending = new Sending(stacks, sentTo(stacks, sources), runner);
    if (given.breaksEach()) {
      var table = sending.breakEach();
      return print(table, table.allIsWell());
    }
    var broken = new ChosenFaults(given.faults).in(stacks);
    return given.format.send(sending, broken, against, output);
  }

  private SentEvents sentTo(Stacks stacks, EventSources sources) {
    return sources.sentTo(
        stacks,
        Optional.ofNullable(given.expect),
        Optional.ofNullable(given.bus).map(StartingBus::new));
  }

  private boolean print(PrintableReport report, boolean allIsWell) {
    given.format.print(report, output);
    return allIsWell;
  }

  /** The folder with the stack files. */
  private Path folder() {
    return given.folder == null ? project : given.folder;
  }

  private Path samples() {
    var own = folder().resolve(SAMPLES);
    return Files.isDirectory(own) ? own : project.resolve(SAMPLES);
  }

  private StackReading reading(Set<String> senders) {
    return new StackReading(
        project,
        senders,
        given.asDeclared,
        new OrganizationFacts(
            Members.of(given.members), ControlPolicyFiles.read(given.scps, given.rcps)),
        ProviderAccounts.of(given.accounts),
        FunctionFolders.of(given.code),
        progress,
        StackSource.NONE);
  }

  private Stacks stacks(Set<String> senders) {
    if (given.readsStacks()) {
      var states = given.rehearsesTerraform() ? given.terraformStates : List.<Path>of();
      var read = Stacks.ofExports(given.exports, states, reading(senders));
      read.requireBusOrRule(Stream.concat(given.exports.stream(), states.stream()).toList());
      FunctionFolders.requireFunctions(read.reading().code(), read.cloud());
      ControlPolicyFiles.requireAccounts(read.reading().facts().policies(), read.cloud());
      return read;
    }
    var stacks = Stacks.ofFolder(folder(), reading(senders));
    ControlPolicyFiles.requireAccounts(stacks.reading().facts().policies(), stacks.cloud());
    if (given.saveExports != null) {
      stacks.save(given.saveExports);
    }
    return stacks;
  }
}
