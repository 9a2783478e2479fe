package eventrelay.rehearsal.report;

import static eventrelay.rehearsal.print.Terminal.safe;

import eventrelay.rehearsal.journey.FunctionRun;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Outcome;
import eventrelay.rehearsal.journey.Summary;
import eventrelay.rehearsal.journey.Verdict;
import eventrelay.rehearsal.print.ResourceName;
import eventrelay.rehearsal.print.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A report for people: each event's fate on one line, the way it took below, and a summary. Nothing
 * that an event or a log contains can drive the terminal.
 */
public final class TextReport implements Reporter {
  private static final String INDENT = "    ";

  /** As wide as what is usual. */
  private static final int VERDICT_WIDTH = Verdict.NO_MATCH.text().length();

  private final PrintStream out;
  private final Terminal terminal;
  private Optional<String> nothing = Optional.empty();

  /**
   * Writes nothing yet.
   *
   * @param out where to write, in an encoding that has the signs ✔, ✘ and │; it is left open
   * @param colour whether to use ANSI colours
   */
  public TextReport(PrintStream out, boolean colour) {
    this.out = out;
    this.terminal = new Terminal(colour);
  }

  @Override
  public void start(List<String> stacks, List<String> notes) {
    line("Rehearsal of " + safe(String.join(", ", stacks)));
    for (var note : notes) {
      line(terminal.yellow("note: ") + safe(note));
    }
    line("");
  }

  @Override
  public void journey(Journey journey) {
    line(fate(journey) + "   " + safe(EventFacts.of(journey.event()).line()));
    if (journey.outcome() == Outcome.FILTERED && journey.asExpected()) {
      var hops = journey.hops();
      if (!hops.isEmpty()) {
        line(INDENT + terminal.dim(safe(hops.get(hops.size() - 1).because())));
      }
      return;
    }
    path(journey);
    journey.function().ifPresent(run -> log(run, journey.outcome()));
  }

  @Override
  public void changes(Changes changes) {
    line("");
    new TextChanges(terminal).lines(changes).forEach(this::line);
  }

  @Override
  public void drift(DriftEffect effect) {
    line("");
    line("Drift: " + effect.summary());
    var fates = effect.fates();
    for (var change : fates.first()) {
      line(
          INDENT
              + "then %s, now %s   %s"
                  .formatted(
                      change.after().text(), change.before().text(), safe(change.event().line())));
    }
    if (fates.left() > 0) {
      line(INDENT + fates.leftInWords());
    }
  }

  @Override
  public void nothing(String because) {
    nothing = Optional.of(because);
  }

  @Override
  public void end(Summary summary) {
    line("");
    var end = safe(summary.end(nothing));
    var well = summary.unexpected() == 0 && nothing.isEmpty();
    line(summary.counts() + " — " + (well ? terminal.green(end) : terminal.red(end)));
    out.flush();
  }

  private String fate(Journey journey) {
    var outcome = journey.outcome();
    if (!journey.asExpected()) {
      var fate = OutcomeSummary.of(journey).text();
      return switch (outcome) {
        case DEAD_LETTERED -> terminal.yellow(fate);
        case UNPROVEN -> terminal.blue(fate);
        default -> terminal.red(fate);
      };
    }
    // As wide as "delivered", the longer of the two that can be expected.
    var fate = "✔ " + pad(outcome.text(), Outcome.DELIVERED.text().length());
    return outcome == Outcome.FILTERED ? terminal.dim(fate) : terminal.green(fate);
  }

  private void path(Journey journey) {
    var verdicts = widest(journey, hop -> hop.verdict().text());
    var regions = widest(journey, hop -> safe(hop.place().region()));
    for (var hop : journey.hops()) {
      line(INDENT + step(hop, Math.max(VERDICT_WIDTH, verdicts), regions));
      if (journey.stoppedAt(hop)) {
        line(INDENT + INDENT + safe(hop.because()));
      }
    }
  }

  private String step(Hop hop, int verdictWidth, int regionWidth) {
    var verdict = pad(hop.verdict().text(), verdictWidth);
    var rest =
        String.join(
            "  ",
            safe(hop.place().account()),
            pad(safe(hop.place().region()), regionWidth),
            safe(ResourceName.of(hop.at()).text()));
    if (hop.verdict().passes()) {
      return terminal.dim(verdict + "  " + rest);
    }
    var painted =
        switch (hop.verdict()) {
          case NO_MATCH -> terminal.yellow(verdict);
          case NOT_JUDGED -> terminal.blue(verdict);
          default -> terminal.red(verdict);
        };
    return painted + "  " + rest;
  }

  private void log(FunctionRun run, Outcome outcome) {
    for (var entry : run.log()) {
      // The event is known already and JSON is for programs, unless something went wrong.
      if (outcome != Outcome.DELIVERED
          || !entry.startsWith("Received event:") && !entry.startsWith("{")) {
        line(INDENT + terminal.dim("│ ") + safe(entry));
      }
    }
  }

  private void line(String text) {
    out.print(text + "\n");
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static int widest(Journey journey, Function<Hop, String> column) {
    return journey.hops().stream().map(column).mapToInt(String::length).max().orElse(0);
  }
}
