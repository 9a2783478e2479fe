package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.report.MarkdownReport;
import eventrelay.rehearsal.report.Reporter;
import java.util.EnumSet;
import java.util.List;

/** For a pull request, with a diagram of the stacks as they are, or as they are broken. */
final class MarkdownFormat extends Format {
  MarkdownFormat() {
    super(
        "markdown",
        "markdown, for a pull request",
        EnumSet.complementOf(EnumSet.of(Report.ADOPTION, Report.DEAD_LETTERS)));
  }

  @Override
  void print(PrintableReport report, Output output) {
    report.markdown(output.stream());
  }

  @Override
  Reporter reporter(Stacks stacks, List<Fault> broken, Output output) {
    var drawn = broken.isEmpty() ? stacks : stacks.broken(broken);
    return new MarkdownReport(output.stream(), drawn.cloud());
  }
}
