package eventrelay.rehearsal.print;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lines up cells in columns, numbers to the right. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** Starts without a row. */
  public Table() {}

  /** Adds a row. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The rows as lines, two blanks between columns. */
  public List<String> lines() {
    var widths = new ArrayList<>(Collections.nCopies(rows.get(0).size(), 0));
    for (var row : rows) {
      for (var i = 0; i < row.size(); i++) {
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    var line = new StringBuilder();
    for (var i = 0; i < row.size(); i++) {
      var cell = row.get(i);
      var gap = " ".repeat(widths.get(i) - cell.length());
      line.append(cell.matches("[0-9]+") ? gap + cell : cell + gap).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
