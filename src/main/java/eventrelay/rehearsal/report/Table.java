package eventrelay.rehearsal.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lines up cells in columns, numbers to the right, and writes JSON for programs. */
final class Table {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final List<List<String>> rows = new ArrayList<>();

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The rows as lines, two blanks between columns. */
  List<String> lines() {
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

  static void json(PrintStream out, Object value) {
    try {
      out.print(JSON.writer(new SafeJson()).writeValueAsString(value) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
