package eventrelay.rehearsal.report;

import eventrelay.rehearsal.change.InputChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes of one input that people read as one: what is new in a list, or what is gone from it.
 *
 * @param changes at least one; several only if all are added or all removed in the same place
 */
record InputLine(List<InputChange> changes) {
  private static final int MOST_VALUES = 6;

  /** Puts together what reads as one, in the order of the first. */
  static List<InputLine> of(List<InputChange> changes) {
    var lines = new LinkedHashMap<String, List<InputChange>>();
    for (var change : changes) {
      var both = change.before().isPresent() == change.after().isPresent();
      var key = both ? "" + lines.size() : change.before().isPresent() + " " + change.where();
      lines.computeIfAbsent(key, any -> new ArrayList<>()).add(change);
    }
    return lines.values().stream().map(InputLine::new).toList();
  }

  String where() {
    return changes.get(0).where();
  }

  /**
   * What happened.
   *
   * @param quoted makes a value fit for the report
   */
  String what(UnaryOperator<String> quoted) {
    var first = changes.get(0);
    if (first.secret()) {
      return "a secret, and another one";
    }
    if (first.before().isPresent() && first.after().isPresent()) {
      return quoted.apply(ChangeWords.before(first))
          + " → "
          + quoted.apply(ChangeWords.after(first));
    }
    var shown =
        changes.stream()
            .limit(MOST_VALUES)
            .map(change -> ChangeWords.before(change) + ChangeWords.after(change))
            .map(quoted)
            .toList();
    var more = changes.size() - shown.size();
    return (first.after().isPresent() ? "added " : "removed ")
        + String.join(", ", shown)
        + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
