package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.print.WrappedLines;
import eventrelay.rehearsal.report.Reporter;
import eventrelay.rehearsal.report.TextReport;
import java.util.EnumSet;
import java.util.List;

/** For people. */
final class TextFormat extends Format {
  TextFormat() {
    super("text", "text (default)", EnumSet.allOf(Report.class));
  }

  @Override
  void print(PrintableReport report, Output output) {
    report.text(output.stream(), output.colour(), output.columns());
  }

  @Override
  Reporter reporter(Stacks stacks, List<Fault> broken, Output output) {
    return new TextReport(WrappedLines.over(output.stream(), output.columns()), output.colour());
  }
}
