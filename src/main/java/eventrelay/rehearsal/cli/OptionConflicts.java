package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.UnusableInputException;

/** Which options of {@code ./rehearse} go together. */
final class OptionConflicts {
  private OptionConflicts() {}

  /**
   * Refuses options that would each ask for something else.
   *
   * @throws UnusableInputException that says what to leave out
   */
  static void check(Options given) {
    var breaks = !given.faults.isEmpty();
    var explains = given.deadLetter != null;
    var adopts = given.importFile != null;
    var compares = !given.against.isEmpty();
    refuse(
        given.readsStacks() && (given.folder != null || given.saveExports != null),
        (given.exports.isEmpty() ? "--terraform-state" : "--export")
            + " takes the place of running the program: leave out "
            + (given.folder != null ? "the folder " + given.folder : "--save-exports"));
    refuse(
        given.asDeclared && given.exports.isEmpty(),
        "--as-declared says which values of an export to take: name one with --export, or leave out"
            + " --as-declared");
    refuse(
        !given.accounts.isEmpty() && given.terraformStates.isEmpty() && !compares,
        "--account says where a provider of Terraform's is: name a state with --terraform-state, or"
            + " leave out --account");
    refuse(
        !given.code.isEmpty() && !given.readsStacks() && !compares,
        "--code names the code of functions of --terraform-state and --export: name one of these,"
            + " or leave out --code");
    refuse(
        given.expect != null && given.events.isEmpty(),
        "--expect says what the events of --event have to come to: name some with --event, or leave"
            + " out --expect");
    refuse(
        given.bus != null && given.events.isEmpty(),
        "--bus says where the events of --event start: name some with --event, or leave out --bus");
    refuse(
        given.expect != null && given.faults.contains(Options.ALL),
        "--break all shows what events come to under each fault: leave out --expect, or break one"
            + " thing");
    refuse(
        given.faults.contains(Options.ALL) && !given.breaksEach(),
        "--break all breaks each thing alone: leave out the other --break, or all");
    refuse(
        compares && (given.attacks() || breaks),
        "--against compares the stacks as they are: leave out "
            + (given.attacks() ? "--attacks" : "--break"));
    refuse(
        adopts
            && (!given.exports.isEmpty() || !given.events.isEmpty() || breaks || given.attacks()),
        "--import-file is for stacks that are not deployed, and sends no events: leave out"
            + " --export, --event, --break and --attacks");
    refuse(
        explains && (adopts || !given.events.isEmpty() || breaks || given.attacks()),
        "--dead-letter sends the events of its messages alone: leave out --event, --break,"
            + " --attacks and --import-file");
    refuse(
        (explains || adopts) && compares,
        "--against compares what becomes of events: leave it out beside "
            + (explains ? "--dead-letter" : "--import-file"));
    for (var report : given.reports()) {
      refuse(
          !given.format.writes(report),
          "--format %s %s".formatted(given.format.word(), given.format.refusal(report)));
    }
    refuse(
        given.attacks() && (!given.events.isEmpty() || breaks),
        "--attacks sends no events: leave out " + (given.events.isEmpty() ? "--break" : "--event"));
  }

  /** For a branch that no combination of options leads to. */
  static IllegalStateException unchecked() {
    return new IllegalStateException("no check refused this combination of options");
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new UnusableInputException(message);
    }
  }
}
