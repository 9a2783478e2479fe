package eventrelay.rehearsal.fault;

import static eventrelay.rehearsal.print.Terminal.safe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eventrelay.rehearsal.journey.Summary;
import eventrelay.rehearsal.print.Markdown;
import eventrelay.rehearsal.print.PrintableReport;
import eventrelay.rehearsal.print.SafeJson;
import eventrelay.rehearsal.print.Section;
import eventrelay.rehearsal.print.Table;
import eventrelay.rehearsal.print.Terminal;
import eventrelay.rehearsal.print.WrappedLines;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What becomes of the events under each fault alone. */
public final class FaultTable implements PrintableReport {
  private static final int LONGEST_TABLE = 60_000;
  private static final String NOT_APPLICABLE = "not applicable to these stacks";

  private final List<String> stacks;
  private final List<FaultRow> rows;
  private final Optional<String> nothing;

  /** A table of one row for each fault. */
  public FaultTable(List<String> stacks, List<FaultRow> rows) {
    this(stacks, rows, Optional.empty());
  }

  /**
   * The same for a run that may prove nothing.
   *
   * @param nothing why no event could be lost, if so
   */
  public FaultTable(List<String> stacks, List<FaultRow> rows, Optional<String> nothing) {
    this.stacks = List.copyOf(stacks);
    this.rows = List.copyOf(rows);
    this.nothing = nothing;
  }

  /** How many events were lost, over all faults. */
  public long lost() {
    return rows.stream().mapToLong(row -> row.summary().map(Summary::lost).orElse(0L)).sum();
  }

  /** Of how many events nothing can be said, over all faults. */
  public long unproven() {
    return rows.stream().mapToLong(row -> row.summary().map(Summary::unproven).orElse(0L)).sum();
  }

  /** True if no event is lost and none unproven, and one could have been. */
  public boolean allIsWell() {
    return lost() == 0 && unproven() == 0 && nothing.isEmpty();
  }

  /** Writes the table for people. */
  @Override
  public void text(PrintStream out, boolean colour) {
    text(out, colour, WrappedLines.UNLIMITED);
  }

  /** Writes the table for people, with a paragraph for each fault where the table does not fit. */
  @Override
  public void text(PrintStream to, boolean colour, int columns) {
    var out = WrappedLines.over(to, columns);
    var terminal = new Terminal(colour);
    out.println("Faults of %s, each alone".formatted(safe(String.join(", ", stacks))));
    out.println();
    var table = new Table().row(head());
    for (var row : rows) {
      table.row(cells(row));
    }
    var lines = table.lines();
    if (lines.stream().allMatch(line -> line.length() <= columns)) {
      lines.forEach(line -> out.println(safe(line)));
    } else {
      rows.forEach(row -> paragraph(out, row));
    }
    out.println();
    for (var row : rows) {
      for (var sentence : row.lost()) {
        out.println(terminal.red("✘ " + row.fault() + ": lost: ") + safe(sentence));
      }
      for (var sentence : row.unproven()) {
        out.println(terminal.blue("? " + row.fault() + ": unproven: ") + safe(sentence));
      }
    }
    if (lost() > 0 || nothing.isPresent()) {
      out.println(terminal.red(safe(end())));
    } else {
      out.println(allIsWell() ? terminal.green(end()) : terminal.blue(end()));
    }
    out.flush();
  }

  private static void paragraph(PrintStream out, FaultRow row) {
    out.println(safe("%s: %s".formatted(row.fault(), row.broken())));
    out.println("    " + row.summary().map(Summary::counts).orElse(NOT_APPLICABLE));
    if (!row.heldBy().isEmpty()) {
      out.println("    held by " + safe(String.join(", ", row.heldBy())));
    }
  }

  /** Writes the table for a pull request. */
  @Override
  public void markdown(PrintStream out) {
    var section =
        new Section(LONGEST_TABLE)
            .line(Markdown.row(head()))
            .line("|---|---|" + "--:|".repeat(head().length - 3) + "---|");
    for (var row : rows) {
      section.item(
          () ->
              Markdown.row(Arrays.stream(cells(row)).map(Markdown::text).toArray(String[]::new))
                  + "\n");
    }
    for (var row : rows) {
      for (var sentence : row.lost()) {
        section.item(() -> "\n✘ %s: lost: %s\n".formatted(row.fault(), Markdown.text(sentence)));
      }
      for (var sentence : row.unproven()) {
        section.item(
            () -> "\n? %s: unproven: %s\n".formatted(row.fault(), Markdown.text(sentence)));
      }
    }
    out.print("### %s\n\n".formatted(Markdown.text(end())));
    out.print("Faults of %s, each alone.\n\n".formatted(Markdown.text(String.join(", ", stacks))));
    out.print(section.text());
    if (section.left() > 0) {
      out.print("\nand %d more lines, which do not fit here\n".formatted(section.left()));
    }
    out.println();
  }

  /** Writes the table for programs. */
  @Override
  public void json(PrintStream out) {
    var root = JsonNodeFactory.instance.objectNode();
    stacks.forEach(root.putArray("stacks")::add);
    var faults = root.putArray("faults");
    for (var row : rows) {
      var fault = faults.addObject().put("fault", row.fault()).put("broken", row.broken());
      fault.put("applies", row.summary().isPresent());
      row.summary()
          .ifPresent(
              summary ->
                  fault
                      .put("events", summary.events())
                      .put("delivered", summary.delivered())
                      .put("filtered", summary.filtered())
                      .put("deadLettered", summary.deadLettered())
                      .put("lost", summary.lost())
                      .put("unproven", summary.unproven()));
      row.heldBy().forEach(fault.putArray("heldBy")::add);
      row.lost().forEach(fault.putArray("because")::add);
      row.unproven().forEach(fault.putArray("notJudged")::add);
    }
    root.put("lost", lost());
    root.put("unproven", unproven());
    nothing.ifPresent(because -> root.put("nothing", because));
    SafeJson.print(out, root);
  }

  private String end() {
    if (allIsWell()) {
      return "✔ nothing is lost";
    }
    if (nothing.isPresent()) {
      return "✘ " + nothing.get();
    }
    return lost() > 0
        ? "✘ %d %s lost".formatted(lost(), lost() == 1 ? "event is" : "events are")
        : "? %d %s unproven".formatted(unproven(), unproven() == 1 ? "event is" : "events are");
  }

  /** What is unproven has a column only if something is. */
  private String[] head() {
    var cells =
        new ArrayList<>(
            List.of("fault", "broken", "delivered", "filtered", "dead-lettered", "lost"));
    if (unproven() > 0) {
      cells.add("unproven");
    }
    cells.add("held by");
    return cells.toArray(String[]::new);
  }

  private String[] cells(FaultRow row) {
    var cells = new ArrayList<String>();
    cells.add(row.fault());
    if (row.summary().isEmpty()) {
      cells.add(NOT_APPLICABLE);
      cells.addAll(Collections.nCopies(head().length - 2, ""));
      return cells.toArray(String[]::new);
    }
    var summary = row.summary().get();
    cells.add(row.broken());
    cells.add(Long.toString(summary.delivered()));
    cells.add(Long.toString(summary.filtered()));
    cells.add(Long.toString(summary.deadLettered()));
    cells.add(Long.toString(summary.lost()));
    if (unproven() > 0) {
      cells.add(Long.toString(summary.unproven()));
    }
    cells.add(String.join(", ", row.heldBy()));
    return cells.toArray(String[]::new);
  }
}
