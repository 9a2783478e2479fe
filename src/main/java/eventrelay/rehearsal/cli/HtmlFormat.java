package eventrelay.rehearsal.cli;

import eventrelay.rehearsal.fault.Fault;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** One page, which has every fault and every attack in any case. */
final class HtmlFormat extends Format {
  HtmlFormat() {
    super(
        "html",
        "html: one page with the map, each event's path, every fault and every attack",
        EnumSet.of(Report.EVENTS, Report.CHANGES));
  }

  @Override
  String refusal(Report report) {
    return switch (report) {
      case ATTACKS, FAULTS -> "shows every fault and every attack: leave out " + report.option();
      default -> super.refusal(report);
    };
  }

  @Override
  boolean send(Sending sending, List<Fault> broken, Optional<Baseline> against, Output output) {
    var made = PageTime.in(System.getenv(), Clock.systemUTC());
    var page = new PageRun(sending.stacks(), sending.events(), made);
    return against.isEmpty()
        ? page.write(output.stream())
        : page.compare(against.get(), output.stream());
  }
}
