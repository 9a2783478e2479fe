package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.journey.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command line of {@code ./rehearse} may say. */
final class Options {
  /** Each fault alone. */
  static final String ALL = "all";

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder with Pulumi.<stack>.yaml files. Default: the project's own.")
  Path folder;

  @Option(
      names = "--event",
      paramLabel = "FILE|-",
      description =
          "An event, a list or JSON Lines of events, or what SQS, SNS or Lambda wrapped them in; -"
              + " for standard input. Repeatable. Default:"
              + " FOLDER/events/*.json if there is such a folder, or else the project's"
              + " events/*.json.")
  List<String> events = new ArrayList<>();

  @Option(
      names = "--expect",
      paramLabel = "OUTCOME",
      description =
          "What every event of --event has to come to: delivered, filtered, dead-lettered, lost or"
              + " unproven. Default: what the stacks promise.")
  Outcome expect;

  @Option(
      names = "--bus",
      paramLabel = "NAME|ARN",
      description =
          "The bus onto which the events of --event are put that no AWS service sends: the name of"
              + " one in the event's account and Region, or an ARN. Default: the default bus, where"
              + " events of AWS services (aws.*) always start.")
  String bus;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "The output of `pulumi stack export` for a deployed stack, in place of running the program."
              + " Repeatable.")
  List<Path> exports = new ArrayList<>();

  @Option(
      names = "--terraform-state",
      paramLabel = "FILE",
      description =
          "What Terraform made, in place of running the program: the output of `terraform state"
              + " pull`, or of `terraform show -json` for a state or a plan. Repeatable.")
  List<Path> terraformStates = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "PROVIDER=ACCOUNT[/REGION]",
      description =
          "Where a Terraform provider such as aws.development is, if nothing in the state or plan"
              + " tells. Repeatable.")
  List<String> accounts = new ArrayList<>();

  @Option(
      names = "--code",
      paramLabel = "FUNCTION=FOLDER",
      description =
          "The folder with the code of a function of --terraform-state or --export, to run it."
              + " Repeatable. Default: such a function is invoked and its code is not run.")
  List<String> code = new ArrayList<>();

  @Option(
      names = "--as-declared",
      description =
          "Where AWS has another value than the program declares (drift), take the program's value"
              + " from the exports, as the next `pulumi up` would. Default: AWS's value.")
  boolean asDeclared;

  @Option(
      names = "--member",
      paramLabel = "ACCOUNT=ORGANIZATION",
      description =
          "An account that is a member of an AWS organization, where the stacks do not declare the"
              + " organization. Repeatable.")
  List<String> members = new ArrayList<>();

  @Option(
      names = "--scp",
      paramLabel = "[ACCOUNT=]FILE",
      description =
          "A service control policy (SCP) that limits the roles of a member account, or else of"
              + " every account of the stacks but the organization's management account: an IAM"
              + " policy as JSON. Where no file allows anything, FullAWSAccess is taken to be"
              + " attached. Repeatable.")
  List<String> scps = new ArrayList<>();

  @Option(
      names = "--rcp",
      paramLabel = "[ACCOUNT=]FILE",
      description =
          "A resource control policy (RCP), which limits what anyone may do to resources of such"
              + " accounts. Repeatable.")
  List<String> rcps = new ArrayList<>();

  @Option(
      names = "--save-exports",
      paramLabel = "FOLDER",
      description =
          "Write what each stack declares there, as `pulumi stack export` would, and the templates"
              + " of StackSets.")
  Path saveExports;

  @Option(
      names = "--break",
      paramLabel = "WHAT",
      description =
          "Break something first: ${COMPLETION-CANDIDATES}; repeatable, together. all: each alone,"
              + " in turn, as a table. Then no event may be lost.",
      completionCandidates = FaultWords.class)
  List<String> faults = new ArrayList<>();

  @Option(
      names = "--attacks",
      arity = "0..1",
      paramLabel = "all",
      preprocessor = AttacksOption.class,
      description =
          "Ask of each resource that events pass who may do what to it, and name the statement that"
              + " lets in a caller that events do not need. all: list what is refused, too.")
  String attacks;

  @Option(
      names = "--against",
      paramLabel = "FOLDER|FILE|COMMIT",
      description =
          "Another state to compare with: a folder of stack files or of exports, an export or"
              + " what Terraform made (repeatable), or a commit of the project as git names it, whose stacks its own"
              + " program declares. Shows which resources and inputs changed, what would be deleted"
              + " with what it holds, and which events end differently.")
  List<Path> against = new ArrayList<>();

  @Option(
      names = "--dead-letter",
      paramLabel = "FILE|-",
      description =
          "Explain messages of a dead-letter queue, as `aws sqs receive-message` prints them with"
              + " their attributes; - for standard input.")
  String deadLetter;

  @Option(
      names = "--import-file",
      paramLabel = "FILE",
      description =
          "Write the file for `pulumi import --file`, to adopt a deployment that exists already; for"
              + " several stacks one file each, FILE with the stack's name before its ending."
              + " --terraform-state says what exists; without it everything is taken to exist,"
              + " under the relay's names.")
  Path importFile;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}.",
      completionCandidates = Formats.Help.class)
  Format format = Formats.ALL.get(0);

  /** What the command line asks for. */
  List<Report> reports() {
    var reports = new ArrayList<Report>();
    if (deadLetter != null) {
      reports.add(Report.DEAD_LETTERS);
    }
    if (importFile != null) {
      reports.add(Report.ADOPTION);
    }
    if (!against.isEmpty()) {
      reports.add(Report.CHANGES);
    }
    if (attacks()) {
      reports.add(Report.ATTACKS);
    }
    if (!faults.isEmpty()) {
      reports.add(Report.FAULTS);
    }
    return reports.isEmpty() ? List.of(Report.EVENTS) : reports;
  }

  /** True if attacks are to be tried. */
  boolean attacks() {
    return attacks != null;
  }

  /** True if those that are refused are to be listed, too. */
  boolean listsEveryAttack() {
    return ALL.equals(attacks);
  }

  /** True if something else takes the place of running the program. */
  boolean readsStacks() {
    return !exports.isEmpty() || rehearsesTerraform();
  }

  /** Without an import file, what Terraform made is rehearsed as it is. */
  boolean rehearsesTerraform() {
    return importFile == null && !terraformStates.isEmpty();
  }

  /** True if each fault is to be tried alone. */
  boolean breaksEach() {
    return Set.copyOf(faults).equals(Set.of(ALL));
  }
}
