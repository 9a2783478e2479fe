package eventrelay.rehearsal.report;

import static eventrelay.rehearsal.print.Markdown.code;
import static eventrelay.rehearsal.print.Markdown.row;
import static eventrelay.rehearsal.print.Markdown.text;

import eventrelay.rehearsal.cloud.Cloud;
import eventrelay.rehearsal.journey.Hop;
import eventrelay.rehearsal.journey.Journey;
import eventrelay.rehearsal.journey.Summary;
import eventrelay.rehearsal.journey.Verdict;
import eventrelay.rehearsal.print.Excerpt;
import eventrelay.rehearsal.print.Markdown;
import eventrelay.rehearsal.print.Section;
import eventrelay.rehearsal.topology.CloudMap;
import eventrelay.rehearsal.topology.FoldedMap;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A report for a pull request, in <a href="https://github.github.com/gfm/">GitHub's Markdown</a>:
 * the summary, what changes, the map, the events, and the way of those that did not end as they
 * should. It stays below the 65,536 characters of a comment, and says what it leaves out.
 */
public final class MarkdownReport implements Reporter {
  private static final int NOTES = 4_000;
  private static final int MAP = 14_000;
  private static final int STANDS_FOR = 2_000;
  private static final int EVENTS = 12_000;
  private static final int WAYS = 10_000;
  private static final int LONGEST_WAY = 4_000;
  private static final int LONGEST_REASON = 400;
  private static final int LONGEST_NAMES = 300;

  private final PrintStream out;
  private final Cloud cloud;
  private final Section notes = new Section(NOTES);
  private final Section unexpected = new Section(EVENTS / 2);
  private final Section expected = new Section(EVENTS / 2);
  private final Section ways = new Section(WAYS);
  private final Set<String> stoppedAt = new HashSet<>();
  private String stacks = "";
  private Optional<Changes> changes = Optional.empty();
  private Optional<DriftEffect> drift = Optional.empty();
  private Optional<String> nothing = Optional.empty();

  /**
   * Writes nothing before the end.
   *
   * @param out where to write, in an encoding that has the signs ✔ and ✘; it is left open
   * @param cloud what to draw
   */
  public MarkdownReport(PrintStream out, Cloud cloud) {
    this.out = out;
    this.cloud = cloud;
  }

  @Override
  public void start(List<String> names, List<String> sentences) {
    stacks = Excerpt.of(String.join(", ", names), LONGEST_NAMES);
    sentences.forEach(note -> notes.item(() -> "- " + text(note) + "\n"));
  }

  @Override
  public void journey(Journey journey) {
    var fate = OutcomeSummary.of(journey);
    if (fate.asExpected()) {
      expected.item(() -> line(journey, fate, Optional.empty()));
      return;
    }
    var reason = journey.lastStop();
    unexpected.item(() -> line(journey, fate, reason));
    reason
        .filter(hop -> hop.verdict() != Verdict.NOT_JUDGED)
        .ifPresent(hop -> stoppedAt.add(hop.at()));
    ways.item(() -> details(journey, fate));
  }

  @Override
  public void changes(Changes found) {
    changes = Optional.of(found);
  }

  @Override
  public void drift(DriftEffect effect) {
    drift = Optional.of(effect);
  }

  @Override
  public void nothing(String because) {
    nothing = Optional.of(because);
  }

  @Override
  public void end(Summary summary) {
    var losses = changes.filter(found -> found.losses() > 0);
    var well = summary.unexpected() == 0 && losses.isEmpty() && nothing.isEmpty();
    var also = losses.map(found -> "; " + found.lossesInWords()).orElse("");
    var words = "%s — %s%s".formatted(summary.counts(), summary.end(nothing), also);
    write("### %s %s\n".formatted(well ? "✔" : "✘", text(words)));
    write("Rehearsal of %s.\n".formatted(text(stacks)));
    if (!notes.text().isEmpty() || notes.left() > 0) {
      write(notes.text() + left(notes, "notes"));
    }
    changes.ifPresent(found -> write(MarkdownChanges.of(found).stripTrailing() + "\n"));
    drift.ifPresent(effect -> write(MarkdownChanges.of(effect).stripTrailing() + "\n"));
    map();
    write("#### Events\n");
    write(
        row("fate", "type", "what", "where", "reason")
            + "\n|---|---|---|---|---|\n"
            + unexpected.text()
            + expected.text());
    var more = new ArrayList<String>();
    if (unexpected.left() > 0) {
      more.add("%d that did not end as expected".formatted(unexpected.left()));
    }
    if (expected.left() > 0) {
      more.add("%d that did".formatted(expected.left()));
    }
    if (!more.isEmpty()) {
      write("More events do not fit here: %s.\n".formatted(String.join(", ", more)));
    }
    if (summary.unexpected() > 0) {
      write("#### Paths of the events that did not end as expected\n");
      write(ways.text().stripTrailing() + "\n" + left(ways, "ways"));
    }
    out.flush();
  }

  private void map() {
    var folded = FoldedMap.of(CloudMap.of(cloud), stoppedAt);
    var drawn = MermaidMap.of(folded, stoppedAt, MAP);
    write("#### Map\n");
    if (!drawn.text().isEmpty()) {
      write(Markdown.block("mermaid", drawn.text()));
      if (drawn.marks()) {
        write("Framed in red: where an event stopped.\n");
      }
    }
    var standsFor = new Section(STANDS_FOR);
    new TreeMap<>(folded.accounts())
        .forEach(
            (account, others) ->
                standsFor.item(
                    () ->
                        "- account %s stands for %s\n"
                            .formatted(
                                account, Excerpt.of(String.join(", ", others), LONGEST_REASON))));
    if (!standsFor.text().isEmpty()) {
      write(standsFor.text() + left(standsFor, "groups"));
    }
    if (!drawn.leftOut().isEmpty()) {
      write(
          "Not drawn, so that the diagram stays readable: %d %s (%s).\n"
              .formatted(
                  drawn.leftOut().size(),
                  drawn.leftOut().size() == 1 ? "account" : "accounts",
                  Excerpt.of(String.join(", ", drawn.leftOut()), LONGEST_NAMES)));
    }
  }

  private static String left(Section section, String what) {
    return section.left() == 0
        ? ""
        : "\nand %d more %s, which do not fit here\n".formatted(section.left(), what);
  }

  private static String line(Journey journey, OutcomeSummary fate, Optional<Hop> reason) {
    var event = EventFacts.of(journey.event());
    return row(
            text(fate.text()),
            text(event.type()),
            code(event.what()),
            code(event.where()),
            reason.map(hop -> text(Excerpt.of(hop.because(), LONGEST_REASON))).orElse(""))
        + "\n";
  }

  private static String details(Journey journey, OutcomeSummary fate) {
    var event = EventFacts.of(journey.event());
    return "<details><summary>%s: %s</summary>\n\n%s\n</details>\n\n"
        .formatted(
            Markdown.html(fate.text()),
            Markdown.html(event.line()),
            Markdown.block("text", way(journey)));
  }

  private static String way(Journey journey) {
    var bytes = new ByteArrayOutputStream();
    var print = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    new TextReport(print, false).journey(journey);
    print.flush();
    var lines = bytes.toString(StandardCharsets.UTF_8);
    // The summary has its first line.
    return Excerpt.of(lines.substring(lines.indexOf('\n') + 1), LONGEST_WAY);
  }

  private void write(String block) {
    out.print(block + "\n");
  }
}
