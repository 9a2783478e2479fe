package eventrelay.rehearsal.report;

import static eventrelay.rehearsal.report.Terminal.safe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** What becomes of the events under each fault alone. */
public final class FaultTable implements Printed {
  private static final String[] HEAD = {
    "fault", "broken", "delivered", "filtered", "dead-lettered", "lost", "held by"
  };
  private static final int LONGEST_TABLE = 60_000;

  private final List<String> stacks;
  private final List<FaultRow> rows;

  /** A table of one row for each fault. */
  public FaultTable(List<String> stacks, List<FaultRow> rows) {
    this.stacks = List.copyOf(stacks);
    this.rows = List.copyOf(rows);
  }

  /** How many events were lost, over all faults. */
  public long lost() {
    return rows.stream().mapToLong(row -> row.summary().map(Summary::lost).orElse(0L)).sum();
  }

  /** Writes the table for people. */
  @Override
  public void text(PrintStream out, boolean colour) {
    var terminal = new Terminal(colour);
    out.println("Faults of %s, each alone".formatted(safe(String.join(", ", stacks))));
    out.println();
    var table = new Table().row(HEAD);
    for (var row : rows) {
      table.row(cells(row));
    }
    table.lines().forEach(line -> out.println(safe(line)));
    out.println();
    for (var row : rows) {
      for (var sentence : row.lost()) {
        out.println(terminal.red("✘ " + row.fault() + ": lost: ") + safe(sentence));
      }
    }
    out.println(lost() == 0 ? terminal.green(end()) : terminal.red(end()));
  }

  /** Writes the table for a pull request. */
  @Override
  public void markdown(PrintStream out) {
    var section =
        new Section(LONGEST_TABLE).line(Markdown.row(HEAD)).line("|---|---|--:|--:|--:|--:|---|");
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
                      .put("lost", summary.lost()));
      row.heldBy().forEach(fault.putArray("heldBy")::add);
      row.lost().forEach(fault.putArray("because")::add);
    }
    root.put("lost", lost());
    Table.json(out, root);
  }

  private String end() {
    return lost() == 0
        ? "✔ nothing is lost"
        : "✘ %d %s lost".formatted(lost(), lost() == 1 ? "event is" : "events are");
  }

  private static String[] cells(FaultRow row) {
    if (row.summary().isEmpty()) {
      return new String[] {row.fault(), "nothing here could break like this", "", "", "", "", ""};
    }
    var summary = row.summary().get();
    return new String[] {
      row.fault(),
      row.broken(),
      Long.toString(summary.delivered()),
      Long.toString(summary.filtered()),
      Long.toString(summary.deadLettered()),
      Long.toString(summary.lost()),
      String.join(", ", row.heldBy())
    };
  }
}
