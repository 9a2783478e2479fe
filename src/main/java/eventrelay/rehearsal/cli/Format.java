package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.report.Reporter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A format of reports; {@link Formats} has all. */
abstract class Format {
  private final String word;
  private final String help;
  private final Set<Report> reports;

  /**
   * A format of this name.
   *
   * @param word as on the command line
   * @param help the word and what the format is for, as in a list within a sentence
   * @param reports what it can write
   */
  Format(String word, String help, Set<Report> reports) {
    this.word = word;
    this.help = help;
    this.reports = Set.copyOf(reports);
  }

  final String word() {
    return word;
  }

  final String help() {
    return help;
  }

  final boolean writes(Report report) {
    return reports.contains(report);
  }

  /** Of a report that this format does not write: why not, and what to do instead. */
  String refusal(Report report) {
    return "is for reports of events: write %s with %s"
        .formatted(String.join(" or ", Formats.writing(report)), report.option());
  }

  /** Prints a report of which all is known. */
  void print(PrintableReport report, Output output) {
    throw OptionConflicts.unchecked();
  }

  /**
   * Sends the events, and writes what becomes of them.
   *
   * @param broken what is broken first
   * @param against what to compare with, if anything
   * @return true if everything is as expected, and that proves something
   */
  boolean send(Sending sending, List<Fault> broken, Optional<Baseline> against, Output output) {
    var reporter = reporter(sending.stacks(), broken, output);
    return against.isEmpty()
        ? sending.send(broken, reporter)
        : sending.compare(against.get(), reporter);
  }

  /** Writes one event after another. */
  Reporter reporter(Stacks stacks, List<Fault> broken, Output output) {
    throw OptionConflicts.unchecked();
  }

  @Override
  public final String toString() {
    return word;
  }
}
