package eventrelay.rehearsal.report;

import static eventrelay.rehearsal.report.Terminal.safe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.util.List;

/** What becomes of the events under each fault alone. */
public final class FaultTable {
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
  public void text(PrintStream out, boolean colour) {
    var terminal = new Terminal(colour);
    out.println("Faults of %s, each alone".formatted(safe(String.join(", ", stacks))));
    out.println();
    var table =
        new Table()
            .row("fault", "broken", "delivered", "filtered", "dead-lettered", "lost", "held by");
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
    out.println(
        lost() == 0
            ? terminal.green("✔ nothing is lost")
            : terminal.red(
                "✘ %d %s lost".formatted(lost(), lost() == 1 ? "event is" : "events are")));
  }

  /** Writes the table for programs. */
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
