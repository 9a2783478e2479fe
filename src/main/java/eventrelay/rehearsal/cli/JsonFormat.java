package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.fault.Fault;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.report.JsonReport;
import eventrelay.rehearsal.report.Reporter;
import java.util.EnumSet;
import java.util.List;

/** For programs. */
final class JsonFormat extends Format {
  JsonFormat() {
    super("json", "json", EnumSet.allOf(Report.class));
  }

  @Override
  void print(PrintableReport report, Output output) {
    report.json(output.stream());
  }

  @Override
  Reporter reporter(Stacks stacks, List<Fault> broken, Output output) {
    return new JsonReport(output.stream());
  }
}
